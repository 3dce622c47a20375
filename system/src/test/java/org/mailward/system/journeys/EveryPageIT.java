package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.builder.form.FormKind;
import org.mailward.lookup.Tool;
import org.mailward.system.journeys.Site.Page;
import org.mailward.system.journeys.pages.Desk;

/// Every page that the EAR holds, with something to show on it, and every page that a stranger comes to: whoever uses it in whatever way meets
/// no barrier of WCAG 2.2 AA, in light and in dark, and nothing has to be moved sideways on a narrow screen.
///
/// The pages are listed by the EAR itself. One that cannot be opened here fails the test, so that a new page says how it is opened.
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageIT {

    private static final Duration SCANS = Duration.ofMinutes(4);
    private static final String OPERATOR = "operator@mailward.example";
    private static final String SHOWN = "cedar-law.example";
    private static final String PUBLIC = "/check/northwind";
    private static final int DESKS = 2;

    /// Addresses to open, by the person who opens them.
    private final Map<String, Set<String>> addresses = new LinkedHashMap<>();
    private final Map<String, Caller> callers = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();

    @BeforeAll
    void there_is_something_to_show_on_each() {
        Records.untilNoScanIsOpen(SCANS);
        var ada = Caller.signedIn(People.ADA);
        var api = new Api(Keys.program(ada, "PROVIDER_ADMIN", Optional.empty()));
        var customer = api.createCustomer("Every page " + UUID.randomUUID());
        api.finished(UUID.fromString(api.importDomains(customer, "domain\n" + SHOWN).getString("batch")), SCANS);
        OneOfEach.bringReports(api, customer);
        var domain = Records.ids("select id from managed_domain where customer_id = ?", customer).getFirst();
        api.decide(domain, "192.0.2.0/24", "FORWARDER", "Known from the contract");
        api.bringReport(customer, "this is no report");
        api.keptReport(customer, "MANAGEMENT", SCANS);
        api.bulk("CUSTOMERS", List.of(customer), "EXPORT", SCANS);
        api.saveView("DOMAINS", "Law firms", "q", "law");
        var ids = new ArrayList<>(OneOfEach.ids(customer));
        ids.addAll(OneOfEach.lead(api, "cedar-leads.example", "Cedar Leads").values());
        ids.addAll(Records.ids("select id from membership where provider_id = ? and role = 'PROVIDER_ANALYST' and not all_customers limit 1", Records.provider(People.NORTHWIND)));

        callers.put(People.ADA.email(), ada);
        callers.put(People.DORA.email(), Caller.signedIn(People.DORA));
        callers.put(OPERATOR, Caller.visitor().signIn(OPERATOR, org.mailward.system.Stack.DEMO_PASSWORD));
        callers.put(People.MIRA.email(), Caller.signedIn(People.MIRA));
        var linking = List.of(ada.get("/app/domain-traffic?id=" + domain), ada.get("/app/services"));
        for (var page : Site.ofTheEar().pages()) {
            add(page, ids, linking);
        }
        add(People.ADA, "/app/report-preview?customer=" + customer + "&edition=management", "/app/tool?tool=dmarc&domain=" + SHOWN, "/app/search?q=cedar");
        for (var form : FormKind.values()) {
            add(People.ADA, "/app/builder?domain=" + domain + "&record=" + form.word());
        }
        add(People.MIRA, "/app/start", "/app/join?token=" + token(ada, "Mira", People.MIRA.email()));
        open.addAll(List.of("/", "/welcome", "/unavailable", "/no-such-page", "/invitation?token=unknown", "/invitation?token=" + token(ada, "Nell", "nell." + UUID.randomUUID() + "@northwind.example"),
                PUBLIC, api.check("acme.example").getString("page"), PUBLIC + "/tools", PUBLIC + "/tools/message", PUBLIC + "/nothing-here"));
        Stream.of(Tool.values()).map(tool -> PUBLIC + "/tools/" + tool.word() + "?domain=" + SHOWN).forEach(open::add);
        Stream.of(FormKind.values()).map(form -> PUBLIC + "/builders/" + form.word() + "?domain=" + SHOWN).forEach(open::add);
    }

    /// What opens a page: a link to it on one of the pages, its path with one of the ids, or its path alone.
    private void add(Page page, List<UUID> ids, List<Answer> linking) {
        var linked = linking.stream().flatMap(from -> from.page().select("a[href*=\"" + page.path() + "?\"]").stream()).map(link -> link.attr("href"));
        var named = page.ids().stream().limit(1).flatMap(name -> ids.stream().map(id -> page.path() + "?" + name + "=" + id));
        var tried = Stream.of(linked, named, Stream.of(page.path())).flatMap(ways -> ways).toList();
        for (var caller : callers.entrySet()) {
            var opening = tried.stream().filter(address -> shows(caller.getValue(), address, page.path())).findFirst();
            if (opening.isPresent()) {
                addresses.computeIfAbsent(caller.getKey(), _ -> new LinkedHashSet<>()).add(opening.get());
                return;
            }
        }
    }

    private static boolean shows(Caller caller, String address, String path) {
        var answer = caller.get(address);
        return answer.status() == 200 && answer.address().getPath().equals(path);
    }

    private void add(People person, String... more) {
        for (var address : more) {
            assertTrue(shows(Objects.requireNonNull(callers.get(person.email())), address, path(address)), person + " opens " + address);
            addresses.computeIfAbsent(person.email(), _ -> new LinkedHashSet<>()).add(address);
        }
    }

    private static String path(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static String token(Caller admin, String name, String email) {
        var made = admin.submit(Form.withId(admin.get("/app/people"), "invite").with("name", name).with("email", email).with("role", "PROVIDER_ANALYST"));
        if (made.status() != 200 || !made.page().select(".once-value").isEmpty()) {
            throw new AssertionError("A link is sent by mail and shown to nobody else: " + made);
        }
        return Mails.invitation(email).replaceAll(".*token=", "");
    }

    @Test
    void every_page_of_the_ear_is_among_them() {
        var shut = Site.ofTheEar().pages().stream().map(Page::path).collect(Collectors.toCollection(TreeSet::new));
        addresses.values().forEach(pages -> pages.forEach(address -> shut.remove(path(address))));
        assertEquals(Set.of(), shut, "Pages that nobody opens here");
    }

    @Test
    void nobody_meets_a_barrier_and_nothing_is_wider_than_a_narrow_screen() {
        var seen = new Seen();
        Browsers.together(DESKS, number -> addresses.forEach((person, pages) -> {
            var share = share(List.copyOf(pages), number);
            if (!share.isEmpty()) {
                try (var desk = Desk.open().signIn(person)) {
                    share.forEach(page -> seen.look(desk, page));
                }
            }
        }));
        seen.report();
    }

    @Test
    void no_stranger_meets_a_barrier_and_nothing_is_wider_than_a_narrow_screen() {
        var seen = new Seen();
        Browsers.together(DESKS, number -> {
            try (var desk = Desk.open()) {
                share(open, number).forEach(page -> seen.look(desk, page));
            }
        });
        try (var desk = Desk.open()) {
            desk.form(PUBLIC + "/tools/message").type("Source of the message", """
                    From: Somebody <somebody@cedar-law.example>
                    To: somebody@acme.example
                    Subject: Hello
                    Authentication-Results: mx.acme.example; spf=pass smtp.mailfrom=cedar-law.example; dmarc=fail header.from=cedar-law.example
                    Received: from mail.cedar-law.example (mail.cedar-law.example [192.0.2.7]) by mx.acme.example; Thu, 26 Nov 2026 09:00:00 +0000

                    Hello
                    """).send("Explain");
            seen.lookAtThis(desk, "an explained message");
        }
        seen.report();
    }

    /// Of pages that several look at, those that one of them does.
    private static List<String> share(List<String> pages, int desk) {
        return IntStream.range(0, pages.size()).filter(at -> at % DESKS == desk).mapToObj(pages::get).toList();
    }

    /// What was found wrong while looking, at all desks.
    private static final class Seen {

        private final List<String> barriers = new CopyOnWriteArrayList<>();
        private final List<String> wide = new CopyOnWriteArrayList<>();
        private final AtomicInteger pages = new AtomicInteger();

        void look(Desk desk, String address) {
            try {
                desk.form(address);
                lookAtThis(desk, address);
            } catch (PlaywrightException e) {
                throw new AssertionError("While looking at " + address, e);
            }
        }

        void lookAtThis(Desk desk, String what) {
            pages.incrementAndGet();
            desk.unfold();
            barriers.addAll(desk.tour().barriers());
            int wider = desk.overflowWhenNarrow();
            if (wider > 0) {
                wide.add(what + ": " + wider);
            }
        }

        void report() {
            System.out.println("Pages looked at for barriers: " + pages);
            assertAll(
                    () -> assertEquals("", barriers.stream().distinct().collect(Collectors.joining("\n"))),
                    () -> assertEquals(List.of(), wide, "Wider than a narrow screen, by pixels"));
        }
    }
}
