package org.mailward.platform.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// Speaks SMTP word by word.
final class Caller implements AutoCloseable {

    private Socket socket;
    private BufferedReader in;
    private OutputStream out;

    private Caller(Socket socket) throws IOException {
        use(socket);
    }

    static Caller at(int port) throws IOException {
        return new Caller(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    private void use(Socket other) throws IOException {
        socket = other;
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = socket.getOutputStream();
    }

    /// The last line of a reply; empty when the connection has ended.
    String reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "" : line;
    }

    /// All lines of a reply.
    List<String> whole(String line) throws IOException {
        send(line + "\r\n");
        var lines = new ArrayList<String>();
        do {
            lines.add(in.readLine());
        } while (lines.getLast() != null && lines.getLast().length() > 3 && lines.getLast().charAt(3) == '-');
        return lines;
    }

    String say(String line) throws IOException {
        send(line + "\r\n");
        return reply();
    }

    void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /// Up to the end of a message's recipients.
    Caller to(String... recipients) throws IOException {
        reply();
        say("EHLO mta.example");
        say("MAIL FROM:<reports@reporter.example>");
        for (var recipient : recipients) {
            say("RCPT TO:<" + recipient + ">");
        }
        return this;
    }

    String message(String text) throws IOException {
        say("DATA");
        send(text);
        return say("\r\n.");
    }

    void startTls(SSLContext trusting) throws IOException, GeneralSecurityException {
        say("STARTTLS");
        var tls = (SSLSocket) trusting.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        tls.startHandshake();
        use(tls);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
