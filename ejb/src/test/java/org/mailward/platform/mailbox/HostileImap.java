package org.mailward.platform.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// An IMAP server that says to each command whatever it was told to say, and then waits for the next.
final class HostileImap implements AutoCloseable {

    /// What is said before the first command.
    static final String GREETING = "";

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final SSLContext tls;
    private final boolean startTls;
    private final Map<String, String> answers = new HashMap<>(Map.of(
            GREETING, "* OK ready\r\n",
            "CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR STARTTLS\r\n",
            "SELECT", "* 1 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n* OK [UIDNEXT 2] next\r\n",
            "UID", "* 1 FETCH (UID 1)\r\n",
            "FETCH", "* 1 FETCH (UID 1 RFC822.SIZE 8 FLAGS ())\r\n"));

    /// @param startTls whether it begins in the clear
    HostileImap(SSLContext tls, boolean startTls) throws IOException {
        this.tls = tls;
        this.startTls = startTls;
    }

    /// @param answer what comes before its end, with the ends of its lines
    HostileImap say(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    HostileImap start() {
        Thread.ofVirtual().start(this::serve);
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                if (startTls) {
                    write(socket, answers.get(GREETING));
                    talk(socket, false);
                } else {
                    var safe = safe(socket);
                    write(safe, answers.get(GREETING));
                    talk(safe, true);
                }
            } catch (IOException gone) {
                // The client hung up, or the test is over; the next one is served.
                continue;
            }
        }
    }

    private SSLSocket safe(Socket socket) throws IOException {
        var safe = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        safe.setUseClientMode(false);
        return safe;
    }

    private void talk(Socket socket, boolean secret) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var words = line.split(" ", 3);
            write(socket, answers.getOrDefault(words[1], "") + words[0] + " OK done\r\n");
            if (words[1].equals("STARTTLS") && !secret) {
                talk(safe(socket), true);
                return;
            }
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
