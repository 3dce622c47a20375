package org.mailward.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Mails by SMTP as other servers do: each is sent again until it is accepted, whatever became of it before (RFC 5321 §4.5.4.1).
final class SmtpWay implements WayIn {

    private static final int SENDERS = 4;
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final int port;
    private final Duration pause;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger deferred = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();

    SmtpWay(int port, int perSecond) {
        this.port = port;
        this.pause = Duration.ofSeconds(SENDERS).dividedBy(perSecond);
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("MAILWARD_RECEIVER_MESSAGES_PER_MINUTE", "1000000");
    }

    @Override
    public void build(Connection superuser) {
        // The estate has report addresses; nothing else is needed.
    }

    @Override
    public void bring(List<Letter> letters) throws InterruptedException {
        var next = new AtomicInteger();
        var senders = IntStream.range(0, SENDERS).mapToObj(i -> Thread.ofVirtual().name("sender " + i).start(() -> {
            try (var line = new Line()) {
                for (int n = next.getAndIncrement(); n < letters.size(); n = next.getAndIncrement()) {
                    send(line, letters.get(n));
                    Thread.sleep(pause);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })).toList();
        for (var sender : senders) {
            sender.join();
        }
    }

    private void send(Line line, Letter letter) throws InterruptedException {
        while (true) {
            try {
                var answer = line.send(letter);
                if (answer.startsWith("250")) {
                    accepted.incrementAndGet();
                    return;
                }
                if (answer.startsWith("5")) {
                    // A server that goes by it would never send the mail again: it is lost.
                    refused.add("Mail " + letter.no() + " was refused for ever: " + answer);
                    return;
                }
                deferred.incrementAndGet();
            } catch (IOException e) {
                (line.wholeMailSent ? unanswered : brokenOff).incrementAndGet();
            }
            line.close();
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    /// One sender's connection, made when there is none.
    private final class Line implements AutoCloseable {

        private Socket socket = new Socket();
        private boolean wholeMailSent;

        /// @return the answer to the mail, or the first that is no consent
        String send(Letter letter) throws IOException {
            wholeMailSent = false;
            if (!socket.isConnected() || socket.isClosed()) {
                socket = new Socket();
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) ANSWER.toMillis());
                socket.setSoTimeout((int) ANSWER.toMillis());
                var greeting = answer();
                if (!greeting.startsWith("220")) {
                    return greeting;
                }
                var hello = ask("EHLO reporter.example");
                if (!hello.startsWith("250")) {
                    return hello;
                }
            }
            for (var command : List.of("MAIL FROM:<" + letter.sender() + ">", "RCPT TO:<" + Estate.address(letter.domain()) + ">", "DATA")) {
                var answer = ask(command);
                if (answer.charAt(0) > '3') {
                    return answer;
                }
            }
            write(letter.octets().replace("\r\n.", "\r\n..") + ".\r\n");
            wholeMailSent = true;
            return answer();
        }

        private String ask(String command) throws IOException {
            write(command + "\r\n");
            return answer();
        }

        private void write(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /// The last line of an answer. The server says nothing that is not asked, so a reader of its own for each answer loses nothing.
        private String answer() throws IOException {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            while (true) {
                var line = in.readLine();
                if (line == null || line.length() < 3) {
                    throw new IOException("No answer, but " + line);
                }
                if (line.length() == 3 || line.charAt(3) == ' ') {
                    return line;
                }
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException gone) {
                brokenOff.incrementAndGet();
            }
        }
    }

    @Override
    public int progress() {
        return accepted.get() + refused.size();
    }

    @Override
    public List<String> leftOver() {
        return List.copyOf(refused);
    }

    @Override
    public String summary() {
        return "%,d mails accepted; before that %,d tries were put off, %,d broke off, and %,d whole mails had no answer".formatted(accepted.get(), deferred.get(), brokenOff.get(), unanswered.get());
    }

    @Override
    public void close() {
        // Each sender has closed its connection.
    }
}
