package org.mailward.platform.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server on loopback that says what it was told to, and encrypts in earnest.
final class MailServer implements AutoCloseable {

    /// @param protocols the versions of TLS that it knows
    record Script(String greeting, String offer, String ready, List<String> protocols) {

        static final Script SOUND = new Script("220 mail.example.org ESMTP\r\n", "250-mail.example.org\r\n250-PIPELINING\r\n250 STARTTLS\r\n", "220 go ahead\r\n", List.of("TLSv1.3", "TLSv1.2"));

        Script greeting(String text) {
            return new Script(text, offer, ready, protocols);
        }

        Script offer(String text) {
            return new Script(greeting, text, ready, protocols);
        }

        Script ready(String text) {
            return new Script(greeting, offer, text, protocols);
        }

        Script protocols(String... names) {
            return new Script(greeting, offer, ready, List.of(names));
        }
    }

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private final SSLContext context;
    private final Script script;

    MailServer(SSLContext context, Script script) throws IOException {
        this.context = context;
        this.script = script;
        Thread.ofVirtual().start(this::serve);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /// The commands so far; those after the handshake have a `*` before them.
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                talk(client);
            } catch (IOException e) {
                // A client that goes away in the middle is what many of the tests are about.
                heard.add("(" + e.getClass().getSimpleName() + ")");
            }
        }
    }

    private void talk(Socket client) throws IOException {
        say(client, script.greeting());
        hear(client, "");
        say(client, script.offer());
        if (!hear(client, "").equals("STARTTLS")) {
            return;
        }
        say(client, script.ready());
        if (!script.ready().startsWith("220")) {
            return;
        }
        try (var tls = (SSLSocket) context.getSocketFactory().createSocket(client, null, false)) {
            tls.setUseClientMode(false);
            tls.setEnabledProtocols(script.protocols().toArray(String[]::new));
            tls.startHandshake();
            String quit = new BufferedReader(new InputStreamReader(tls.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            heard.add("*" + quit);
        }
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    private String hear(Socket client, String mark) throws IOException {
        var line = new StringBuilder();
        for (int octet = client.getInputStream().read(); octet >= 0 && octet != '\n'; octet = client.getInputStream().read()) {
            line.append((char) octet);
        }
        heard.add(mark + line.toString().strip());
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
