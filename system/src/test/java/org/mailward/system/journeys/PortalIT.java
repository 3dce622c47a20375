package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailward.system.journeys.pages.Desk;

/// The portal as a whole: every page for everybody's eyes, hands and screen, and under the provider's name alone for clients.
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalIT {

    private static final Duration SCANS = Duration.ofMinutes(3);
    private static final String PASSWORD = "three quiet herons at dusk";
    private static final String BRAND_OF_NORTHWIND = "Northwind Mail Guard";
    private static final int MOST_CLICKS = 12;
    /// Pages that one person alone comes to, or once, or that show what the demo need not hold.
    private static final Set<String> NOT_BY_LINKS = Set.of("/app/start", "/app/join", "/app/operator", "/app/overview", "/app/convert-prospect", "/app/prospect", "/app/check", "/app/assign",
            "/app/arrival", "/app/stored-report", "/app/traffic-source", "/app/failures", "/app/tls",
            "/app/overrule", "/app/overruling", "/app/search", "/app/bulk", "/app/bulk-action");

    @BeforeAll
    void the_demo_is_scanned() {
        Records.untilNoScanIsOpen(SCANS);
    }

    @Test
    void every_page_is_reached_read_and_used_by_everybody_on_every_screen() {
        var barriers = new CopyOnWriteArrayList<String>();
        var wide = new CopyOnWriteArrayList<String>();
        var reached = new ConcurrentSkipListSet<String>();
        var people = List.of(People.ADA, People.DORA);
        Browsers.together(people.size(), number -> {
            var person = people.get(number);
            try (var desk = Desk.open().signIn(person.email())) {
                desk.tour().pages(desk.address("/app/start")).forEach((path, address) -> {
                    reached.add(path);
                    // Staff's pages, and those that no link leads to, are looked at one by one in EveryPageIT.
                    if (person == People.DORA) {
                        barriers.addAll(desk.tour().barriers(address));
                        int wider = desk.overflowWhenNarrow();
                        if (wider > 0) {
                            wide.add(path + " for " + person + ": " + wider);
                        }
                    }
                });
            }
        });
        var all = Site.ofTheEar().pages().stream().map(Site.Page::path).collect(Collectors.toCollection(TreeSet::new));
        all.removeAll(reached);
        all.removeAll(NOT_BY_LINKS);
        assertAll(
                () -> assertEquals(List.of(), barriers),
                () -> assertEquals(List.of(), wide),
                () -> assertEquals(Set.of(), all, "Pages that no link leads to"));
    }

    @Test
    void a_client_on_the_provider_s_host_sees_its_brand_before_signing_in_and_nothing_of_ours_anywhere() {
        try (var dora = Desk.at("northwind.localhost")) {
            dora.home();
            dora.picture("host-before-sign-in");
            assertTrue(dora.words().contains(BRAND_OF_NORTHWIND), dora.words());
            assertEquals(List.of(), dora.tour().traces(dora.address("/")));
            dora.signIn(People.DORA.email());
            assertTrue(dora.isAt("northwind.localhost"), "People stay at the host that they came by");
            assertEquals(BRAND_OF_NORTHWIND, dora.brand());
            var pages = dora.tour().pages(dora.address("/app/overview"));
            assertTrue(pages.size() >= 5, "Too few pages were found: " + pages.keySet());
            var traces = new ArrayList<String>();
            pages.values().forEach(address -> traces.addAll(dora.tour().traces(address)));
            traces.addAll(dora.tour().traces(dora.address("/app/no-such-page")));
            assertEquals(List.of(), traces);
        }
    }

    @Test
    void a_fresh_admin_comes_from_the_first_sign_in_to_a_branded_report_in_few_clicks() {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        var email = "admin." + mark + "@fresh.example";
        try (var operator = Desk.open().signIn("operator@mailward.example")) {
            var said = operator.operator().open("Fresh " + mark, "Fay Fresh", email);
            assertTrue(said.contains(email) && !said.contains("token="), said);
        }
        try (var fay = Desk.open()) {
            fay.invitation(Mails.invitation(email)).accept(PASSWORD);
            fay.countClicks();
            fay.signIn(email, PASSWORD);
            fay.picture("portfolio-empty");
            var customer = fay.firstCustomer().create("First Customer", "Retail", "Germany");
            var report = Report.of(customer.add("acme.example").watchScans(SCANS).report());
            var clicks = fay.clicks();
            assertAll(
                    () -> assertTrue(report.text().contains("First Customer"), "The report names the customer"),
                    () -> assertEquals(Set.of("acme.example"), Set.copyOf(report.domains())),
                    () -> assertTrue(clicks > 3 && clicks <= MOST_CLICKS, "Clicks: " + clicks));
        }
    }

    @Test
    void an_analyst_finds_a_domain_and_opens_the_mending_form_by_keyboard_alone() {
        try (var ben = Desk.open().signIn(People.BEN.email())) {
            ben.find("acme.example");
            assertEquals("acme.example", ben.headline());
            ben.press("/", "acme foods");
            ben.choose();
            assertEquals(People.ACME, ben.headline());
        }
    }

    @Test
    void a_client_finds_a_domain_by_keyboard_and_only_the_own_ones() {
        try (var dora = Desk.open().signIn(People.DORA.email())) {
            dora.press("/", "e");
            var offered = dora.offered();
            assertTrue(!offered.isEmpty() && Records.texts("select d.name from managed_domain d join customer c on c.provider_id = d.provider_id and c.id = d.customer_id where c.name = ?", People.ACME)
                    .containsAll(offered), "Offered: " + offered);
            dora.choose();
            assertEquals(offered.getFirst(), dora.headline());
        }
    }

    @Test
    void figures_of_customers_are_the_sums_over_their_domains() {
        // One statement sees one moment, whatever is scanned meanwhile.
        var different = Records.rows("""
                with made as (
                    select customer_id, cast(count(*) as integer) as domains, cast(count(*) filter (where stage = 'REJECTING') as integer) as rejecting,
                           cast(count(*) filter (where stage = 'MONITORING') as integer) as monitoring, cast(count(*) filter (where stage = 'UNPROTECTED') as integer) as unprotected,
                           cast(count(*) filter (where stage is null) as integer) as unscanned, cast(count(score) as integer) as scored, coalesce(sum(score), 0) as scores,
                           cast(coalesce(sum(open_findings), 0) as integer) as open_findings from managed_domain group by 1),
                kept as (select customer_id, domains, rejecting, monitoring, unprotected, unscanned, scored, scores, open_findings from customer_standing)
                (select 'made' as which, * from (table made except table kept) one) union all (select 'kept', * from (table kept except table made) other)""");
        assertEquals(List.of(), different);
        assertTrue(Records.count("select count(*) from customer_standing where domains > 0") >= 2, "Too few customers have sums");
    }
}
