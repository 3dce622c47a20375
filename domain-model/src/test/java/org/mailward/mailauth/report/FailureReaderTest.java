package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Failure reports, in ARF and as texts.
class FailureReaderTest {

    private static final String ARF = """
            From: "Reports" <reports@receiver.example>
            To: ruf@example.org
            Subject: FW: Invoice
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: text/plain

            This is an authentication failure report for a message from IP 198.51.100.9.
            --b
            Content-Type: message/feedback-report
            Content-Transfer-Encoding: base64

            %s
            --b
            Content-Type: text/rfc822-headers

            Authentication-Results: mx.receiver.example; dmarc=fail header.from=example.org
            From: =?utf-8?q?J=C3=B6rg?= <joerg@example.org>
            To: anna.smith@receiver.example
            Subject: Invoice for Anna
            Date: Wed, 25 Nov 2026 10:00:00 +0100
            Message-ID: <joerg-1@example.org>
            --b--
            """;

    private static final String FIELDS = """
            Feedback-Type: auth-failure
            User-Agent: Receiver/2.0
            Version: 1
            Original-Mail-From: <joerg@bounce.example.org>
            Original-Rcpt-To: <anna.smith@receiver.example>
            Arrival-Date: Wed, 25 Nov 2026 09:00:01 +0000
            Source-IP: 192.0.2.7
            Reported-Domain: example.org
            Auth-Failure: dmarc
            Identity-Alignment: dkim, SPF
            Delivery-Result: Reject
            DKIM-Domain: example.org
            DKIM-Selector: s1
            DKIM-Identity: joerg@example.org
            SPF-DNS: txt : example.org : "v=spf1 -all"
            Incidents: 3
            Authentication-Results: mx.receiver.example; spf=fail smtp.mailfrom=joerg@bounce.example.org;
             dkim=fail (key of anna.smith@receiver.example) header.d=example.org
            """;

    private static FailureReading reading(String mail) {
        return reading(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static FailureReading reading(byte[] mail) {
        try {
            return FailureReader.read(new ByteArrayInputStream(mail), ReportLimits.DEFAULTS);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static FailureReading.Read read(String mail) {
        FailureReading reading = reading(mail);
        assertTrue(reading instanceof FailureReading.Read, reading::toString);
        return (FailureReading.Read) reading;
    }

    private static String arf() {
        return ARF.formatted(Base64.getEncoder().encodeToString(FIELDS.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void every_field_is_read() {
        FailureReport report = read(arf()).report();
        assertEquals("auth-failure", report.feedbackType());
        assertEquals("Receiver/2.0", report.userAgent());
        assertEquals(Instant.parse("2026-11-25T09:00:01Z"), report.arrival().orElseThrow());
        assertEquals("192.0.2.7", report.source().orElseThrow().text());
        assertEquals("example.org", report.domain().orElseThrow());
        assertEquals(List.of("<anna.smith@receiver.example>"), report.rcptTo());
        assertEquals("reject", report.deliveryResult());
        assertEquals("dkim, spf", report.identityAlignment());
        assertEquals("s1", report.dkimSelector());
        assertEquals("txt : example.org : \"v=spf1 -all\"", report.spfDns());
        assertEquals(3, report.incidents());
        assertEquals("fail", report.results().getFirst().results().getLast().result());
        assertEquals("Invoice for Anna", report.message().subject());
        assertEquals(List.of("J\u00F6rg <joerg@example.org>"), report.message().from());
        assertEquals("Reports <reports@receiver.example>", report.reporter());
        assertEquals(Set.of(), read(arf()).quirks());
    }

    @Test
    void comments_beside_an_address_or_a_domain_are_no_part_of_it() {
        FailureReport report = read(FIELDS.replace("192.0.2.7", "192.0.2.7 (mail.example.net)").replace("Reported-Domain: example.org", "Reported-Domain: (From) example.org").replace("Incidents: 3", "Incidents: 3 (today)")).report();
        assertEquals("192.0.2.7", report.source().map(Object::toString).map(_ -> report.source().get().text()).orElse(""));
        assertEquals("example.org", report.domain().orElseThrow());
        assertEquals(3, report.incidents());
    }

    /// RFC 9991: reports hold personal data; whoever may not see it sees domains.
    @Test
    void redacted_it_names_no_person() {
        FailureReport redacted = read(arf()).report().redacted();
        String all = redacted.toString().toLowerCase(Locale.ROOT);
        for (String personal : List.of("joerg", "j\u00F6rg", "anna", "smith", "invoice")) {
            assertFalse(all.contains(personal), () -> personal + " in " + all);
        }
        assertEquals("\u2026@bounce.example.org", redacted.mailFrom());
        assertEquals("example.org", redacted.domain().orElseThrow());
        assertEquals("192.0.2.7", redacted.source().orElseThrow().text());
    }

    @Test
    void the_fields_alone_are_a_report() {
        var read = read(FIELDS);
        assertEquals("example.org", read.report().domain().orElseThrow());
        assertEquals(Set.of(Quirk.NO_SAMPLE), read.quirks());
    }

    @Test
    void a_text_for_people_is_read() {
        var read = read("""
                From: abuse@receiver.example
                Subject: DMARC failure

                A message that claims to be from you did not pass your DMARC policy.

                Sender Domain: example.org
                Sender IP Address: 192.0.2.7
                Received Date: Wed, 25 Nov 2026 09:00:01 +0000
                SPF Alignment: no
                DKIM Alignment: yes
                DMARC Results: Quarantine

                ------
                This is a copy of the headers of the message.

                From: Joerg <joerg@example.org>
                Subject: Invoice
                """);
        assertEquals(Set.of(Quirk.TEXT_ONLY), read.quirks());
        assertEquals("192.0.2.7", read.report().source().orElseThrow().text());
        assertEquals("example.org", read.report().domain().orElseThrow());
        assertEquals("dkim", read.report().identityAlignment());
        assertEquals("quarantine", read.report().deliveryResult());
        assertEquals(Instant.parse("2026-11-25T09:00:01Z"), read.report().arrival().orElseThrow());
        assertEquals("Invoice", read.report().message().subject());
    }

    @Test
    void a_subject_may_be_all_there_is() {
        var report = read("""
                From: abuse@receiver.example
                Subject: DMARC Failure Report for example.org (mail-from=joerg@example.org, ip=192.0.2.7)

                See the subject.
                """).report();
        assertEquals("192.0.2.7", report.source().orElseThrow().text());
        assertEquals(List.of("example.org"), report.reportedDomains());
        assertEquals("joerg@example.org", report.mailFrom());
    }

    @Test
    void fields_inside_of_a_text_are_read() {
        assertEquals("example.org", read("From: a@receiver.example\nContent-Type: text/plain\n\nHello,\n\n" + FIELDS).report().domain().orElseThrow());
        assertEquals("example.org", read("From: a@receiver.example\n\nHello,\n\n" + FIELDS).report().domain().orElseThrow());
    }

    @Test
    void other_mail_is_none() {
        assertEquals(Fault.NOT_A_REPORT, ((Unreadable) reading("From: a@example.org\nSubject: Hello\n\nHow are you?\n")).fault());
        assertEquals(Fault.NOT_A_REPORT, ((Unreadable) reading("")).fault());
    }

    @Test
    void what_no_database_bears_is_replaced() {
        String headers = read(arf().replace("Invoice for Anna", "Inv\u0001oice\u0000")).report().message().headers();
        assertTrue(headers.contains("Inv\uFFFDoice\uFFFD"), headers);
    }

    @Test
    void cut_anywhere_it_throws_nothing() {
        byte[] whole = arf().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            reading(Arrays.copyOf(whole, length));
        }
    }
}
