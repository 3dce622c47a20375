package org.mailward.platform.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// An IMAP server with one empty folder that begins in the clear, turns to TLS, and knows people by access tokens alone.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9051#section-6.2.1">RFC 9051 §6.2.1</a>
final class ImapDouble implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final SSLContext tls;
    private final boolean offersTls;
    private final String token;
    private final List<String> inTheClear = new CopyOnWriteArrayList<>();
    private final List<String> encrypted = new CopyOnWriteArrayList<>();

    /// @param offersTls whether it says that it can turn to TLS
    /// @param token what it lets people in with, in Base64, as the mechanism XOAUTH2 sends it
    ImapDouble(SSLContext tls, boolean offersTls, String token) throws IOException {
        this.tls = tls;
        this.offersTls = offersTls;
        this.token = token;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /// The words that were said before TLS.
    List<String> inTheClear() {
        return List.copyOf(inTheClear);
    }

    List<String> encrypted() {
        return List.copyOf(encrypted);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                talk(socket, false);
            } catch (IOException gone) {
                // The client hung up, or the test is over; the next one is served.
                continue;
            }
        }
    }

    private void talk(Socket socket, boolean secret) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        if (!secret) {
            say(socket, "* OK ready");
        }
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var words = line.split(" ", 3);
            (secret ? encrypted : inTheClear).add(line.substring(words[0].length() + 1));
            switch (words[1]) {
                case "CAPABILITY" -> say(socket, "* CAPABILITY IMAP4rev1 SASL-IR " + (secret ? "AUTH=XOAUTH2" : offersTls ? "STARTTLS LOGINDISABLED" : "AUTH=XOAUTH2"), words[0] + " OK done");
                case "STARTTLS" -> {
                    say(socket, words[0] + " OK begin");
                    var safe = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
                    safe.setUseClientMode(false);
                    talk(safe, true);
                    return;
                }
                case "AUTHENTICATE" -> say(socket, words[2].equals("XOAUTH2 " + token) ? words[0] + " OK in" : words[0] + " NO [AUTHENTICATIONFAILED] the token has expired");
                case "SELECT" -> say(socket, "* 0 EXISTS", "* FLAGS (\\Seen \\Deleted)", "* OK [UIDVALIDITY 7] valid", "* OK [UIDNEXT 1] next", words[0] + " OK [READ-WRITE] open");
                case "LOGOUT" -> {
                    say(socket, "* BYE", words[0] + " OK gone");
                    return;
                }
                default -> say(socket, words[0] + " OK done");
            }
        }
    }

    private static void say(Socket socket, String... lines) throws IOException {
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
