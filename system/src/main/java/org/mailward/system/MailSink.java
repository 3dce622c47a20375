package org.mailward.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// Where the demo's own mails end: a mail server on loopback that keeps each mail as a file and passes none on.
///
/// A file is there whole or not at all; its name is its number and its recipient, so that a folder shows them in order.
public final class MailSink {

    private static final int LARGEST = 8 << 20;
    private static final int FAILED = 451;

    private final int port;
    private final Path folder;
    private final AtomicLong number = new AtomicLong();
    private @Nullable SMTPServer server;

    MailSink(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    /// Where the files are.
    public Path folder() {
        return folder;
    }

    void start() throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            number.set(files.map(file -> file.getFileName().toString()).filter(name -> name.matches("[0-9]{6}-.*")).mapToLong(name -> Long.parseLong(name.substring(0, 6))).max().orElse(0));
        }
        var started = SMTPServer.port(port).bindAddress(InetAddress.getLoopbackAddress()).hostName("localhost").softwareName("sink").maxMessageSize(LARGEST)
                .messageHandlerFactory(new Keeping()).build();
        started.start();
        server = started;
    }

    void stop() {
        var running = server;
        server = null;
        if (running != null) {
            running.stop();
        }
    }

    private final class Keeping implements MessageHandlerFactory {

        @Override
        public MessageHandler create(MessageContext context) {
            return new One();
        }
    }

    /// One mail on its way in.
    private final class One implements MessageHandler {

        private String recipient = "nobody";

        @Override
        public void from(String from) {
            // The mail itself says who wrote it.
        }

        @Override
        public void recipient(String to) {
            recipient = to;
        }

        @Override
        public String data(InputStream content) throws RejectException {
            try {
                var name = "%06d-%s.eml".formatted(number.incrementAndGet(), recipient.replaceAll("[^A-Za-z0-9.@_-]", "_"));
                var arriving = folder.resolve("." + name);
                Files.copy(content, arriving, StandardCopyOption.REPLACE_EXISTING);
                Files.move(arriving, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                return "kept as " + name;
            } catch (IOException e) {
                throw new RejectException(FAILED, "The mail cannot be kept: " + e.getMessage());
            }
        }

        @Override
        public void done() {
            // Nothing is left to be done.
        }
    }
}
