package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.IpAddress;

/// Failure reports that are a text for people, and fields that somebody put into one.
class FailureTextTest {

    private static FailureReading reading(String mail) {
        try {
            return FailureReader.read(new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)), ReportLimits.DEFAULTS);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static FailureReport report(String mail) {
        return ((FailureReading.Read) reading(mail)).report();
    }

    private static String mail(String text) {
        return "From: reports@receiver.example\nSubject: Failure\nContent-Type: text/plain\n\n" + text;
    }

    @ParameterizedTest
    @CsvSource({"Yes, Yes, 'dkim, spf'", "Pass, no, dkim", "no, true, spf", "no, fail, none", "'', yes, spf", "yes, '', dkim"})
    void what_was_aligned_is_said_in_many_words(String dkim, String spf, String aligned) {
        assertEquals(aligned, report(mail("Source IP: 192.0.2.7\nReported Domain: example.org\n" + (dkim.isEmpty() ? "" : "DKIM Alignment: " + dkim + "\n")
                + (spf.isEmpty() ? "" : "SPF Alignment: " + spf + "\n"))).identityAlignment());
    }

    @Test
    void a_text_that_names_no_alignment_says_none_of_it() {
        assertEquals("", report(mail("Source IP: 192.0.2.7\nReported Domain: example.org\n")).identityAlignment());
    }

    @Test
    void a_domain_alone_makes_a_report_only_with_a_result_beside_it() {
        assertTrue(reading(mail("Reported Domain: example.org\n")) instanceof Unreadable);
        for (var result : Set.of("SPF Alignment: no", "DKIM Alignment: no", "DMARC Results: reject")) {
            assertEquals(Optional.of("example.org"), report(mail("Reported Domain: example.org\n" + result + "\n")).domain(), result);
        }
    }

    @Test
    void the_header_below_is_the_message_and_its_fields_are_not_the_report_s() {
        var report = report(mail("""
                Source IP: 192.0.2.7
                Reported Domain: example.org

                Here is a copy of the headers:

                not a field at all
                From: Anna <anna@example.org>
                To: ben@receiver.example, Cleo <cleo@receiver.example>
                Subject: Hello\u0001there \uD83D\uDE80
                Source IP: 203.0.113.1
                """));
        assertEquals("192.0.2.7", report.source().map(IpAddress::text).orElse(""));
        assertEquals("example.org", report.message().fromDomain());
        assertEquals("Hello\uFFFDthere \uD83D\uDE80", report.message().subject());
        assertEquals(2, report.message().to().size());
    }

    @Test
    void dashes_begin_the_message_too() {
        assertEquals("example.net", report(mail("Source IP: 192.0.2.7\n-----Original-----\nFrom: x@example.net\n")).message().fromDomain());
    }

    @Test
    void fields_in_a_text_are_found_at_the_beginning_of_a_line_alone() {
        assertEquals("192.0.2.9", report(mail("See here:\nFeedback-Type: auth-failure\nSource-IP: 192.0.2.9\nReported-Domain: example.org\n")).source().map(IpAddress::text).orElse(""));
        assertEquals("192.0.2.9", report(mail("Feedback-Type: auth-failure\nSource-IP: 192.0.2.9\n")).source().map(IpAddress::text).orElse(""));
        assertTrue(reading(mail("It is called Feedback-Type: auth-failure\n")) instanceof Unreadable);
    }

    @Test
    void the_domain_is_the_reported_one_else_that_of_the_message_else_that_of_the_checks() {
        var checked = "Feedback-Type: auth-failure\nAuthentication-Results: mx.example; dmarc=fail header.from=checked.example\n";
        assertEquals(Optional.of("reported.example"), report(checked + "Reported-Domain: reported.example\n").domain());
        assertEquals(Optional.of("checked.example"), report(checked).domain());
        assertEquals(Optional.empty(), report("Feedback-Type: auth-failure\nSource-IP: 192.0.2.1\n").domain());
        assertEquals(Optional.of("from.example"), report(mail("Source IP: 192.0.2.7\n-----\nFrom: x@from.example\n")).domain());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "0, 1", "-3, 1", "many, 1", "'', 1"})
    void incidents_that_cannot_be_are_one(String said, long incidents) {
        assertEquals(incidents, report("Feedback-Type: auth-failure\nSource-IP: 192.0.2.1\nIncidents: " + said + "\n").incidents());
    }

    @Test
    void parameters_of_a_part_may_be_quoted_with_semicolons_and_quotes_inside() {
        var report = report("""
                From: reports@receiver.example
                MIME-Version: 1.0
                Content-Type: multipart/report; comment="a;b\\\\"c"; =x; boundary="q;1"; report-type=feedback-report

                --q;1
                Content-Type: message/feedback-report

                Feedback-Type: auth-failure
                Source-IP: 192.0.2.4
                --q;1--
                """.replace("\\\\", "\\"));
        assertEquals("192.0.2.4", report.source().map(IpAddress::text).orElse(""));
    }
}
