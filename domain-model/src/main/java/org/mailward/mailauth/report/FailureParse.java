package org.mailward.mailauth.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.message.AuthenticationResults;
import org.mailward.mailauth.message.MailDate;
import org.mailward.mailauth.message.Message;

/// Reads one failure report.
final class FailureParse {

    /// The most values that are kept of a field that may come several times.
    private static final int MOST_VALUES = 100;
    private static final byte[] NOTHING = {};

    private final ReportLimits limits;
    private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private byte[] fields = NOTHING;
    private byte[] sample = NOTHING;
    private byte[] text = NOTHING;
    private String reporter = "";
    private String subject = "";

    FailureParse(ReportLimits limits) {
        this.limits = limits;
    }

    FailureReading read(byte[] octets) throws IOException {
        if (Guess.of(octets.length > Guess.HEAD ? Arrays.copyOf(octets, Guess.HEAD) : octets) == Guess.FEEDBACK) {
            fields = octets;
        } else {
            mail(octets);
        }
        if (fields.length == 0) {
            fields = embedded(text);
        }
        if (fields.length > 0) {
            return read(Message.read(fields));
        }
        TextReport prose = TextReport.read(latin(text), subject);
        if (!prose.isReport()) {
            return new Unreadable(Fault.NOT_A_REPORT, "The mail is no failure report: it has neither the fields of one nor a text that tells which server sent which domain's message.", "");
        }
        quirks.add(Quirk.TEXT_ONLY);
        if (sample.length == 0) {
            sample = prose.sample().getBytes(StandardCharsets.ISO_8859_1);
        }
        return read(Message.read(prose.fields().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private void mail(byte[] octets) throws IOException {
        Message whole = Message.read(octets, new Message.Limits(limits.message(), 1_000, limits.text()));
        reporter = ReportedMessages.addresses(whole, "From").stream().findFirst().orElse("");
        subject = ReportedMessages.text(whole, "Subject");
        MailParts.walkInside(new Peekable(new ByteArrayInputStream(octets)), new MailParts.Parts() {
            @Override
            public void part(Fields part, InputStream content, boolean alone) throws IOException {
                take(part.type(), content.readAllBytes());
            }

            @Override
            public void failure(Fields part, InputStream content) {
                throw new IllegalStateException("Only a walk that looks for failure reports finds them");
            }

            @Override
            public void tooMany() {
                quirks.add(Quirk.TOO_MANY_PARTS);
            }

            @Override
            public void unclosed() {
                quirks.add(Quirk.UNCLOSED_MULTIPART);
            }
        });
    }

    /// The first part of each kind; what a reporter attaches besides is not of the report.
    private void take(String type, byte[] content) {
        if (type.equals("message/feedback-report")) {
            fields = fields.length == 0 ? content : fields;
        } else if (type.startsWith("message/") || type.equals("text/rfc822-headers") || type.equals("text/rfc822")) {
            sample = sample.length == 0 ? content : sample;
        } else if (type.equals("text/plain")) {
            text = text.length == 0 ? content : text;
        }
    }

    /// The fields inside a text, where somebody put them there.
    private static byte[] embedded(byte[] text) {
        String content = latin(text);
        int at = content.toLowerCase(Locale.ROOT).indexOf("feedback-type:");
        boolean atLine = at == 0 || at > 0 && content.charAt(at - 1) == '\n';
        return atLine ? content.substring(at).getBytes(StandardCharsets.ISO_8859_1) : NOTHING;
    }

    private FailureReading read(Message report) {
        ReportedMessage message = sample.length == 0 ? ReportedMessage.NONE : ReportedMessages.read(sample, limits);
        Optional<IpAddress> source = first(report, "Source-IP").flatMap(ip -> Figures.address(bare(ip), quirks));
        if (sample.length == 0) {
            quirks.add(Quirk.NO_SAMPLE);
        }
        if (source.isEmpty()) {
            quirks.add(Quirk.NO_SOURCE);
        }
        return new FailureReading.Read(new FailureReport(
                word(report, "Feedback-Type"), said(report, "User-Agent"), said(report, "Version"), arrival(report), incidents(report), source,
                all(report, "Reported-Domain").stream().map(FailureParse::bare).filter(domain -> !domain.isEmpty()).toList(),
                said(report, "Original-Mail-From"), all(report, "Original-Rcpt-To"), said(report, "Original-Envelope-Id"), said(report, "Reporting-MTA").replaceFirst("^[A-Za-z0-9-]+\\s*;\\s*", ""),
                word(report, "Delivery-Result"), word(report, "Auth-Failure"), word(report, "Identity-Alignment"), said(report, "DKIM-Domain"), said(report, "DKIM-Selector"),
                said(report, "DKIM-Identity"), said(report, "DKIM-Selector-DNS"), said(report, "SPF-DNS"),
                report.all("Authentication-Results").stream().limit(MOST_VALUES).map(field -> AuthenticationResults.read(ReportedMessages.clean(field.value().replace("\r\n", "")))).toList(),
                all(report, "Reported-URI"), message, reporter), quirks);
    }

    /// Without the comments that may stand beside an address, a name and a number (RFC 5965 §3.5).
    private static String bare(String value) {
        return value.replaceAll("\\([^()]{0,1000}\\)", " ").strip();
    }

    private static Optional<Instant> arrival(Message report) {
        return Stream.of("Arrival-Date", "Received-Date").flatMap(name -> first(report, name).stream()).flatMap(date -> MailDate.read(date).stream()).findFirst();
    }

    private static Optional<String> first(Message report, String name) {
        return Optional.of(ReportedMessages.text(report, name)).filter(value -> !value.isEmpty());
    }

    private static String said(Message report, String name) {
        return ReportedMessages.text(report, name);
    }

    private static String word(Message report, String name) {
        return said(report, name).toLowerCase(Locale.ROOT);
    }

    private static List<String> all(Message report, String name) {
        return report.all(name).stream().map(ReportedMessages::text).filter(value -> !value.isEmpty()).limit(MOST_VALUES).toList();
    }

    /// One where the report is silent, or says what cannot be (RFC 5965 §3.2).
    private long incidents(Message report) {
        return first(report, "Incidents").map(count -> Figures.count(bare(count), 1_000_000_000, quirks)).filter(count -> count > 0).orElse(1L);
    }
}
