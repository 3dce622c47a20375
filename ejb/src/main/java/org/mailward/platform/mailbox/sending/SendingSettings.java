package org.mailward.platform.mailbox.sending;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.web.PolicySettings;

/// The mail server that mails are handed to, and how.
///
/// The server is the operator's own choice and may have an inner address.
///
/// @param host empty where no server is set: mails then wait
/// @param user empty where the server wants no proof
/// @param from the address that all mails come from
/// @param hello the name that is given to the server
/// @param largest octets of one mail
/// @param extraTrust a PEM file with certificates trusted beside those of the Java installation
public record SendingSettings(Optional<String> host, int port, Security security, Optional<String> user, String password, String from, String hello,
                              Duration connectTimeout, Duration timeout, int largest, Optional<Path> extraTrust) {

    public static final String HOST = "mailward.mail.host";
    public static final String PORT = "mailward.mail.port";
    public static final String TLS = "mailward.mail.tls";
    public static final String USER = "mailward.mail.user";
    public static final String PASSWORD = "mailward.mail.password";
    public static final String FROM = "mailward.mail.from";
    public static final String HELLO = "mailward.mail.hello";
    public static final String CONNECT_TIMEOUT = "mailward.mail.connect-timeout";
    public static final String TIMEOUT = "mailward.mail.timeout";
    public static final String LARGEST = "mailward.mail.max-size";

    private static final String ADDRESS = "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*";
    private static final int LEAST_SIZE = 16 * 1024;

    /// How the way to the server is protected.
    public enum Security {
        NONE(25), STARTTLS(587), TLS(465);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    public SendingSettings {
        if (host.isPresent() && !from.matches(ADDRESS)) {
            throw new IllegalArgumentException(FROM + ": '" + from + "' is no mail address; with " + HOST + " it is needed, like portal@example.org");
        }
        if (host.isPresent() && user.isPresent() && security == Security.NONE) {
            throw new IllegalArgumentException(TLS + ": a password is not sent without encryption; write starttls or tls");
        }
        if (largest < LEAST_SIZE) {
            throw new IllegalArgumentException(LARGEST + ": a mail has at least " + LEAST_SIZE + " bytes");
        }
    }

    /// @throws IllegalArgumentException naming the property that cannot be understood, and how to write it
    public static SendingSettings read(Settings settings) {
        var word = settings.text(TLS).orElse("starttls").toLowerCase(Locale.ROOT);
        var security = switch (word) {
            case "none" -> Security.NONE;
            case "starttls" -> Security.STARTTLS;
            case "tls" -> Security.TLS;
            case String other -> throw new IllegalArgumentException(TLS + ": '" + other + "' is none of none, starttls and tls");
        };
        var from = settings.text(FROM).orElse("");
        return new SendingSettings(settings.text(HOST), settings.number(PORT, security.port), security, settings.text(USER), settings.text(PASSWORD).orElse(""), from,
                settings.text(HELLO).orElse(from.substring(from.indexOf('@') + 1)), settings.duration(CONNECT_TIMEOUT, Duration.ofSeconds(15)),
                settings.duration(TIMEOUT, Duration.ofSeconds(60)), settings.number(LARGEST, 2 * 1024 * 1024), settings.text(PolicySettings.EXTRA_TRUST).map(Path::of));
    }

    /// The part of the sender's address behind the at sign.
    public String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return "SendingSettings[" + host.orElse("no server") + ":" + port + " " + security + "]";
    }
}
