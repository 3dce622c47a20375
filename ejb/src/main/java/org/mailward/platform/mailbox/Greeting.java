package org.mailward.platform.mailbox;

import java.io.IOException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// Says what the receiver can do: all that the library can, but taking messages in chunks; see [NoChunks].
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.1">RFC 5321 §4.1.1.1</a>
final class Greeting extends BaseCommand {

    Greeting() {
        super("EHLO", "Introduce yourself.", "<hostname>");
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        var words = getArgs(line);
        if (words.length < 2) {
            session.sendResponse("501 Syntax: EHLO hostname");
            return;
        }
        session.resetMailTransaction();
        session.setHelo(words[1]);
        var server = session.getServer();
        var offers = new StringBuilder("250-").append(server.getHostName()).append("\r\n250-8BITMIME\r\n250-SIZE ").append(server.getMaxMessageSize());
        if (server.getEnableTLS() && !server.getHideTLS() && !session.isTLSStarted()) {
            offers.append("\r\n250-STARTTLS");
        }
        session.sendResponse(offers.append("\r\n250 SMTPUTF8").toString());
    }
}
