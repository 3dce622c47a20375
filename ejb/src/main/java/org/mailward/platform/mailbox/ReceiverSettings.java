package org.mailward.platform.mailbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.mailward.platform.settings.Settings;

/// How the SMTP receiver is run.
///
/// @param host the name that it gives in its greeting
/// @param bind address that it listens on; `0.0.0.0` for all
/// @param port 0 for any free one
/// @param largest octets of one message
/// @param mostRecipients of one message
/// @param connections at the same time
/// @param connectionsPerAddress at the same time from one address (IPv4) or network (IPv6, /64)
/// @param messagesPerMinute from one such address or network
/// @param patience with a silent peer
/// @param sessionLimit one connection, from its first octet to its last
/// @param inMemory octets of a message that are held in memory while it comes in; longer ones go to a file
/// @param deliveries messages that are handed over at the same time
/// @param identity files for STARTTLS; without them it is not offered
public record ReceiverSettings(
        boolean enabled,
        String host,
        String bind,
        int port,
        int largest,
        int mostRecipients,
        int connections,
        int connectionsPerAddress,
        int messagesPerMinute,
        Duration patience,
        Duration sessionLimit,
        int inMemory,
        int deliveries,
        Optional<Identity> identity) {

    /// PEM files of the receiver's certificate chain and of its key (PKCS #8, not encrypted).
    public record Identity(Path certificate, Path key) {
    }

    public static final String ENABLED = "mailward.receiver.enabled";
    public static final String HOST = "mailward.receiver.host";
    public static final String BIND = "mailward.receiver.bind";
    public static final String PORT = "mailward.receiver.port";
    public static final String LARGEST = "mailward.receiver.max-size";
    public static final String RECIPIENTS = "mailward.receiver.max-recipients";
    public static final String CONNECTIONS = "mailward.receiver.connections";
    public static final String PER_ADDRESS = "mailward.receiver.connections-per-address";
    public static final String RATE = "mailward.receiver.messages-per-minute";
    public static final String PATIENCE = "mailward.receiver.timeout";
    public static final String SESSION = "mailward.receiver.session-limit";
    public static final String IN_MEMORY = "mailward.receiver.in-memory";
    public static final String DELIVERIES = "mailward.receiver.deliveries";
    public static final String CERTIFICATE = "mailward.receiver.certificate";
    public static final String PRIVATE_KEY = "mailward.receiver.key";

    public ReceiverSettings {
        atLeastOne(LARGEST, largest);
        atLeastOne(RECIPIENTS, mostRecipients);
        atLeastOne(CONNECTIONS, connections);
        atLeastOne(PER_ADDRESS, connectionsPerAddress);
        atLeastOne(RATE, messagesPerMinute);
        atLeastOne(IN_MEMORY, inMemory);
        atLeastOne(DELIVERIES, deliveries);
        if (!host.matches("[A-Za-z0-9.-]{1,253}")) {
            throw new IllegalArgumentException(HOST + ": '" + host + "' is no name of a host");
        }
    }

    /// @throws IllegalArgumentException naming the property that cannot be understood, and how to write it
    public static ReceiverSettings read(Settings settings) {
        return new ReceiverSettings(
                settings.text(ENABLED).map(text -> yes(ENABLED, text)).orElse(false),
                settings.text(HOST).orElse("localhost"),
                settings.text(BIND).orElse("0.0.0.0"),
                settings.number(PORT, 2525),
                settings.number(LARGEST, 25 * 1024 * 1024),
                settings.number(RECIPIENTS, 20),
                settings.number(CONNECTIONS, 200),
                settings.number(PER_ADDRESS, 20),
                settings.number(RATE, 600),
                settings.duration(PATIENCE, Duration.ofMinutes(2)),
                settings.duration(SESSION, Duration.ofMinutes(15)),
                settings.number(IN_MEMORY, 128 * 1024),
                settings.number(DELIVERIES, 4),
                identity(settings));
    }

    /// The same, but for messages of at most so many octets: what is announced and taken is never more than can be kept.
    public ReceiverSettings atMost(long octets) {
        return new ReceiverSettings(enabled, host, bind, port, (int) Math.min(largest, octets), mostRecipients, connections, connectionsPerAddress, messagesPerMinute, patience, sessionLimit,
                inMemory, deliveries, identity);
    }

    private static Optional<Identity> identity(Settings settings) {
        var certificate = settings.text(CERTIFICATE);
        var key = settings.text(PRIVATE_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException((certificate.isPresent() ? PRIVATE_KEY : CERTIFICATE) + ": the certificate and its key are given together");
        }
        return certificate.map(file -> new Identity(Path.of(file), Path.of(key.orElseThrow())));
    }

    static boolean yes(String property, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(property + ": '" + text + "' is neither true nor false");
        };
    }

    private static void atLeastOne(String property, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(property + ": " + number + " is less than 1");
        }
    }
}
