package org.mailward.mailauth.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Divides a mail with several failure reports into one mail for each.
///
/// The standard has one report in a mail (RFC 5965 §3); some reporters gather several. Each gets the mail's header, its own fields, and
/// the message that follows them.
final class FailureDigest {

    private static final byte[] LINE_END = {'\r', '\n'};

    /// A part as it is, without its encoding.
    private record Part(String type, byte[] content) {
    }

    /// The fields of a report, and the messages between them and those of the next.
    private record Report(Part fields, List<Part> messages) {
    }

    private final List<Report> reports = new ArrayList<>();
    private boolean messageFirst;

    private FailureDigest() {
    }

    static FailureDigest of(byte[] mail) throws IOException {
        var digest = new FailureDigest();
        MailParts.walkInside(new Peekable(new ByteArrayInputStream(mail)), new MailParts.Parts() {
            @Override
            public void part(Fields part, InputStream content, boolean alone) throws IOException {
                digest.take(part.type(), content);
            }

            @Override
            public void failure(Fields part, InputStream content) {
                throw new IllegalStateException("Only a walk that looks for failure reports finds them");
            }

            @Override
            public void tooMany() {
                // Whoever walked through the mail before has met them already, or reads the reports of this one.
            }

            @Override
            public void unclosed() {
                // The same.
            }
        });
        return digest;
    }

    int reports() {
        return reports.size();
    }

    /// One report as a mail of its own. Where the order does not tell whose a message is, no report gets one: a wrong one would be worse than none.
    ///
    /// @param header of the mail that holds them all
    byte[] mail(Fields header, int number) {
        boolean gathered = reports.stream().anyMatch(report -> report.messages().isEmpty()) && reports.stream().anyMatch(report -> report.messages().size() > 1);
        var report = reports.get(number);
        return mail(header, report.fields(), messageFirst || gathered ? Optional.empty() : report.messages().stream().findFirst());
    }

    private void take(String type, InputStream content) throws IOException {
        if (type.equals("message/feedback-report")) {
            reports.add(new Report(new Part(type, content.readAllBytes()), new ArrayList<>()));
        } else if (type.startsWith("message/") || type.equals("text/rfc822-headers") || type.equals("text/rfc822")) {
            if (reports.isEmpty()) {
                messageFirst = true;
            } else {
                reports.getLast().messages().add(new Part(type, content.readAllBytes()));
            }
        }
    }

    private static byte[] mail(Fields header, Part fields, Optional<Part> message) {
        String boundary = boundary(fields, message);
        var mail = new ByteArrayOutputStream();
        header.header().headers().stream().filter(field -> !field.name().regionMatches(true, 0, "Content-", 0, 8)).forEach(field -> write(mail, field.raw()));
        write(mail, "Content-Type: multipart/report; report-type=feedback-report; boundary=\"" + boundary + "\"");
        mail.writeBytes(LINE_END);
        write(mail, "--" + boundary);
        part(mail, fields);
        message.ifPresent(part -> {
            write(mail, "--" + boundary);
            part(mail, part);
        });
        write(mail, "--" + boundary + "--");
        return mail.toByteArray();
    }

    private static void part(ByteArrayOutputStream mail, Part part) {
        write(mail, "Content-Type: " + part.type());
        mail.writeBytes(LINE_END);
        mail.writeBytes(part.content());
        mail.writeBytes(LINE_END);
    }

    private static void write(ByteArrayOutputStream mail, String line) {
        mail.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
        mail.writeBytes(LINE_END);
    }

    /// Nobody can have written this into a part of which it is the digest. The same mail is always divided by the same, so that a report that
    /// comes twice is known again.
    private static String boundary(Part fields, Optional<Part> message) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(fields.content());
            message.ifPresent(part -> digest.update(part.content()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
