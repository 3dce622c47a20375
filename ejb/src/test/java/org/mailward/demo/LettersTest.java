package org.mailward.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.report.FailureReader;
import org.mailward.mailauth.report.FailureReading;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportLimits;
import org.mailward.mailauth.report.TlsReader;
import org.mailward.mailauth.report.TlsReading;
import org.mailward.mailauth.report.TlsReport;
import org.mailward.mailauth.report.Unpacking;

/// The demo's receivers mail what the intake reads.
class LettersTest {

    private static final DomainName DOMAIN = new DomainName("shop.example");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);
    private static final Instant AFTER = Instant.parse("2026-09-16T00:00:00Z");
    private static final List<Receiver> RECEIVERS = Receiver.all();
    private static final Receiver POSTBOX = RECEIVERS.stream().filter(one -> one.domain().equals("postbox.example")).findFirst().orElseThrow();

    private record Found(ReportKind kind, byte[] content) {
    }

    @Test
    void an_aggregate_report_comes_out_of_its_letter_as_it_went_in() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("<feedback><version>1.0</version></feedback>".getBytes(StandardCharsets.UTF_8));
        }
        var found = opened(new Letter(POSTBOX, "Report domain: shop.example", AFTER, "1.x", "token@reports.example", "A report.", "application/gzip", "a!b!1!2.xml.gz", packed.toByteArray(), "mixed").bytes());
        assertEquals(ReportKind.AGGREGATE, found.kind());
        assertEquals("<feedback><version>1.0</version></feedback>", new String(found.content(), StandardCharsets.UTF_8));
    }

    @Test
    void a_report_on_encryption_says_what_the_policy_of_the_day_made_of_the_connections() throws IOException {
        assertEquals(0, tls("version: STSv1\nmode: enforce\nmx: mx1.vendor.example\nmax_age: 86400\n").policies().getFirst().details().stream()
                .filter(failure -> failure.result().text().equals("validation-failure")).count());
        var moved = tls("version: STSv1\nmode: enforce\nmx: mail.shop.example\nmax_age: 86400\n").policies().getFirst();
        assertEquals("sts", moved.type().text());
        assertEquals(List.of("validation-failure"), moved.details().stream().map(failure -> failure.result().text()).toList());
        assertEquals(300, moved.successes() + moved.failures());
    }

    @Test
    void a_failure_report_names_the_domain_the_source_and_what_was_done() throws IOException {
        var mail = new FailureMail(POSTBOX, "token@reports.example", DOMAIN, IpAddress.of("203.0.113.240").orElseThrow(), Instant.parse("2026-09-14T09:00:00Z"), 1, Policy.REJECT);
        var found = opened(mail.bytes());
        assertEquals(ReportKind.FAILURE, found.kind());
        var report = ((FailureReading.Read) FailureReader.read(new ByteArrayInputStream(found.content()), ReportLimits.DEFAULTS)).report();
        assertEquals("shop.example", report.domain().orElseThrow());
        assertTrue(report.toString().contains("203.0.113.240") && report.toString().contains("reject"), report.toString());
    }

    private static TlsReport tls(String policy) throws IOException {
        Map<String, RecordData> zone = Map.of("shop.example MX", new RecordData.MailExchange(10, new DomainName("mx1.vendor.example")),
                "_smtp._tls.shop.example TXT", new RecordData.Text(List.of("v=TLSRPTv1; rua=mailto:tls@shop.example")), "_mta-sts.shop.example TXT", new RecordData.Text(List.of("v=STSv1; id=1")));
        DnsResolver dns = question -> {
            var record = zone.get(question.name().ascii() + " " + (question.type() == RecordType.MX ? "MX" : question.type() == RecordType.TXT ? "TXT" : ""));
            return record == null ? new Answer.NoSuchName(question, false) : new Answer.Found(question, List.of(record), List.of(), Duration.ofMinutes(5), false);
        };
        var json = new TlsFile(POSTBOX, DOMAIN, DAY, dns, host -> new FetchedPolicy.Body(policy, "text/plain")).compose(300).orElseThrow();
        var found = opened(new Letter(POSTBOX, "Report Domain: shop.example", AFTER, "2.x", "token@reports.example", "A report.", "application/tlsrpt+json", "a!b!1!2.json", json, "report; report-type=tlsrpt").bytes());
        assertEquals(ReportKind.TLS, found.kind());
        var read = (TlsReading.Read) TlsReader.read(new ByteArrayInputStream(found.content()), AFTER, ReportLimits.DEFAULTS);
        assertTrue(read.quirks().isEmpty(), read.quirks().toString());
        return read.report();
    }

    /// What the intake takes out of a mail; there is one report in each.
    private static Found opened(byte[] mail) throws IOException {
        var found = new ArrayList<Found>();
        var unpacked = Unpacking.unpack(new ByteArrayInputStream(mail), "", ReportLimits.DEFAULTS, (payload, content) -> found.add(new Found(payload.kind(), content.readAllBytes())));
        assertEquals(List.of(), unpacked.failures());
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }
}
