package org.mailward.platform.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.mailward.platform.time.Time;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/// One message on its way in.
///
/// Nothing is promised before it is true: a recipient that nobody has is refused before the message is sent, and the message
/// itself is accepted only when the desk has taken it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-6.1">RFC 5321 §6.1</a>
final class Reception implements MessageHandler {

    private static final int LATER = 451;
    private static final int NEVER = 550;
    private static final int TOO_LARGE = 552;
    private static final int CLOSING = 421;
    /// Addresses that nobody has, in one message, before the connection is closed: beyond that somebody is guessing.
    private static final int MOST_UNKNOWN = 10;
    private static final int BLOCK = 16 * 1024;
    private static final int LONGEST_REPLY = 400;

    private final MessageContext context;
    private final ReceiverSettings settings;
    private final Desk desk;
    private final Doorman doorman;
    private final Semaphore deliveries;
    private final Time time;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";
    private int unknown;

    Reception(MessageContext context, ReceiverSettings settings, Desk desk, Doorman doorman, Semaphore deliveries, Time time) {
        this.context = context;
        this.settings = settings;
        this.desk = desk;
        this.doorman = doorman;
        this.deliveries = deliveries;
        this.time = time;
    }

    @Override
    public void from(String address) throws RejectException {
        if (!doorman.allowsMessage(peer().getAddress())) {
            throw new RejectException(LATER, "4.7.0 More messages came from your address than are taken in a minute; try again later");
        }
        sender = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
        switch (desk.recipient(address)) {
            case Answer.Taken() -> recipients.add(address);
            case Answer.Later(var sentence) -> throw new RejectException(LATER, "4.3.0 " + plain(sentence));
            case Answer.Never(var sentence) -> {
                if (++unknown > MOST_UNKNOWN) {
                    throw new DropConnectionException(CLOSING, "4.7.0 Too many addresses that nobody here has");
                }
                throw new RejectException(NEVER, "5.1.1 " + plain(sentence));
            }
        }
    }

    @Override
    public String data(InputStream in) throws RejectException, IOException {
        try (var spool = new Spool(settings.inMemory())) {
            boolean fits = receive(in, spool);
            if (!fits) {
                throw new RejectException(TOO_LARGE, "5.3.4 The message is larger than " + settings.largest() + " octets");
            }
            return deliver(spool);
        } catch (RejectException refused) {
            // The library leaves the refused message standing, and would then answer the next MAIL with 503, which the sender
            // takes for a lasting refusal of a message that was never looked at.
            if (context instanceof Session session) {
                session.resetMailTransaction();
            }
            throw refused;
        }
    }

    private boolean receive(InputStream in, Spool spool) throws IOException, RejectException {
        var block = new byte[BLOCK];
        long size = 0;
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            size += count;
            if (size <= settings.largest()) {
                spool.write(block, count);
            } else if (size > 2L * settings.largest()) {
                // To hear the answer, the sender has to be let finish; but not for ever.
                throw new DropConnectionException(TOO_LARGE, "5.3.4 The message is larger than " + settings.largest() + " octets");
            }
        }
        return size <= settings.largest();
    }

    private String deliver(Spool spool) throws IOException, RejectException {
        try {
            deliveries.acquire();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DropConnectionException(CLOSING, "4.3.2 The server is being stopped");
        }
        try {
            var envelope = new Envelope(peer().getAddress().getHostAddress(), context.getHelo().orElse(""),
                    context instanceof Session session && session.isTLSStarted(), sender, recipients, time.now());
            return switch (desk.deliver(envelope, spool.octets())) {
                case Answer.Taken() -> "2.0.0 Taken";
                case Answer.Later(var sentence) -> throw new RejectException(LATER, "4.3.0 " + plain(sentence));
                case Answer.Never(var sentence) -> throw new RejectException(NEVER, "5.7.1 " + plain(sentence));
            };
        } finally {
            deliveries.release();
        }
    }

    @Override
    public void done() {
        recipients.clear();
    }

    private InetSocketAddress peer() {
        return (InetSocketAddress) context.getRemoteAddress();
    }

    /// A reply is one line of ASCII.
    private static String plain(String sentence) {
        var line = sentence.replaceAll("[^ -~]", "?");
        return line.substring(0, Math.min(line.length(), LONGEST_REPLY));
    }
}
