package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailward.system.journeys.ApiRoutes.Route;
import org.mailward.system.journeys.Site.Page;

/// Whoever belongs to one provider and asks with ids of another, or of customers that are not theirs, is answered as if he
/// had asked with an id that nobody has.
///
/// Pages, servlets and API routes are listed by the EAR and the API themselves. Answers are compared octet by octet, after
/// taking out what was asked with and tokens made for one answer.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {

    private static final int LEAST_REQUESTS = 1000;
    private static final int AT_ONCE = 3;
    /// Kinds of ids that some page or route opens with: each visitor asks everywhere with all of them. With the others, which open nothing, of
    /// those who may see the same each asks with his share.
    private static final Set<String> OPENING = Set.of("provider.id", "customer.id", "managed_domain.id", "scan.batch_id", "arrival.id", "kept_report.id", "outgoing_mail.id", "overruling.id",
            "bulk_job.id", "report.id", "checker_result.id", "prospect.id", "membership.id", "invitation.id", "api_key.id", "saved_view.id", "mailbox.id");
    /// Ids that a client might send to servlets, under any name that stands for something of a tenant.
    private static final List<String> PARAMETERS = List.of("customer", "id", "domain", "provider", "batch");
    private static final List<People> NORTHWINDS = List.of(People.ADA, People.BEN, People.CLEO, People.DORA, People.EVAN);
    private static final Duration SCANS = Duration.ofMinutes(4);

    private final AtomicInteger asked = new AtomicInteger();
    private List<Visitor> people = List.of();
    private List<Visitor> programs = List.of();
    private Site site = new Site(List.of(), List.of());
    private List<Route> routes = List.of();
    private UUID harbor = new UUID(0, 0);
    /// What opens for an id together with the name of a source alone; and the mailboxes, whose forms act on the row that they stand in: sent
    /// again they would pause or remove it. `DoorsIT` tries their doors.
    private static final Set<String> MORE_THAN_AN_ID = Set.of("/app/mailboxes", "GET /api/v1/mailboxes/{mailbox}", "/app/traffic-source", "GET /api/v1/traffic/domains/{domain}/source");

    private UUID northwind = new UUID(0, 0);
    private Map<String, List<String>> harborBefore = Map.of();
    private List<String> seatsBefore = List.of();

    @BeforeAll
    void bring_everybody_in() {
        SharedStack.get();
        Records.untilNoScanIsOpen(SCANS);
        site = Site.ofTheEar();
        routes = ApiRoutes.described().all();
        harbor = Records.provider(People.HARBOR);
        northwind = Records.provider(People.NORTHWIND);
        var acme = Records.customer(People.ACME);
        leaveTraces();
        var ada = Caller.signedIn(People.ADA);
        var adminKey = Keys.program(ada, "PROVIDER_ADMIN", Optional.empty());
        var api = new Api(adminKey);
        var leads = OneOfEach.lead(api, "northwind-lead.example", "Northwind Leadworks");

        var ofHarbor = Records.idsOf(harbor, Set.of(), 1);
        var ofOthers = new TreeMap<>(ofHarbor);
        Records.idsOf(northwind, Set.of(acme), 1).forEach((kind, ids) -> ofOthers.merge(kind, ids, IsolationIT::joined));
        // The house's own, which its customers and those who work for some of them do not see.
        leads.forEach((kind, id) -> ofOthers.merge(kind, List.of(id), IsolationIT::joined));
        var harbors = Belongings.names(harbor, Set.of());
        var namesOfHarbor = new Names(harbors);
        var namesOfOthers = new Names(union(union(harbors, Belongings.names(northwind, Set.of(acme))), Belongings.leadsOf(northwind)));
        var idsOfHarbor = Belongings.allIds(harbor, Set.of());
        var idsOfOthers = union(union(idsOfHarbor, Belongings.allIds(northwind, Set.of(acme))), Set.copyOf(leads.values()));
        // A customer of its own to be looked at and changed, so that nobody of the demo is.
        var ownCustomer = api.createCustomer("Isolation " + UUID.randomUUID());
        api.finished(UUID.fromString(api.importDomains(ownCustomer, "isolation-" + ownCustomer + ".example").getString("batch")), SCANS);
        api.bringReport(ownCustomer, "this is no report of " + ownCustomer);
        OneOfEach.bringReports(api, ownCustomer);
        for (var domain : Records.ids("select id from managed_domain where customer_id in (?, ?)", ownCustomer, acme)) {
            api.decide(domain, "192.0.2.0/24", "FORWARDER", "A decision of " + domain);
        }
        api.bringReport(acme, "this is no report of " + acme);
        Records.change("insert into outgoing_mail (provider_id, customer_id, id, kind, occasion, recipient, address, subject, letter, state, written_at, send_by, next_at, trouble) "
                + "values (?, ?, ?, 'INVITATION', 'isolation', 'Somebody', 'somebody@mail.example', 'A mail', '{}', 'FAILED', now(), now(), now(), 'refused')", northwind, ownCustomer, UUID.randomUUID());
        api.keptReport(ownCustomer, "MANAGEMENT", SCANS);
        api.bulk("CUSTOMERS", List.of(ownCustomer), "EXPORT", SCANS);
        api.saveView("DOMAINS", "A view of Northwind", "q", "acme");
        api.keptReport(acme, "MANAGEMENT", SCANS);
        var whole = joined(OneOfEach.ids(ownCustomer), Records.ids("select id from membership where provider_id = ? and role = 'PROVIDER_ANALYST' and not all_customers limit 1", northwind));
        whole.addAll(leads.values());
        whole.addAll(Records.ids("select id from saved_view where provider_id = ?", northwind));
        var part = OneOfEach.ids(acme);
        people = NORTHWINDS.stream().map(person -> {
            boolean all = person == People.ADA || person == People.BEN;
            return new Visitor(person.name(), person == People.ADA ? ada : Caller.signedIn(person), true, all ? whole : part,
                    all ? ofHarbor : ofOthers, all ? idsOfHarbor : idsOfOthers, all ? namesOfHarbor : namesOfOthers);
        }).toList();
        programs = List.of(
                new Visitor("key PROVIDER_ADMIN", adminKey, false, whole, ofHarbor, idsOfHarbor, namesOfHarbor),
                new Visitor("key PROVIDER_ANALYST", Keys.program(ada, "PROVIDER_ANALYST", Optional.empty()), false, whole, ofHarbor, idsOfHarbor, namesOfHarbor),
                new Visitor("key CUSTOMER_ADMIN", Keys.program(ada, "CUSTOMER_ADMIN", Optional.of(acme)), false, part, ofOthers, idsOfOthers, namesOfOthers),
                new Visitor("key CUSTOMER_VIEWER", Keys.program(ada, "CUSTOMER_VIEWER", Optional.of(acme)), false, part, ofOthers, idsOfOthers, namesOfOthers));
        // A mail that is under way would change while nobody touches it.
        Waiting.until("every mail is sent", SCANS, () -> Records.count("select count(*) from outgoing_mail where state in ('WAITING', 'SENDING')"), open -> open == 0);
        // What has expired is forgotten once an hour, and not within this test.
        Records.change("delete from checker_result where expires_at < now()");
        // Every ten minutes proof is looked for that is an hour old or older: nobody's request, and not within this test.
        Records.change("update managed_domain set proof_checked_at = now() where proven_at is null");
        harborBefore = Belongings.everythingOf(harbor);
        seatsBefore = Belongings.seats(northwind);
    }

    /// Harbor has one of everything, so that there is something of each kind to ask for.
    private static void leaveTraces() {
        var hana = Caller.signedIn(People.HANA);
        var api = new Api(Keys.program(hana, "PROVIDER_ADMIN", Optional.empty()));
        OneOfEach.lead(api, "harbor-lead.example", "Harbor Leadworks");
        for (var customer : Records.ids("select id from customer where provider_id = ? order by name limit 1", Records.provider(People.HARBOR))) {
            api.bringReport(customer, "this is no report of " + customer);
            api.keptReport(customer, "MANAGEMENT", SCANS);
            api.bulk("CUSTOMERS", List.of(customer), "EXPORT", SCANS);
            api.saveView("DOMAINS", "A view of Harbor Shield", "q", "harbor");
            Records.ids("select id from managed_domain where customer_id = ? limit 1", customer).forEach(domain -> api.decide(domain, "192.0.2.0/24", "UNKNOWN", "A decision of Harbor Shield"));
        }
        hana.submit(Form.withId(hana.get("/app/people"), "invite").with("name", "Quentin Zephyr").with("email", "quentin.zephyr@harborshield.example").with("role", "PROVIDER_ANALYST"));
    }

    @Test
    void a_thousand_requests_with_ids_of_others_return_nothing_of_theirs() {
        var trouble = new ArrayList<String>();
        trouble.addAll(together(people, visitor -> {
            var found = new ArrayList<String>();
            for (var page : site.pages()) {
                for (var parameter : page.ids()) {
                    var first = page.ids().getFirst();
                    found.addAll(ask(visitor, id -> page.path() + "?" + parameter + "=" + id));
                    if (!parameter.equals(first)) {
                        visitor.opening(page).ifPresent(own -> found.addAll(ask(visitor, id -> own + "&" + parameter + "=" + id)));
                    }
                }
            }
            for (var servlet : site.servlets()) {
                PARAMETERS.forEach(parameter -> found.addAll(ask(visitor, id -> servlet + "?" + parameter + "=" + id)));
            }
            return found;
        }));
        trouble.addAll(together(programs, visitor -> routes.stream().filter(Route::takesIds).flatMap(route -> ask(visitor, route).stream()).toList()));
        System.out.println("Requests with ids of others: " + asked.get());
        assertAll(
                () -> assertEquals(List.of(), shortened(trouble)),
                () -> assertTrue(asked.get() >= LEAST_REQUESTS, "Only " + asked.get() + " requests were made"),
                () -> assertEquals(harborBefore, Belongings.everythingOf(harbor), "Something of Harbor's was changed"));
    }

    @Test
    void searching_for_names_of_others_finds_what_searching_for_nonsense_finds() {
        var wanted = List.of("/app/portfolio?q=", "/app/domains?q=", "/app/search?q=", "/app/find?q=", "/api/v1/domains?search=", "/api/v1/customers?search=");
        var trouble = together(union(people, programs), visitor -> {
            var found = new ArrayList<String>();
            for (var path : wanted.stream().filter(path -> path.startsWith("/app/") == visitor.person()).toList()) {
                var nonsense = "zzqx" + Long.toHexString(System.identityHashCode(visitor)) + "k";
                var reference = Neutral.of(visitor.caller().get(path + nonsense), nonsense);
                for (var name : visitor.unseen().all().stream().limit(12).toList()) {
                    var answer = visitor.caller().get(path + URLEncoder.encode(name, StandardCharsets.UTF_8));
                    visitor.compare(path + name, name, answer, reference).ifPresent(found::add);
                }
            }
            return found;
        });
        assertEquals(List.of(), trouble);
    }

    @Test
    void pages_and_lists_without_ids_show_nothing_of_others() {
        var trouble = together(union(people, programs), visitor -> {
            var plain = visitor.person() ? Stream.concat(site.pages().stream().map(Page::path), site.servlets().stream()).filter(path -> !path.equals("/app/sign-out")).toList()
                    : routes.stream().filter(route -> route.method().equals("GET") && !route.takesIds()).map(Route::path).toList();
            return plain.stream().flatMap(path -> visitor.leaks(path, "", visitor.caller().get(path)).stream()).toList();
        });
        assertEquals(List.of(), trouble);
    }

    @Test
    void forms_sent_again_with_ids_of_others_do_nothing_to_theirs() {
        var replays = new AtomicInteger();
        var trouble = together(people, visitor -> {
            var found = new ArrayList<String>();
            for (var page : site.pages()) {
                visitor.opening(page).ifPresent(address -> found.addAll(replay(visitor, address, replays)));
            }
            return found;
        });
        System.out.println("Forms sent again with ids of others: " + replays.get());
        assertAll(
                () -> assertEquals(List.of(), shortened(trouble)),
                () -> assertTrue(replays.get() >= 100, "Only " + replays.get() + " forms were sent again"),
                () -> assertEquals(harborBefore, Belongings.everythingOf(harbor), "Something of Harbor's was changed"),
                () -> assertEquals(seatsBefore, Belongings.seats(northwind), "Somebody's own seat was changed"));
    }

    @Test
    void whoever_has_not_signed_in_is_shown_the_sign_in_whatever_he_asks_for() {
        var stranger = Caller.visitor();
        var everything = people.getLast();
        var trouble = new ArrayList<String>();
        var leads = Stream.of("checker_result.id", "prospect.id", "managed_domain.id", "customer.id").map(kind -> everything.strange().get(kind).getFirst()).toList();
        var nobody = new Visitor("stranger", stranger, true, List.of(), Map.of(), everything.unseenIds(), everything.unseen());
        for (var id : leads) {
            for (var page : Stream.concat(site.pages().stream().filter(page -> !page.ids().isEmpty()).map(page -> page.path() + "?" + page.ids().getFirst() + "="),
                    site.servlets().stream().map(servlet -> servlet + "?id=")).toList()) {
                var answer = stranger.get(page + id);
                trouble.addAll(nobody.leaks(page + id, id.toString(), answer));
                if (answer.page().select("#kc-login").isEmpty()) {
                    trouble.add(page + id + ": not the sign-in: " + answer);
                }
            }
            for (var route : routes.stream().filter(Route::takesIds).toList()) {
                var answer = stranger.send(route.method(), route.with(id), route.mediaType(), java.net.http.HttpRequest.BodyPublishers.ofString(route.bodyWith(id)));
                if (answer.status() != 401) {
                    trouble.add(route + ": " + answer);
                }
            }
        }
        assertEquals(List.of(), trouble);
    }

    /// A test that asks in vain everywhere would prove nothing: with ids of his own, somebody is let in.
    @Test
    void every_page_and_route_answers_somebody_who_asks_with_an_id_of_his_own() {
        var shut = new ArrayList<String>();
        site.pages().stream().filter(page -> !page.ids().isEmpty() && !MORE_THAN_AN_ID.contains(page.path()) && people.stream().noneMatch(visitor -> visitor.opening(page).isPresent()))
                .map(Page::toString).forEach(shut::add);
        for (var route : routes.stream().filter(route -> route.takesIds() && route.method().equals("GET") && !MORE_THAN_AN_ID.contains(route.toString())).toList()) {
            if (programs.stream().noneMatch(visitor -> visitor.own().stream().anyMatch(id -> Visitor.opens(visitor.caller().get(route.with(id)))))) {
                shut.add(route.toString());
            }
        }
        assertEquals(List.of(), shut);
        assertTrue(site.pages().size() >= 10 && site.servlets().size() >= 4 && routes.size() >= 10, "Too little was listed: " + site + " " + routes);
    }

    /// A few of each visitor's.
    private static List<String> shortened(List<String> trouble) {
        return trouble.stream().collect(Collectors.groupingBy(one -> one.split(" /|: ")[0], TreeMap::new, Collectors.toList())).values().stream()
                .flatMap(ofOne -> Stream.concat(Stream.of("(" + ofOne.size() + " in all)"), ofOne.stream().distinct().limit(5))).toList();
    }

    // What is asked, and how answers are compared

    private List<String> ask(Visitor visitor, Function<UUID, String> address) {
        var nobody = UUID.randomUUID();
        var reference = Neutral.of(visitor.caller().get(address.apply(nobody)), nobody.toString());
        return compareAll(visitor, id -> visitor.caller().get(address.apply(id)), address, reference);
    }

    private List<String> ask(Visitor visitor, Route route) {
        Function<UUID, Answer> send = id -> visitor.caller().send(route.method(), route.with(id), route.mediaType(),
                java.net.http.HttpRequest.BodyPublishers.ofString(route.bodyWith(id)));
        var nobody = UUID.randomUUID();
        var first = send.apply(nobody);
        // Where the id stands in the body, what is said of one that is not in scope is a refusal of its field.
        var unreached = first.status() == 400 || first.status() == 415 || first.status() == 422 && !first.toString().contains("There is no such")
                ? List.of(visitor.name() + " " + route + ": the body was refused before the id was looked at, so nothing is shown: " + first) : List.<String>of();
        return joined(unreached, compareAll(visitor, send, id -> route.method() + " " + route.with(id), Neutral.of(first, nobody.toString())));
    }

    private List<String> compareAll(Visitor visitor, Function<UUID, Answer> send, Function<UUID, String> address, Neutral reference) {
        var trouble = new ArrayList<String>();
        for (var kind : visitor.strange().entrySet()) {
            for (var id : kind.getValue().stream().filter(id -> OPENING.contains(kind.getKey()) || hisShare(visitor, address.apply(id).hashCode())).toList()) {
                asked.incrementAndGet();
                visitor.compare(address.apply(id), id.toString(), send.apply(id), reference).ifPresent(trouble::add);
            }
        }
        return trouble;
    }

    private boolean hisShare(Visitor visitor, int number) {
        var alike = Stream.of(people, programs).flatMap(List::stream).filter(other -> other.person() == visitor.person() && other.unseenIds().equals(visitor.unseenIds())).toList();
        return alike.get(Math.floorMod(number, alike.size())).name().equals(visitor.name());
    }

    // Forms

    private List<String> replay(Visitor visitor, String address, AtomicInteger replays) {
        var strange = Stream.of("customer.id", "managed_domain.id", "membership.id", "scan.batch_id", "api_key.id", "invitation.id", "checker_result.id", "prospect.id", "arrival.id", "overruling.id").flatMap(kind -> visitor.strange().getOrDefault(kind, List.of()).stream().limit(1)).toList();
        var page = visitor.caller().get(address);
        if (!Visitor.opens(page)) {
            return List.of();
        }
        var trouble = new ArrayList<String>();
        for (var form : Aimed.distinct(Form.all(page).toList())) {
            if (Aimed.at(page, form, strange.getFirst()).equals(form)) {
                continue;
            }
            var nobody = UUID.randomUUID();
            // A page that was opened before so many others is not kept any more, and is answered as one that was left open for too long.
            var opened = visitor.caller().get(address);
            var own = Form.all(opened).filter(one -> one.id().equals(form.id())).findFirst().orElse(form);
            var reference = Neutral.of(visitor.caller().submit(Aimed.at(opened, own, nobody)), nobody.toString());
            for (var id : strange) {
                replays.incrementAndGet();
                asked.incrementAndGet();
                var fresh = visitor.caller().get(address);
                var again = Form.all(fresh).filter(one -> one.id().equals(form.id())).findFirst().orElse(form);
                visitor.compare("form " + form.id() + " of " + address + " with " + id, id.toString(), visitor.caller().submit(Aimed.at(fresh, again, id)), reference).ifPresent(trouble::add);
            }
        }
        return trouble;
    }

    // Several at once, each visitor one after the other

    private <T> List<String> together(Collection<T> visitors, Function<T, List<String>> work) {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new ArrayList<java.util.concurrent.Future<List<String>>>();
            for (var visitor : visitors) {
                Callable<List<String>> call = () -> work.apply(visitor);
                running.add(workers.submit(call));
            }
            var trouble = new ArrayList<String>();
            for (var one : running) {
                trouble.addAll(one.get());
            }
            return trouble;
        } catch (ExecutionException e) {
            throw new AssertionError("A visitor's requests broke off: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        return joined(one, other);
    }
}
