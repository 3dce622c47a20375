package org.mailward.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/// The mail by which a receiver sends a report (RFC 9990 §3, RFC 8460 §5.3).
///
/// @param type of the attachment, with what belongs to it
/// @param multipart `mixed`, or `report` with its kind
record Letter(Receiver receiver, String subject, Instant date, String id, String recipient, String words, String type, String fileName, byte[] attachment, String multipart) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LINE = 76;

    byte[] bytes() {
        String boundary = "part-" + id;
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'}).encodeToString(attachment);
        return """
                From: %s <%s>
                To: <%s>
                Subject: %s
                Date: %s
                Message-ID: <%s@%s>
                MIME-Version: 1.0
                Content-Type: multipart/%s; boundary="%s"

                --%s
                Content-Type: text/plain; charset=utf-8

                %s

                --%s
                Content-Type: %s
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="%s"

                %s
                --%s--
                """.formatted(receiver.name(), receiver.reporter(), recipient, subject, DATE.format(date), id, receiver.domain(), multipart, boundary, boundary, words, boundary, type,
                fileName, base64, boundary).replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
