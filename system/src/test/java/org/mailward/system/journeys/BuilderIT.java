package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.system.journeys.pages.Desk;

/// Somebody tightens a policy on paper first, and sees what that would do.
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuilderIT {

    private static final String DOMAIN = "select d.id::text from managed_domain d join customer c on c.provider_id = d.provider_id and c.id = d.customer_id "
            + "join provider p on p.id = d.provider_id where p.name = ? and d.stage = 'MONITORING' order by d.name limit 1";

    @BeforeAll
    void the_demo_is_scanned() {
        Records.untilNoScanIsOpen(Duration.ofMinutes(3));
    }

    @Test
    void a_stricter_policy_is_chosen_in_a_form_that_begins_with_what_is_published() {
        var domain = Records.texts(DOMAIN, People.NORTHWIND).getFirst();
        try (var ada = Desk.open().signIn(People.ADA.email())) {
            var builder = ada.builder(domain, "DMARC");
            ada.picture("builder");
            assertEquals("none", builder.chosen("What to do with forged mail"));
            builder.choose("What to do with forged mail", "Refuse it").judge();
            ada.picture("builder-judged");
            assertAll(
                    () -> assertTrue(builder.removed().contains("p=none"), builder.removed()),
                    () -> assertTrue(builder.added().contains("p=reject"), builder.added()),
                    () -> assertTrue(builder.breaks().contains("refused then"), builder.breaks()),
                    () -> assertTrue(builder.findings().contains("Mended"), builder.findings()),
                    () -> assertTrue(builder.copied().startsWith("v=DMARC1; p=reject"), builder.copied()),
                    () -> assertEquals("reject", builder.chosen("What to do with forged mail"), "What was chosen stays"),
                    () -> assertEquals(0, ada.overflowWhenNarrow(), "The page is as wide as a narrow screen"));
            builder.type("Daily reports go to", "nobody").send();
            assertEquals("'nobody' is no address that reports can be sent to. Write one e-mail address to a line, such as reports@example.org.", builder.fault());
            assertEquals("nobody", builder.typed("Daily reports go to"), "What was typed stays");
        }
    }

    @Test
    void rows_of_a_sender_list_are_added_moved_and_taken_away() {
        var domain = Records.texts(DOMAIN, People.NORTHWIND).getFirst();
        try (var ada = Desk.open().signIn(People.ADA.email())) {
            var builder = ada.builder(domain, "SPF");
            ada.picture("builder-spf");
            int before = builder.rows().size();
            builder.addRow("192.0.2.77", "ip4");
            assertEquals(before + 1, builder.rows().size());
            builder.judge();
            assertTrue(builder.copied().contains("ip4:192.0.2.77"), builder.copied());
            ada.picture("builder-spf-judged");
            assertEquals(0, ada.overflowWhenNarrow(), "The list of senders");
            builder.removeLastRow();
            assertEquals(before, builder.rows().size());
        }
    }

    @Test
    void a_record_can_be_written_by_hand() {
        var domain = Records.texts(DOMAIN, People.NORTHWIND).getFirst();
        try (var ada = Desk.open().signIn(People.ADA.email())) {
            var builder = ada.builder(domain, "DMARC").byHand();
            var published = builder.draft();
            assertTrue(published.startsWith("v=DMARC1"), published);
            var tightened = published.replaceFirst("p=none", "p=reject");
            builder.judge(tightened);
            assertAll(
                    () -> assertTrue(builder.added().contains("p=reject"), builder.added()),
                    () -> assertEquals(tightened, builder.copied()),
                    () -> assertEquals(tightened, builder.draft(), "What was typed stays"),
                    () -> assertEquals(0, ada.overflowWhenNarrow(), "The page is as wide as a narrow screen"));
            ada.changes().picture("changes");
            assertEquals(0, ada.overflowWhenNarrow(), "The list of changes");
        }
    }

    @Test
    void mending_a_finding_opens_the_form_filled_with_the_advice_and_says_what_it_would_change() {
        var domain = Records.texts(DOMAIN, People.NORTHWIND).getFirst();
        try (var ada = Desk.open().signIn(People.ADA.email())) {
            var page = ada.domain(domain);
            var advised = page.advisedPolicy();
            var builder = page.mend();
            ada.picture("builder-mend");
            assertAll(
                    () -> assertEquals(tags(advised), tags(builder.copied())),
                    () -> assertTrue(advised.contains("p=" + builder.chosen("What to do with forged mail")), advised),
                    () -> assertTrue(builder.findings().contains("Mended"), builder.findings()));
        }
    }

    /// A record's tags; their order after the first is free.
    private static Set<String> tags(String record) {
        return Set.of(record.split(";\\s*"));
    }
}
