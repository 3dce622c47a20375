package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.system.journeys.pages.Desk;

/// Somebody with many domains does something to several at once, finds them again by what was done, and keeps the view.
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String FIRST = "first.many-at-once.example";
    private static final String SECOND = "second.many-at-once.example";
    private static final String THIRD = "third.many-at-once.example";

    private Api api = new Api(Caller.visitor());
    private Caller ada = Caller.visitor();
    private UUID customer = new UUID(0, 0);

    @BeforeAll
    void a_customer_with_three_domains() {
        SharedStack.get();
        ada = Caller.signedIn(People.ADA);
        api = new Api(Keys.program(ada, "PROVIDER_ADMIN", Optional.empty()));
        customer = api.createCustomer("=Many & Sons " + UUID.randomUUID());
        api.finished(UUID.fromString(api.importDomains(customer, String.join("\n", FIRST, SECOND, THIRD)).getString("batch")), SOON);
    }

    @Test
    void rows_are_chosen_tagged_found_again_and_kept_as_a_view_until_the_tag_is_gone() {
        try (var desk = Desk.open().signIn(People.ADA.email())) {
            var table = desk.table("/app/domains?customer=" + customer).tick(FIRST, SECOND);
            assertEquals("2 chosen", table.chosen());
            var bulk = table.go("Tag");
            assertEquals("Tag 2 domains", desk.headline());
            assertTrue(desk.words().contains(FIRST) && desk.words().contains(SECOND) && !desk.words().contains(THIRD), desk.words());
            desk.picture("bulk-confirm");
            bulk.tag("  North   WAVE ").begin();
            assertTrue(bulk.over().contains("2 of 2 done, 0 failed."), desk.words());
            assertEquals(List.of(FIRST + " Done Tagged.", SECOND + " Done Tagged."), bulk.rows());
            assertFalse(bulk.stoppable(), "What is over cannot be stopped");
            desk.picture("bulk-action");
            assertEquals(1, Records.count("select count(distinct j.id) from bulk_job j join bulk_row r on r.provider_id = j.provider_id and r.job_id = j.id where r.customer_id = ? and j.deed = 'TAG' and j.tag = 'north wave'", customer),
                    "two clicks are one wish");

            table = desk.table("/app/domains?tag=north+wave");
            assertEquals(List.of(FIRST, SECOND), table.names());
            table.saveView("Northern");
            desk.table("/app/domains").openView("Northern");
            assertEquals(List.of(FIRST, SECOND), table.names());
            desk.picture("views");
            table.tickAllThatFit().go("Take a tag off").tag("north wave").begin().over();
            table = desk.table("/app/domains").openView("Northern");
            assertTrue(table.note().contains("the tag"), table.note());
            assertFalse(table.names().isEmpty(), "what else the view asks for is shown");
            assertEquals(List.of("bulk.done", "bulk.done"), Records.texts("select action from audit_event where customer_id = ? and detail like '%TAG north wave: %'", customer));
        }
    }

    @Test
    void the_same_form_from_two_tabs_is_one_action_and_a_plain_address_says_what_to_do() {
        var domain = Records.ids("select id from managed_domain where customer_id = ? and name = ?", customer, THIRD).getFirst();
        var form = Form.withId(ada.get("/app/bulk?of=DOMAINS&do=TAG&pick=" + domain), "bulk").with("tag", "two tabs");
        var first = ada.submit(form);
        var second = ada.submit(form);
        assertEquals(200, first.status(), first.toString());
        assertTrue(first.address().getPath().endsWith("/app/bulk-action"), first.toString());
        assertEquals(first.address(), second.address(), "one action, on whose page both tabs come out");
        assertEquals(1, Records.count("select count(*) from bulk_job where tag = 'two tabs'"));
        assertTrue(ada.get("/app/bulk").text().contains("Choose rows first"));
        var empty = ada.submit(Form.withId(ada.get("/app/bulk?of=DOMAINS&do=TAG&pick=" + domain), "bulk").with("tag", "  "));
        assertTrue(empty.page().select(".refusal").text().contains("this one is empty"), empty.toString());
    }

    @Test
    void a_term_is_explained_beside_it_by_keyboard_alone() {
        try (var desk = Desk.open().signIn(People.ADA.email())) {
            var page = desk.domain(Records.ids("select id from managed_domain where customer_id = ? order by name", customer).getFirst());
            assertFalse(page.explained("Stage"));
            page.explain("Stage");
            assertTrue(page.explained("Stage"), desk.words());
            desk.picture("help-open");
            page.dismiss();
            assertFalse(page.explained("Stage"));
            desk.table("/app/portfolio");
            desk.picture("portfolio-staff");
            desk.table("/app/domains");
            desk.picture("domains-staff");
            desk.table("/app/customers");
            desk.picture("customers");
            desk.table("/app/glossary");
            desk.picture("glossary");
            desk.table("/app/bulk");
            desk.picture("bulk-empty");
        }
    }

    @Test
    void an_exported_table_holds_no_formula_and_a_target_is_shown_as_overdue() {
        var export = api.bulk("CUSTOMERS", List.of(customer), "EXPORT", SOON);
        assertEquals(1, export.getInt("done"), export.toString());
        var table = ada.get("/app/bulk-action.csv?id=" + export.getString("id"));
        assertEquals(200, table.status());
        assertTrue(table.text().contains("\r\n'=Many & Sons "), table.text());

        Records.change("update managed_domain set target_stage = 'REJECTING', target_by = date '2026-01-31' where customer_id = ? and name = ?", customer, FIRST);
        var overdue = ada.get("/app/domains?overdue=true&customer=" + customer).page();
        assertEquals(List.of(FIRST), overdue.select("form.picking tbody a.name").eachText());
        assertEquals("Overdue: Rejecting by 31 Jan 2026", overdue.select(".target.overdue").text());
    }

    @Test
    void whoever_lost_a_customer_meanwhile_does_nothing_more_to_it() {
        var program = new Api(Keys.program(ada, "PROVIDER_ANALYST", Optional.empty()));
        var known = Records.ids("select id from bulk_job").size();
        var mine = program.bulk("DOMAINS", Records.ids("select id from managed_domain where customer_id = ?", customer), "SCAN", SOON);
        assertEquals(3, mine.getInt("done"), mine.toString());
        assertEquals(known + 1, Records.ids("select id from bulk_job").size());
        // As if the key had been revoked before the next row's turn came.
        var id = UUID.fromString(mine.getString("id"));
        Records.change("update bulk_row set state = 'WAITING', sentence = '' where job_id = ?", id);
        Records.change("update api_key set revoked_at = now() where id = (select cast(substr(owner, 5) as uuid) from bulk_job where id = ?)", id);
        Records.change("update bulk_job set state = 'WAITING', done = 0, leased_until = null, finished_at = null where id = ?", id);
        Waiting.until("the action is over again", SOON, () -> Records.texts("select state from bulk_job where id = ?", id).getFirst(), "DONE"::equals);
        assertEquals(List.of("Whoever asked for this no longer works here."), Records.texts("select distinct sentence from bulk_row where job_id = ?", id));
        assertEquals(List.of("3"), Records.texts("select failed from bulk_job where id = ?", id));
    }
}
