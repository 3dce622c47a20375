package org.mailward.platform.mailbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.mailward.mailauth.tags.Shown;
import org.mailward.platform.web.AddressRefusedException;

/// Says what went wrong with a mailbox in words for whoever looks after it.
final class ImapWords {

    private ImapWords() {
    }

    static MailboxTrouble trouble(ImapAccess access, ImapBounds bounds, String folder, MessagingException e) {
        return bounds.breach().<MailboxTrouble>map(what -> new TooMuchSaid(tooMuch(access, what), e)).orElseGet(() -> new MailboxTrouble(sentence(access, folder, e), e));
    }

    static MailboxTrouble brokenOff(ImapAccess access, ImapBounds bounds, IOException e) {
        return bounds.breach().<MailboxTrouble>map(what -> new TooMuchSaid(tooMuch(access, what), e))
                .orElseGet(() -> new MailboxTrouble("The connection to " + access.host().unicode() + " broke off while a message was read.", e));
    }

    /// The library keeps no cause when a connection is broken off in the middle of a command, so what was said too much is remembered apart.
    private static String tooMuch(ImapAccess access, String what) {
        return "The server " + access.host().unicode() + " port " + access.port() + " " + what + " The connection was broken off; what was not taken stays in the mailbox.";
    }

    private static String sentence(ImapAccess access, String folder, MessagingException e) {
        var server = access.host().unicode() + " port " + access.port();
        if (e instanceof AuthenticationFailedException) {
            return (access.byToken() ? "The server did not let us in with the token that we were given. Check that the mailbox is open to the application."
                    : "The server did not accept the name and the password. Some services want an app password or OAuth.") + said(e);
        }
        if (e instanceof FolderNotFoundException) {
            return "There is no folder '" + Shown.of(folder) + "' in this mailbox. Check its name; upper and lower case may matter.";
        }
        var certificate = cause(e, CertificateException.class);
        if (certificate.isPresent()) {
            return "The certificate of " + access.host().unicode() + " is not believed. " + Objects.requireNonNullElse(certificate.get().getMessage(), "");
        }
        var refused = cause(e, AddressRefusedException.class);
        if (refused.isPresent()) {
            return Objects.requireNonNullElse(refused.get().getMessage(), "");
        }
        if (cause(e, UnknownHostException.class).isPresent()) {
            return "There is no server named " + access.host().unicode() + ".";
        }
        if (cause(e, SocketTimeoutException.class).isPresent()) {
            return "The server " + server + " did not answer in time.";
        }
        if (cause(e, ConnectException.class).isPresent() || cause(e, NoRouteToHostException.class).isPresent()) {
            return "No connection to " + server + " could be made. Check the server's name and port.";
        }
        if (cause(e, SSLException.class).isPresent()) {
            return "TLS with " + server + " did not work. Check whether the port is for TLS from the beginning or for STARTTLS." + said(e);
        }
        return "The mailbox on " + server + " could not be used (folder '" + Shown.of(folder) + "')." + said(e);
    }

    private static String said(MessagingException e) {
        return e.getMessage() == null || e.getMessage().isBlank() ? "" : " It said: " + Shown.of(e.getMessage().strip());
    }

    private static <T extends Throwable> Optional<T> cause(MessagingException e, Class<T> type) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, cause -> cause.getCause() == null && cause instanceof MessagingException mail ? mail.getNextException() : cause.getCause())
                .limit(20).filter(type::isInstance).map(type::cast).findFirst();
    }
}
