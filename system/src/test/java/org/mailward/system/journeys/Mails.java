package org.mailward.system.journeys;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The mails that the running stack has sent, as its recipients got them.
final class Mails {

    /// From when a mail that was written has come.
    private static final Duration SENT = Duration.ofMinutes(3);

    private Mails() {
    }

    /// A mail as it came.
    /// @param octets all of it, as text
    /// @param words every text in it, decoded: subject, names, plain text and HTML
    record Mail(String recipient, String subject, String messageId, String octets, String words, String text, String html) {
    }

    /// What a person is invited by: waits for the mail and gives the path of the link in it, of the newest where there are several.
    static String invitation(String address) {
        var link = Pattern.compile("/invitation\\?token=[\\w-]+");
        return Waiting.until("an invitation to " + address + " came", SENT, () -> to(address).reversed().stream().flatMap(mail -> link.matcher(mail.text()).results())
                .map(MatchResult::group).findFirst().orElse(""), found -> !found.isEmpty());
    }

    /// Those to one address, the oldest first.
    static List<Mail> to(String address) {
        return all().stream().filter(mail -> mail.recipient().equals(address)).toList();
    }

    static List<Mail> all() {
        try (Stream<Path> files = Files.list(SharedStack.get().sink().orElseThrow().folder())) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().map(Mails::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mail read(Path file) {
        try {
            var octets = Files.readAllBytes(file);
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
            var text = new StringBuilder();
            var html = new StringBuilder();
            visit(message, part -> {
                try {
                    if (part.isMimeType("text/plain")) {
                        text.append(part.getContent());
                    } else if (part.isMimeType("text/html")) {
                        html.append(part.getContent());
                    }
                } catch (MessagingException | IOException e) {
                    throw new IllegalStateException(file + " cannot be read", e);
                }
            });
            var words = new ArrayList<String>(List.of(String.valueOf(message.getSubject()), text.toString(), html.toString()));
            for (var from : Stream.of(message.getFrom(), message.getAllRecipients(), message.getReplyTo()).flatMap(Stream::of).toList()) {
                words.add(from instanceof jakarta.mail.internet.InternetAddress one ? one.toUnicodeString() : from.toString());
            }
            return new Mail(((jakarta.mail.internet.InternetAddress) message.getAllRecipients()[0]).getAddress(), message.getSubject(), message.getMessageID(),
                    new String(octets, StandardCharsets.UTF_8), String.join("\n", words), text.toString(), html.toString());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private static void visit(Part part, Consumer<Part> leaf) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart one = several.getBodyPart(i);
                visit(one, leaf);
            }
        } else {
            leaf.accept(part);
        }
    }
}
