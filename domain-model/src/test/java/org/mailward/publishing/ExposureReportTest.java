package org.mailward.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExposureReportTest {

    private static ExposureReport report(Locale language, ReportStage stage, ReportFinding... findings) {
        return new ExposureReport(PostureReportTest.BRAND, "Acme", Instant.parse("2026-11-22T09:30:00Z"), language, ZoneOffset.UTC, PostureReportTest.domain("acme.example", stage, 40, findings));
    }

    /// A policy of none without an address asks for no report (RFC 9989 §4.7).
    @Test
    void nobody_is_said_to_hear_of_forged_mail_who_may_get_no_reports() {
        var missing = PostureReportTest.finding(ReportSeverity.MEDIUM, "No address for reports.");
        assertEquals("Whoever wants to can still send invoices, name other bank details or ask for passwords in the name of acme.example. At best you learn of it afterwards from reports: the mail arrives.",
                report(Locale.UK, ReportStage.MONITORING, missing).meanings().getFirst());
        assertEquals("Wer will, kann weiterhin im Namen von acme.example Rechnungen verschicken, andere Kontodaten nennen oder nach Passwörtern fragen. Bestenfalls erfahren Sie hinterher aus Berichten davon: Die Mail kommt an.",
                report(Locale.GERMANY, ReportStage.MONITORING, missing).meanings().getFirst());
    }

    @Test
    void where_nothing_was_found_no_findings_are_promised_on_the_pages_that_follow() {
        var clean = report(Locale.UK, ReportStage.REJECTING);
        assertEquals("Receivers that follow the standard refuse mail that is forged in the name of acme.example.", clean.meanings().getFirst());
        assertEquals("It stays so as long as somebody looks: entries are changed, keys grow old, and new services send in your name.", clean.nextSteps().getFirst());
        assertEquals("The findings on the following pages come with the exact entries that mend them, in the order in which they should be made. None of them needs new software.",
                report(Locale.UK, ReportStage.REJECTING, PostureReportTest.finding(ReportSeverity.LOW, "One thing.")).nextSteps().getFirst());
    }

    @Test
    void of_what_could_not_be_read_it_is_not_said_that_anybody_can_read_it() {
        var unknown = report(Locale.UK, ReportStage.UNKNOWN);
        assertEquals(List.of("The servers that know about acme.example did not answer, so nothing can be said about it today."), unknown.meanings());
        assertEquals("Servers that do not answer are mostly a passing fault. Look again in a day or two.", unknown.nextSteps().getFirst());
    }
}
