package org.mailward.outbox.control;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;
import org.mailward.outbox.LetterHead;
import org.mailward.outbox.PrintedLetter;
import org.mailward.outbox.control.Readers.Reader;
import org.mailward.outbox.control.ReportMails.Ready;
import org.mailward.platform.pdf.Edition;
import org.mailward.preferences.Format;
import org.mailward.preferences.MailWishes;
import org.mailward.preferences.Preferences;
import org.mailward.preferences.Theme;
import org.mailward.publishing.KeptReport;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

class ReportLetterTest {

    private static final UUID ACME = new UUID(1, 1);

    private static String text(Role role, Edition edition) {
        var customer = role.ofACustomer() ? Optional.of(ACME) : Optional.<UUID>empty();
        var seat = new Membership(new UUID(2, 2), "subject", "Dora", "dora@acme.example", new Place(role, customer, true), Instant.EPOCH);
        var reader = new Reader(seat, new Scope.WholeProvider(new UUID(3, 3), Actor.system("test")), new MailWishes(false, false, true),
                Preferences.of("Europe/Berlin", Format.GERMAN, Theme.SYSTEM));
        var ready = new Ready(new UUID(4, 4), ACME, "Acme Foods", new KeptReport.Wish(edition.name(), "A4", 90), Instant.parse("2026-03-02T09:59:00Z"), Instant.parse("2026-03-02T10:00:00Z"));
        return PrintedLetter.of(ReportLetter.of(reader, ready, "https://portal.example"), LetterHead.PLAIN).text();
    }

    @Test
    void a_client_reads_which_report_is_ready_and_where_without_names_and_jargon() {
        var text = text(Role.CUSTOMER_VIEWER, Edition.MANAGEMENT);
        assertAll(
                () -> assertTrue(text.contains("Your report is ready"), text),
                () -> assertTrue(text.contains("What it holds: Two pages for those who decide"), text),
                () -> assertTrue(text.contains("Looks back on: 90 days"), text),
                () -> assertTrue(text.contains("Asked for: 02.03.2026, 10:59 CET"), text),
                () -> assertTrue(text.contains("https://portal.example/app/reports\n"), text),
                () -> assertTrue(text.contains("You asked for this mail."), text),
                () -> assertFalse(text.matches("(?s).*(SPF|DKIM|DMARC|DNS|Acme).*"), text));
    }

    @Test
    void the_staff_read_whose_report_it_is_and_come_to_that_customer_s_reports() {
        var text = text(Role.PROVIDER_ANALYST, Edition.TECHNICAL);
        assertAll(
                () -> assertTrue(text.contains("The report on Acme Foods is ready"), text),
                () -> assertTrue(text.contains("https://portal.example/app/reports?customer=" + ACME + "\n"), text),
                () -> assertFalse(text.contains("The team gets this mail"), text));
    }

    @ParameterizedTest
    @EnumSource
    void every_edition_is_told_in_words(Edition edition) {
        assertFalse(text(Role.CUSTOMER_ADMIN, edition).contains(edition.name()));
    }
}
