package org.mailward.platform.mailbox;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.web.PolicySettings;

/// How mailboxes are read.
///
/// @param connectTimeout wait for a connection
/// @param timeout wait for one answer
/// @param every how long a mailbox rests between two looks
/// @param lease how long a node may read a mailbox without a sign of life
/// @param concurrent mailboxes that are read at the same time, on one node
/// @param largest octets of one message
/// @param batchOctets octets that are fetched in one go; a single message may have more
/// @param batchMessages messages that are fetched in one go
/// @param perLook messages of one look; the rest waits for the next
/// @param answerOctets octets of a server's answer to one request; never less than twice `largest`
/// @param folderMessages messages of one folder, as its server says
/// @param connectTo servers to connect to for a host, without any question to DNS. The operator's own choice: the address is
///     not guarded, the certificate is checked as ever
/// @param extraTrust a PEM file with certificates trusted beside the server's own; the same as for policies
public record ImapSettings(
        Duration connectTimeout,
        Duration timeout,
        Duration every,
        Duration lease,
        int concurrent,
        int largest,
        int batchOctets,
        int batchMessages,
        int perLook,
        long answerOctets,
        int folderMessages,
        Map<DomainName, InetSocketAddress> connectTo,
        Optional<Path> extraTrust) {

    public static final String CONNECT_TIMEOUT = "mailward.imap.connect-timeout";
    public static final String TIMEOUT = "mailward.imap.timeout";
    public static final String EVERY = "mailward.imap.every";
    public static final String LEASE = "mailward.imap.lease";
    public static final String CONCURRENT = "mailward.imap.concurrent";
    public static final String LARGEST = "mailward.imap.max-size";
    public static final String BATCH_OCTETS = "mailward.imap.batch-size";
    public static final String BATCH_MESSAGES = "mailward.imap.batch-messages";
    public static final String PER_LOOK = "mailward.imap.messages-per-look";
    public static final String ANSWER = "mailward.imap.answer-size";
    public static final String FOLDER_MESSAGES = "mailward.imap.folder-messages";
    public static final String CONNECT_TO = "mailward.imap.connect-to";

    private static final int IMAPS = 993;

    public ImapSettings {
        connectTo = Map.copyOf(connectTo);
        if (concurrent < 1 || largest < 1 || batchOctets < 1 || batchMessages < 1 || perLook < 1 || answerOctets < 1 || folderMessages < 1) {
            throw new IllegalArgumentException("mailward.imap.*: a limit is less than 1");
        }
        answerOctets = Math.max(answerOctets, 2L * largest);
    }

    /// @throws IllegalArgumentException naming the property that cannot be understood, and how to write it
    public static ImapSettings read(Settings settings) {
        var servers = new LinkedHashMap<DomainName, InetSocketAddress>();
        for (var pair : settings.pairs(CONNECT_TO)) {
            servers.put(Settings.domainName(CONNECT_TO, pair.getKey()), Settings.server(CONNECT_TO, pair.getValue(), IMAPS));
        }
        return new ImapSettings(
                settings.duration(CONNECT_TIMEOUT, Duration.ofSeconds(10)),
                settings.duration(TIMEOUT, Duration.ofSeconds(60)),
                settings.duration(EVERY, Duration.ofMinutes(2)),
                settings.duration(LEASE, Duration.ofMinutes(5)),
                settings.number(CONCURRENT, 4),
                settings.number(LARGEST, 25 * 1024 * 1024),
                settings.number(BATCH_OCTETS, 4 * 1024 * 1024),
                settings.number(BATCH_MESSAGES, 100),
                settings.number(PER_LOOK, 5_000),
                settings.number(ANSWER, 64 * 1024 * 1024),
                settings.number(FOLDER_MESSAGES, 5_000_000),
                servers,
                settings.text(PolicySettings.EXTRA_TRUST).map(Path::of));
    }

    /// The same, but for messages of at most so many octets.
    public ImapSettings atMost(long octets) {
        return new ImapSettings(connectTimeout, timeout, every, lease, concurrent, (int) Math.min(largest, octets), batchOctets, batchMessages, perLook, answerOctets, folderMessages,
                connectTo, extraTrust);
    }
}
