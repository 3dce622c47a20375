package org.mailward.outbox.control;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.outbox.LetterHead;
import org.mailward.outbox.PrintedLetter;
import org.mailward.outbox.Week;
import org.mailward.outbox.control.Readers.Reader;
import org.mailward.preferences.Format;
import org.mailward.preferences.MailWishes;
import org.mailward.preferences.Preferences;
import org.mailward.preferences.Theme;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

class WeeklyLetterTest {

    private static final UUID ACME = new UUID(1, 1);
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private static Reader reader(Role role, Format format) {
        var customer = role.ofACustomer() ? Optional.of(ACME) : Optional.<UUID>empty();
        var seat = new Membership(new UUID(2, 2), "subject", "Dora", "dora@acme.example", new Place(role, customer, true), Instant.EPOCH);
        return new Reader(seat, new Scope.WholeProvider(new UUID(3, 3), Actor.system("test")), new MailWishes(true, true, true), Preferences.of("Europe/Berlin", format, Theme.SYSTEM));
    }

    private static Week week(String name, int findings) {
        return new Week(ACME, name, List.of(new Week.Move(ACME, "acme.example", Optional.of(Stage.MONITORING), Stage.REJECTING)),
                IntStream.range(0, findings).mapToObj(i -> new Week.Raised(ACME, "shop" + i + ".example", Severity.CRITICAL, "The SPF record allows +all.", "Anybody may send in your name.")).toList(),
                3, 2, 4, 1, OptionalInt.of(9_876), OptionalInt.of(-40));
    }

    private static String text(Reader reader, List<Week> weeks) {
        return PrintedLetter.of(WeeklyLetter.of(reader, weeks, MONDAY, "https://portal.example"), LetterHead.PLAIN).text();
    }

    @Test
    void a_client_reads_of_the_own_domains_in_words_without_jargon() {
        var text = text(reader(Role.CUSTOMER_ADMIN, Format.GERMAN), List.of(week("Acme", 1)));
        assertAll(
                () -> assertTrue(text.contains("Your week in e-mail protection, 23.02.2026 to 01.03.2026"), text),
                () -> assertTrue(text.contains("You have 4 domains. Forged mail in your name is refused for one of them."), text),
                () -> assertTrue(text.contains("acme.example: from “watched only” to “forged mail is refused”"), text),
                () -> assertTrue(text.contains("shop0.example: Critical: Anybody may send in your name."), text),
                () -> assertTrue(text.contains("98,7% (-0,4 points against the week before)"), text),
                () -> assertTrue(text.contains("https://portal.example/app/overview") && text.contains("https://portal.example/app/settings"), text),
                () -> assertFalse(text.matches("(?s).*(SPF|DKIM|DMARC|DNS).*"), text));
    }

    @Test
    void the_staff_read_of_each_customer_with_news_and_how_many_more_there_are() {
        var weeks = IntStream.range(0, 14).mapToObj(i -> week("Customer " + i, 7)).toList();
        var text = text(reader(Role.PROVIDER_ANALYST, Format.BRITISH), weeks);
        assertAll(
                () -> assertTrue(text.contains("14 customers with 56 domains; 14 refuse forged mail."), text),
                () -> assertTrue(text.contains("Customer 11\n") && !text.contains("Customer 12\n"), text),
                () -> assertTrue(text.contains("2 more customers have news."), text),
                () -> assertTrue(text.contains("2 more new findings"), text),
                () -> assertTrue(text.contains("The SPF record allows +all."), text));
    }

    /// Names are kept as DNS has them.
    @Test
    void a_domain_is_named_as_its_people_write_it() {
        var week = new Week(ACME, "Acme", List.of(new Week.Move(ACME, "xn--mller-kva.example", Optional.of(Stage.MONITORING), Stage.REJECTING)),
                List.of(new Week.Raised(ACME, "xn--bcher-kva.example", Severity.CRITICAL, "The SPF record allows +all.", "Anybody may send in your name.")), 0, 0, 2, 1, OptionalInt.empty(), OptionalInt.empty());
        var text = text(reader(Role.CUSTOMER_ADMIN, Format.BRITISH), List.of(week));
        assertTrue(text.contains("- müller.example: from") && text.contains("- bücher.example: Critical") && !text.contains("xn--"), text);
    }

    @Test
    void a_quiet_week_is_said_to_be_one() {
        var quiet = new Week(ACME, "Acme", List.of(), List.of(), 0, 0, 1, 1, OptionalInt.empty(), OptionalInt.empty());
        var text = text(reader(Role.CUSTOMER_VIEWER, Format.ISO), List.of(quiet));
        assertTrue(text.contains("Nothing changed.") && text.contains("You have one domain. Forged mail in its name is refused."), text);
        assertEquals(-1, text.indexOf("%"), text);
    }

    /// A service that stops signing changes no record.
    @Test
    void a_week_in_which_far_less_mail_was_proven_is_not_quiet() {
        var fallen = new Week(ACME, "Acme", List.of(), List.of(), 0, 0, 1, 1, OptionalInt.of(5_300), OptionalInt.of(-4_210));
        var client = text(reader(Role.CUSTOMER_VIEWER, Format.BRITISH), List.of(fallen));
        assertTrue(client.contains("53.0% (-42.1 points against the week before)") && !client.contains("Nothing changed."), client);
        var staff = text(reader(Role.PROVIDER_ANALYST, Format.BRITISH), List.of(fallen));
        assertTrue(staff.contains("Acme\n") && staff.contains("53.0% (-42.1 points against the week before)") && !staff.contains("Nothing changed."), staff);
    }

    @Test
    void a_figure_that_moved_a_little_is_told_to_the_client_and_is_no_news_for_the_staff() {
        var moved = new Week(ACME, "Acme", List.of(), List.of(), 0, 0, 1, 1, OptionalInt.of(9_800), OptionalInt.of(-490));
        assertFalse(text(reader(Role.CUSTOMER_VIEWER, Format.BRITISH), List.of(moved)).contains("Nothing changed."));
        assertTrue(text(reader(Role.PROVIDER_ANALYST, Format.BRITISH), List.of(moved)).contains("Nothing changed."));
    }
}
