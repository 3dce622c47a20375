package org.mailward.platform.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.util.MailConnectException;
import org.mailward.platform.web.PublicAddresses;
import org.mailward.platform.web.Trust;

/// One visit to one folder of a mailbox. For one thread.
///
/// Reading changes nothing; messages are marked or moved only when the caller says that they cannot be lost any more.
/// Every trouble is a [MailboxTrouble].
public final class ImapVisit implements AutoCloseable {

    private static final String PROTOCOL = "imap";
    private static final String PREFIX = "mail.imap.";
    /// Messages that are asked about in one go.
    private static final int STEP = 5_000;

    /// A message that waits in the folder.
    /// @param size in octets, as the server says
    public record Waiting(long uid, int size) {
    }

    /// A message as it is kept in the mailbox.
    public record Letter(long uid, byte[] octets) {
    }

    private final ImapAccess access;
    private final ImapBounds bounds;
    private final IMAPStore store;
    private final IMAPFolder folder;

    private ImapVisit(ImapAccess access, ImapBounds bounds, IMAPStore store, IMAPFolder folder) {
        this.access = access;
        this.bounds = bounds;
        this.store = store;
        this.folder = folder;
    }

    /// Signs in and opens the folder.
    /// @throws MailboxTrouble when that does not work
    public static ImapVisit begin(ImapAccess access, String folderName, ImapSettings settings, PublicAddresses addresses) {
        var bounds = new ImapBounds(settings.answerOctets(), settings.folderMessages());
        IMAPStore store = null;
        try {
            store = (IMAPStore) Session.getInstance(properties(access, settings, bounds)).getStore(PROTOCOL);
            connect(store, access, servers(access, settings, addresses));
            var folder = (IMAPFolder) store.getFolder(folderName);
            folder.open(Folder.READ_WRITE);
            return new ImapVisit(access, bounds, store, folder);
        } catch (MessagingException e) {
            if (store != null) {
                closeQuietly(store);
            }
            throw ImapWords.trouble(access, bounds, folderName, e);
        } catch (UnknownHostException e) {
            throw new MailboxTrouble(Objects.requireNonNullElse(e.getMessage(), "The server has no address."), e);
        }
    }

    private static List<InetSocketAddress> servers(ImapAccess access, ImapSettings settings, PublicAddresses addresses) throws UnknownHostException {
        var chosen = settings.connectTo().get(access.host());
        return chosen != null ? List.of(chosen) : addresses.of(access.host()).stream().map(address -> new InetSocketAddress(address, access.port())).toList();
    }

    /// The first address that can be connected to.
    private static void connect(IMAPStore store, ImapAccess access, List<InetSocketAddress> servers) throws MessagingException {
        for (var server : servers) {
            try {
                store.connect(server.getAddress().getHostAddress(), server.getPort(), access.user(), access.secret());
                return;
            } catch (MessagingException e) {
                if (server.equals(servers.getLast()) || !(e instanceof MailConnectException)) {
                    throw e;
                }
            }
        }
    }

    private static Properties properties(ImapAccess access, ImapSettings settings, ImapBounds bounds) {
        var properties = new Properties();
        properties.put(PREFIX + "ssl.enable", Boolean.toString(!access.startTls()));
        properties.put(PREFIX + "starttls.enable", Boolean.toString(access.startTls()));
        properties.put(PREFIX + "starttls.required", Boolean.toString(access.startTls()));
        properties.put(PREFIX + "ssl.socketFactory", new NamedTls(access.host(), Trust.context(settings.extraTrust()).getSocketFactory(), bounds));
        properties.put(PREFIX + "socketFactory", new WatchedPlain(bounds));
        properties.put(PREFIX + "socketFactory.fallback", "false");
        // The library knows the address alone; the name is checked where TLS begins.
        properties.put(PREFIX + "ssl.checkserveridentity", "false");
        properties.put(PREFIX + "auth.mechanisms", access.byToken() ? "XOAUTH2" : "PLAIN LOGIN");
        properties.put(PREFIX + "connectiontimeout", Long.toString(settings.connectTimeout().toMillis()));
        properties.put(PREFIX + "timeout", Long.toString(settings.timeout().toMillis()));
        properties.put(PREFIX + "writetimeout", Long.toString(settings.timeout().toMillis()));
        // Whole messages in one answer each, and no mark on them for having been read.
        properties.put(PREFIX + "partialfetch", "false");
        properties.put(PREFIX + "peek", "true");
        return properties;
    }

    /// Changes when the numbers of the folder's messages were given anew.
    public long validity() {
        try {
            return folder.getUIDValidity();
        } catch (MessagingException e) {
            throw ImapWords.trouble(access, bounds, folder.getFullName(), e);
        }
    }

    /// The first messages in the folder beyond a number, in order; those that are marked as deleted are left out and not counted.
    public List<Waiting> waiting(long afterUid, int most) {
        bounds.anew();
        try {
            var messages = folder.getMessagesByUID(afterUid + 1, UIDFolder.LASTUID);
            var waiting = new ArrayList<Waiting>();
            // In steps, as marked messages may lie before those that wait, in any number.
            for (int from = 0; from < messages.length && waiting.size() < most; from += STEP) {
                describe(Arrays.copyOfRange(messages, from, Math.min(messages.length, from + STEP)), afterUid).limit(most - waiting.size()).forEach(waiting::add);
            }
            return List.copyOf(waiting);
        } catch (MessagingException e) {
            throw ImapWords.trouble(access, bounds, folder.getFullName(), e);
        }
    }

    private Stream<Waiting> describe(Message[] messages, long afterUid) throws MessagingException {
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(FetchProfile.Item.FLAGS);
        bounds.anew();
        folder.fetch(messages, profile);
        var waiting = new ArrayList<Waiting>();
        for (var message : messages) {
            long uid = folder.getUID(message);
            // Servers answer with the last message when there is none beyond the number.
            if (uid > afterUid && !message.isSet(Flags.Flag.DELETED)) {
                waiting.add(new Waiting(uid, message.getSize()));
            }
        }
        return waiting.stream();
    }

    /// Fetches messages in one go. One that vanished meanwhile is left out.
    public List<Letter> read(Collection<Waiting> batch) {
        bounds.anew();
        try {
            var messages = messages(batch.stream().map(Waiting::uid).toList());
            var profile = new FetchProfile();
            profile.add(UIDFolder.FetchProfileItem.UID);
            profile.add(IMAPFolder.FetchProfileItem.MESSAGE);
            folder.fetch(messages, profile);
            var letters = new ArrayList<Letter>();
            for (var message : messages) {
                if (!message.isExpunged()) {
                    var octets = new ByteArrayOutputStream();
                    message.writeTo(octets);
                    letters.add(new Letter(folder.getUID(message), octets.toByteArray()));
                    // What was prefetched is of no more use.
                    ((IMAPMessage) message).invalidateHeaders();
                }
            }
            return List.copyOf(letters);
        } catch (MessagingException e) {
            throw ImapWords.trouble(access, bounds, folder.getFullName(), e);
        } catch (IOException e) {
            throw ImapWords.brokenOff(access, bounds, e);
        }
    }

    /// Marks messages as read.
    public void mark(Collection<Long> uids) {
        bounds.anew();
        try {
            if (!uids.isEmpty()) {
                folder.setFlags(messages(uids), new Flags(Flags.Flag.SEEN), true);
            }
        } catch (MessagingException e) {
            throw ImapWords.trouble(access, bounds, folder.getFullName(), e);
        }
    }

    /// Moves messages to another folder, which is made when it is not there.
    public void move(Collection<Long> uids, String target) {
        if (uids.isEmpty()) {
            return;
        }
        bounds.anew();
        try {
            var messages = messages(uids);
            var other = existing(target);
            if (store.hasCapability("MOVE")) {
                folder.moveMessages(messages, other);
                return;
            }
            folder.copyMessages(messages, other);
            folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
            // Without this extension, only everybody's deleted messages could be expunged; ours then stay, marked as deleted.
            if (store.hasCapability("UIDPLUS")) {
                folder.expunge(messages);
            }
        } catch (MessagingException e) {
            throw ImapWords.trouble(access, bounds, target, e);
        }
    }

    /// Makes a folder when it is not there.
    public void ensure(String target) {
        bounds.anew();
        try {
            existing(target);
        } catch (MessagingException e) {
            throw ImapWords.trouble(access, bounds, target, e);
        }
    }

    private Folder existing(String name) throws MessagingException {
        var other = store.getFolder(name);
        if (!other.exists() && !other.create(Folder.HOLDS_MESSAGES)) {
            throw new MailboxTrouble("The folder '" + name + "' is not there and cannot be made. Make it, or name another.");
        }
        return other;
    }

    private Message[] messages(Collection<Long> uids) throws MessagingException {
        return Arrays.stream(folder.getMessagesByUID(uids.stream().mapToLong(Long::longValue).toArray())).filter(Objects::nonNull).toArray(Message[]::new);
    }

    @Override
    public void close() {
        try {
            folder.close(false);
        } catch (MessagingException | IllegalStateException gone) {
            // Whatever was to be kept has been done before; the connection goes anyway.
            closeQuietly(store);
            return;
        }
        closeQuietly(store);
    }

    private static void closeQuietly(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException gone) {
            System.getLogger(ImapVisit.class.getName()).log(System.Logger.Level.DEBUG, "A mailbox could not be left in order", gone);
        }
    }
}
