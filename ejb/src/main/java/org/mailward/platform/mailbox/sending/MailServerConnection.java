package org.mailward.platform.mailbox.sending;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.mailward.outbox.OneLine;
import org.mailward.platform.web.Trust;

/// A connection to the installation's mail server, opened for the first mail and kept for those that follow. For one thread.
///
/// What comes out of it never holds a password.
public final class MailServerConnection implements AutoCloseable {

    private static final String PROTOCOL = "smtp";
    private static final String PREFIX = "mail.smtp.";
    private static final int PERMANENT = 500;

    private final SendingSettings settings;
    private final Session session;
    private @Nullable Transport transport;

    /// @param settings with a host
    public MailServerConnection(SendingSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    /// Hands over one mail, with the same Message-ID at each call for the same parcel.
    public Handed send(Parcel parcel) {
        MimeMessage message;
        try {
            message = Envelopes.fitting(session, settings, parcel);
        } catch (AddressException e) {
            return new Handed.Refused("'" + OneLine.of(parcel.address()) + "' is no address that mail can be sent to.");
        } catch (MessagingException | IOException e) {
            return new Handed.Refused(words("The mail cannot be put into its form", e.getMessage()));
        }
        try {
            var open = connected();
            open.sendMessage(message, message.getAllRecipients());
            return new Handed.Taken();
        } catch (AuthenticationFailedException e) {
            close();
            return new Handed.NotNow("The mail server does not accept the user and the password.", false);
        } catch (SendFailedException e) {
            return refusal(e);
        } catch (MessagingException e) {
            // Whether the server took it is not known: it is sent again under the same Message-ID, by which receivers tell that it is the same.
            close();
            boolean unreached = e instanceof MailConnectException;
            return new Handed.NotNow(unreached ? "The mail server does not answer." : words("The connection to the mail server broke off", e.getMessage()), false);
        }
    }

    private Transport connected() throws MessagingException {
        var open = transport;
        if (open == null || !open.isConnected()) {
            close();
            open = session.getTransport(PROTOCOL);
            open.connect(settings.host().orElseThrow(), settings.port(), settings.user().orElse(null), settings.user().isPresent() ? settings.password() : null);
            transport = open;
        }
        return open;
    }

    /// A reply of 5yz is final, one of 4yz is not.
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321 §4.2.1</a>
    private Handed refusal(SendFailedException failure) {
        for (Exception cause = failure; cause != null; cause = cause instanceof MessagingException link ? link.getNextException() : null) {
            var answer = answer(cause);
            if (answer.isPresent()) {
                var why = words("The mail server said", answer.get().text());
                return answer.get().code() >= PERMANENT ? new Handed.Refused(why) : new Handed.NotNow(why, true);
            }
        }
        return new Handed.NotNow(words("The mail server did not take the mail", failure.getMessage()), true);
    }

    /// @param code of three digits
    private record Reply(int code, @Nullable String text) {
    }

    private static Optional<Reply> answer(Exception cause) {
        return switch (cause) {
            case SMTPAddressFailedException e -> Optional.of(new Reply(e.getReturnCode(), e.getMessage()));
            case SMTPSenderFailedException e -> Optional.of(new Reply(e.getReturnCode(), e.getMessage()));
            case SMTPSendFailedException e when e.getNextException() == null -> Optional.of(new Reply(e.getReturnCode(), e.getMessage()));
            default -> Optional.empty();
        };
    }

    private static String words(String what, @Nullable String detail) {
        return detail == null || detail.isBlank() ? what + "." : what + ": " + OneLine.of(detail);
    }

    private static Properties properties(SendingSettings settings) {
        var properties = new Properties();
        boolean startTls = settings.security() == SendingSettings.Security.STARTTLS;
        properties.put(PREFIX + "ssl.enable", Boolean.toString(settings.security() == SendingSettings.Security.TLS));
        properties.put(PREFIX + "starttls.enable", Boolean.toString(startTls));
        properties.put(PREFIX + "starttls.required", Boolean.toString(startTls));
        properties.put(PREFIX + "ssl.checkserveridentity", "true");
        properties.put(PREFIX + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (settings.security() != SendingSettings.Security.NONE) {
            properties.put(PREFIX + "ssl.socketFactory", Trust.context(settings.extraTrust()).getSocketFactory());
            properties.put(PREFIX + "socketFactory.fallback", "false");
        }
        properties.put(PREFIX + "auth", Boolean.toString(settings.user().isPresent()));
        properties.put(PREFIX + "auth.mechanisms", "PLAIN LOGIN");
        properties.put(PREFIX + "from", settings.from());
        properties.put(PREFIX + "localhost", settings.hello());
        properties.put(PREFIX + "connectiontimeout", Long.toString(settings.connectTimeout().toMillis()));
        properties.put(PREFIX + "timeout", Long.toString(settings.timeout().toMillis()));
        properties.put(PREFIX + "writetimeout", Long.toString(settings.timeout().toMillis()));
        // One recipient each: a mail that one server refuses is not half sent.
        properties.put(PREFIX + "sendpartial", "false");
        return properties;
    }

    @Override
    public void close() {
        var open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                // The server is gone already, and all that it took it has said so.
                System.getLogger(MailServerConnection.class.getName()).log(System.Logger.Level.DEBUG, "The connection to the mail server was closed by it", e);
            }
        }
    }
}
