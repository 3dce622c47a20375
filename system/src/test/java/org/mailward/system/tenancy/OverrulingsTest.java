package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.mailward.intake.store.Entry;
import org.mailward.intake.store.ReportBooks;
import org.mailward.intake.store.ReportHead;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.platform.persistence.TextLines;
import org.mailward.sources.Attribution;
import org.mailward.sources.Overruling;
import org.mailward.sources.Ruling;
import org.mailward.sources.Rulings;
import org.mailward.sources.RulingSubject;
import org.mailward.sources.RulingSubject.Kind;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.SourceClass;
import org.mailward.sources.Verdict;
import org.mailward.sources.store.MailPaths;
import org.mailward.sources.store.Overrulings;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.DayFigures;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.Figures;
import org.mailward.traffic.SourceKey;
import org.mailward.traffic.store.Traffic;
import org.mailward.traffic.store.TrafficSources;

/// A decision about a source holds for what was reported before it and for what comes after, and nothing is left of it once it is
/// taken back.
class OverrulingsTest extends InAldersHouse {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();
    private static final Instant NOW = Instant.parse("2026-06-02T08:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-06-01");
    private static final DayRange DAYS = new DayRange(DAY, DAY);
    private static final String ALIGNED = "dkim+example.com/k1 spf=none/ aligned=dkim";
    private static final String FAILED = "spf=fail/example.com";

    @Test
    void a_decision_holds_for_the_past_and_taking_it_back_restores_what_the_evidence_says() {
        within((stores, _) -> {
            enter(stores, "one", OFFICE, "198.51.100.7", 10);
            var before = byClass(stores, OFFICE);
            assertEquals(10, before.unknown());
            var id = decide(stores, Optional.empty(), Optional.empty(), SourceClass.LIKELY_ABUSE);
            perform(stores);
            assertEquals(new Figures.ByClass(5, 0, 0, 0, 10), byClass(stores, OFFICE), "what is aligned stays so");
            assertEquals(byClass(stores, OFFICE), ofCustomer(stores), "the customer's sums go along");
            perform(stores);
            assertEquals(10, byClass(stores, OFFICE).abuse(), "a second time changes nothing");
            takeBack(stores, id);
            perform(stores);
            assertEquals(before, byClass(stores, OFFICE));
            assertTrue(stores.get(TrafficSources.class).paths(SCOPE, OFFICE.customer(), OFFICE.domain(), new SourceKey("", "198.51.100.0/24"), DAYS, 10).stream().noneMatch(path -> path.ruled()));
        });
    }

    /// A day's reports that came later are kept longer.
    @Test
    void a_day_some_of_whose_paths_are_forgotten_keeps_all_that_was_counted() {
        within((stores, entities) -> {
            var whole = DAY.plusDays(1);
            enter(stores, "one", OFFICE, "198.51.100.7", 10, DAY, 3);
            enter(stores, "three", OFFICE, "198.51.100.8", 20, DAY, 4);
            enter(stores, "seven", OFFICE, "198.51.100.8", 30, whole, 4);
            // As the month's partition is dropped.
            assertEquals(1, entities.createNativeQuery("delete from path_day_pack where domain_id = '" + OFFICE.domain() + "' and day = '" + DAY + "' and expires_on = '"
                    + LocalDate.now(ZoneOffset.UTC).plusMonths(3) + "'").executeUpdate());
            decide(stores, Optional.empty(), Optional.empty(), SourceClass.LIKELY_ABUSE);
            perform(stores);
            var days = stores.get(Traffic.class).daysOfDomain(SCOPE, OFFICE.customer(), OFFICE.domain(), new DayRange(DAY, whole));
            assertEquals(List.of(40L, 35L), days.stream().map(day -> day.figures().messages()).toList());
            assertEquals(List.of(new Figures.ByClass(10, 0, 0, 30, 0), new Figures.ByClass(5, 0, 0, 0, 30)), days.stream().map(day -> day.figures().byClass()).toList());
            assertEquals(days, stores.get(Traffic.class).daysOfCustomers(SCOPE, Optional.of(OFFICE.customer()), new DayRange(DAY, whole)));
        });
    }

    @Test
    void what_arrives_later_is_counted_as_was_decided_from_its_first_message_on() {
        within((stores, _) -> {
            decide(stores, Optional.of(OFFICE.customer()), Optional.of(OFFICE.domain()), SourceClass.FORWARDER);
            perform(stores);
            enter(stores, "one", OFFICE, "198.51.100.9", 7);
            assertEquals(new Figures.ByClass(5, 0, 7, 0, 0), byClass(stores, OFFICE));
            enter(stores, "two", OFFICE, "198.51.100.9", 8);
            assertEquals(new Figures.ByClass(10, 0, 15, 0, 0), byClass(stores, OFFICE), "and what comes by the same path again");
            enter(stores, "three", House.ALDER.second(), "198.51.100.9", 7);
            assertEquals(7, byClass(stores, House.ALDER.second()).unknown(), "of another customer it says nothing");
        });
    }

    @Test
    void a_wider_decision_holds_again_when_a_narrower_one_is_taken_back() {
        within((stores, _) -> {
            enter(stores, "one", OFFICE, "198.51.100.7", 10);
            enter(stores, "two", House.ALDER.second(), "198.51.100.7", 10);
            var narrow = decide(stores, Optional.of(OFFICE.customer()), Optional.empty(), SourceClass.FORWARDER);
            decide(stores, Optional.empty(), Optional.empty(), SourceClass.LIKELY_ABUSE);
            perform(stores);
            assertEquals(10, byClass(stores, OFFICE).forwarder());
            assertEquals(10, byClass(stores, House.ALDER.second()).abuse());
            takeBack(stores, narrow);
            perform(stores);
            assertEquals(10, byClass(stores, OFFICE).abuse());
        });
    }

    @Test
    void naming_an_address_better_leaves_what_was_decided_and_shows_it_once_that_is_taken_back() {
        within((stores, _) -> {
            enter(stores, "one", OFFICE, "198.51.100.7", 10);
            var id = decide(stores, Optional.of(OFFICE.customer()), Optional.empty(), SourceClass.FORWARDER);
            perform(stores);
            var paths = stores.get(MailPaths.class);
            var where = new MailPaths.Unnamed(OFFICE.customer(), OFFICE.domain(), "example.com", "198.51.100.7");
            var ruled = new Rulings.Ruled(Optional.of(id), Optional.empty(), Optional.of(SourceClass.FORWARDER));
            var named = paths.unnamedAt(SCOPE, where).stream().filter(path -> path.evidence().equals(FAILED))
                    .map(path -> new MailPaths.Named(path.id(), new Attribution(Optional.empty(), SourceClass.LIKELY_ABUSE, 80, List.of()), Optional.empty(), ruled)).toList();
            assertFalse(paths.name(SCOPE, where, named), "nothing is to be summed again, since it shows as before");
            assertEquals(10, byClass(stores, OFFICE).forwarder());
            takeBack(stores, id);
            perform(stores);
            assertEquals(10, byClass(stores, OFFICE).abuse());
        });
    }

    @Test
    void work_is_counted_down_and_that_of_small_decisions_comes_first() {
        within((stores, entities) -> {
            enter(stores, "one", OFFICE, "198.51.100.7", 1);
            enter(stores, "two", House.ALDER.second(), "198.51.100.7", 1);
            var overrulings = stores.get(Overrulings.class);
            int waiting = overrulings.due(SCOPE, 100).size();
            var large = decide(stores, Optional.empty(), Optional.empty(), SourceClass.LIKELY_ABUSE);
            var small = decide(stores, Optional.of(OFFICE.customer()), Optional.of(OFFICE.domain()), SourceClass.FORWARDER);
            entities.flush();
            var due = overrulings.due(SCOPE, 100);
            assertEquals(waiting + 3, due.size());
            assertTrue(due.stream().map(Overrulings.Work::overruling).toList().indexOf(small) < due.stream().map(Overrulings.Work::overruling).toList().indexOf(large));
            assertEquals(Map.of(large, 2, small, 1), overrulings.left(SCOPE, List.of(large, small)));
            assertEquals(1, overrulings.left(House.ALDER.assigned(), List.of(large)).get(large), "of a part of the customers only their part is told");
            perform(stores);
            assertEquals(Map.of(), overrulings.left(SCOPE, List.of(large, small)));
            assertEquals(SourceClass.FORWARDER.code(), code(entities, OFFICE), "the narrower one holds whichever is done last");
        });
    }

    /// What the database finds may fit, and what fits is told afterwards.
    @Test
    void what_was_not_looked_at_is_not_called_all() {
        within((stores, _) -> {
            enter(stores, "one", OFFICE, "198.51.100.7", 10);
            var overrulings = stores.get(Overrulings.class);
            var refused = new RulingSubject.ReturnPathDomain("example.com");
            assertEquals(new Overrulings.Fittings(List.of(), false), overrulings.fitting(SCOPE, refused, Optional.of(OFFICE.customer()), Optional.of(OFFICE.domain()), 1));
            assertEquals(new Overrulings.Fittings(List.of(), true), overrulings.fitting(SCOPE, refused, Optional.of(OFFICE.customer()), Optional.of(OFFICE.domain()), 2));
            var signed = overrulings.fitting(SCOPE, new RulingSubject.DkimDomain("example.com"), Optional.of(OFFICE.customer()), Optional.of(OFFICE.domain()), 2);
            assertEquals(1, signed.paths().size());
            assertTrue(signed.whole());
        });
    }

    @Test
    void nobody_decides_for_customers_that_he_does_not_look_after() {
        within((stores, _) -> {
            var wide = new Overruling(ruling(Optional.empty(), Optional.empty(), SourceClass.FORWARDER), "a test", "Ben");
            assertThrows(IllegalArgumentException.class, () -> stores.get(Overrulings.class).add(House.ALDER.assigned(), wide));
            var others = new Overruling(ruling(Optional.of(House.ALDER.second().customer()), Optional.empty(), SourceClass.FORWARDER), "a test", "Ben");
            assertThrows(IllegalArgumentException.class, () -> stores.get(Overrulings.class).add(House.ALDER.assigned(), others));
        });
    }

    private static Ruling ruling(Optional<UUID> customer, Optional<UUID> domain, SourceClass sourceClass) {
        return new Ruling(UUID.randomUUID(), customer, domain, RulingSubject.of(Kind.ADDRESS, "198.51.100.0/24", ServiceCatalogue.standard()), Verdict.of(sourceClass), NOW);
    }

    private static UUID decide(Stores stores, Optional<UUID> customer, Optional<UUID> domain, SourceClass sourceClass) {
        var overrulings = stores.get(Overrulings.class);
        var ruling = ruling(customer, domain, sourceClass);
        var overruling = new Overruling(ruling, "a test", "Ada");
        overrulings.add(SCOPE, overruling);
        overruling.spreads(overrulings.spread(SCOPE, ruling));
        return ruling.id();
    }

    private static void takeBack(Stores stores, UUID id) {
        var overruling = stores.get(Overrulings.class).find(SCOPE, id).orElseThrow();
        overruling.takeBack("Ada", NOW);
        stores.get(Overrulings.class).page(SCOPE, true, 0, 1);
        assertTrue(stores.get(Overrulings.class).spreadBack(SCOPE, id) > 0);
    }

    /// As the clock does.
    private static void perform(Stores stores) {
        var overrulings = stores.get(Overrulings.class);
        var books = stores.get(ReportBooks.class);
        for (var work : overrulings.due(SCOPE, 100)) {
            books.holdSums(SCOPE, work.customer(), work.domain());
            if (overrulings.perform(SCOPE, work)) {
                books.sumAgain(SCOPE, work.customer(), work.domain());
            }
        }
    }

    private static Figures.ByClass byClass(Stores stores, Office office) {
        return sum(stores.get(Traffic.class).daysOfDomain(SCOPE, office.customer(), office.domain(), DAYS));
    }

    private static Figures.ByClass ofCustomer(Stores stores) {
        return sum(stores.get(Traffic.class).daysOfCustomers(SCOPE, Optional.of(OFFICE.customer()), DAYS));
    }

    private static Figures.ByClass sum(List<DayFigures> days) {
        return days.stream().map(DayFigures::figures).reduce(Figures.NONE, Figures::plus).byClass();
    }

    private static int code(EntityManager entities, Office office) {
        return ((Number) entities.createNativeQuery("select coalesce(ruled_class, class) from mail_path where customer_id = '" + office.customer() + "' and evidence = '" + FAILED + "'").getSingleResult()).intValue();
    }

    /// A report of five aligned messages from one address, and of some that failed, from the same.
    private static void enter(Stores stores, String name, Office office, String address, long failed) {
        enter(stores, name, office, address, failed, DAY, 3);
    }

    private static void enter(Stores stores, String name, Office office, String address, long failed, LocalDate day, int months) {
        var good = new Entry.Path(office.id("aligned " + address), address, ALIGNED, "", SourceClass.ALIGNED.code(), 80, "DKIM_OWN\texample.com\tk1", List.of(new Entry.Tally(1, 0, 1, 5)));
        var bad = new Entry.Path(office.id("failed " + address), address, FAILED, "", SourceClass.UNKNOWN.code(), 60, "SPF_REFUSED\texample.com", List.of(new Entry.Tally(0, 0, 1, failed)));
        try (var rows = new TextLines(1 << 20)) {
            rows.add("[\"" + address + "\",5,0,1,\"" + good.id() + "\",\"example.com\",\"\",\"\",{}]");
            rows.add("[\"" + address + "\"," + failed + ",0,0,\"" + bad.id() + "\",\"example.com\",\"\",\"\",{}]");
            var range = new ReportRange(Instant.parse(day + "T00:00:00Z"), Instant.parse(day + "T23:59:59Z"));
            var head = new ReportHead(ReportKind.AGGREGATE, "reporter.example", "", name, range, "example.com", "00".repeat(31) + String.format("%02x", name.length()), 2, 5 + failed, List.of(), false, "{}");
            stores.get(ReportBooks.class).enter(SCOPE, List.of(new Entry(office.id("report " + name), office.customer(), office.domain(), office.id("arrival"), 0, head, LocalDate.now(ZoneOffset.UTC).plusMonths(months),
                    new Entry.Body.Aggregate(rows, List.of(good, bad)))), NOW);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void within(BiConsumer<Stores, EntityManager> work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.accept(new Stores(entities), entities);
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
