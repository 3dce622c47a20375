package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.platform.persistence.Persistence;
import org.mailward.sources.SourceClass;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.Compared;
import org.mailward.traffic.DayFigures;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.Failed;
import org.mailward.traffic.Figures;
import org.mailward.traffic.PathLine;
import org.mailward.traffic.SourceKey;
import org.mailward.traffic.SourceLine;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.store.StoredReports;
import org.mailward.traffic.store.Traffic;
import org.mailward.traffic.store.TrafficSources;

/// Every figure of traffic is the sum of the rows that were reported, over months' and partitions' borders.
@ExtendWith(HousesDatabase.Given.class)
class TrafficFiguresTest {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();
    private static final DayRange RANGE = new DayRange(LocalDate.parse("2026-04-20"), LocalDate.parse("2026-05-10"));

    /// A row as a receiver reports it.
    private record Row(String day, String address, String service, int senderClass, int result, int disposition, long messages) {
        UUID path() {
            return OFFICE.id("path " + address + service + senderClass);
        }

        boolean in(DayRange range) {
            var at = LocalDate.parse(day);
            return !at.isBefore(range.from()) && !at.isAfter(range.until());
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("2026-04-19", "203.0.113.7", "postbird", 1, 3, 0, 90),
            new Row("2026-04-20", "203.0.113.7", "postbird", 1, 3, 0, 100),
            new Row("2026-04-30", "203.0.113.7", "postbird", 1, 1, 0, 40),
            new Row("2026-05-01", "203.0.113.8", "postbird", 1, 2, 1, 5),
            new Row("2026-05-10", "203.0.113.9", "postbird", 2, 0, 0, 30),
            new Row("2026-05-11", "203.0.113.9", "postbird", 2, 0, 0, 1000),
            new Row("2026-04-30", "198.51.100.4", "", 4, 0, 0, 8),
            new Row("2026-05-02", "198.51.100.77", "", 4, 0, 1, 6),
            new Row("2026-05-02", "192.0.2.200", "", 5, 0, 2, 11),
            new Row("2026-05-03", "192.0.2.200", "", 5, 0, 9, 2),
            new Row("2026-05-03", "2001:db8:1:2::9", "", 3, 0, 3, 4),
            new Row("2026-04-01", "192.0.2.200", "", 5, 0, 2, 70));

    private static EntityManagerFactory factory;

    @BeforeAll
    static void open(HousesDatabase database) {
        factory = database.entities(Tenant.root());
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void figures_of_domain_and_customer_are_the_sums_of_their_rows() {
        within(stores -> {
            var of = stores.get(Traffic.class);
            var days = of.daysOfDomain(SCOPE, OFFICE.customer(), OFFICE.domain(), RANGE);
            var figures = days.stream().map(DayFigures::figures).reduce(Figures.NONE, Figures::plus);
            assertEquals(sum(_ -> true), figures.messages());
            assertEquals(sum(row -> row.result == 1), figures.dkimOnly());
            assertEquals(sum(row -> row.result == 2), figures.spfOnly());
            assertEquals(sum(row -> row.result == 3), figures.both());
            assertEquals(sum(row -> row.result == 0 && row.disposition == 1), figures.failedQuarantined());
            assertEquals(sum(row -> row.result == 0 && row.disposition == 2), figures.failedRejected());
            assertEquals(sum(row -> row.result == 0 && row.disposition != 1 && row.disposition != 2), figures.newlyStopped());
            assertEquals(figures.messages(), figures.passedDelivered() + figures.passedBlocked() + figures.failedDelivered() + figures.failedQuarantined() + figures.failedRejected());
            for (var one : SourceClass.values()) {
                assertEquals(sum(row -> row.senderClass == one.code()), figures.byClass().of(one), one.name());
            }
            assertEquals(days, of.daysOfCustomers(SCOPE, Optional.of(OFFICE.customer()), RANGE));
            var compared = of.domains(SCOPE, OFFICE.customer(), RANGE).get(OFFICE.domain());
            assertEquals(figures, compared.now());
            assertEquals(160, compared.before().messages());
            var everything = of.everything(SCOPE, RANGE);
            assertEquals(compared, everything.customers().get(OFFICE.customer()));
            assertEquals(days, everything.days());
        });
    }

    @Test
    void sources_add_up_to_the_same_messages_and_a_network_is_one_source() {
        within(stores -> {
            var lines = stores.get(TrafficSources.class).sources(SCOPE, OFFICE.customer(), Optional.of(OFFICE.domain()), RANGE);
            assertEquals(sum(_ -> true), lines.stream().mapToLong(SourceLine::messages).sum());
            assertEquals(List.of("postbird", "198.51.100.0/24", "192.0.2.0/24", "2001:db8:1::/48"), lines.stream().map(line -> line.key().text()).toList());
            for (var line : lines) {
                assertEquals(line.messages(), line.trend().stream().mapToLong(Long::longValue).sum(), line.key().text());
                assertEquals(RANGE.days(), line.trend().size());
                assertEquals(line.messages(), line.passed() + line.failedDelivered() + line.failedStopped(), line.key().text());
            }
            assertEquals(Optional.of(90L), lines.getFirst().before());
            assertEquals(SourceClass.ALIGNED, lines.getFirst().sourceClass());
            assertEquals(100, lines.getFirst().trend().getFirst());
            var ofCustomer = stores.get(TrafficSources.class).sources(SCOPE, OFFICE.customer(), Optional.empty(), RANGE);
            assertEquals(lines.stream().map(SourceLine::key).toList(), ofCustomer.stream().map(SourceLine::key).toList());
            assertEquals(lines.stream().map(SourceLine::messages).toList(), ofCustomer.stream().map(line -> line.trend().stream().mapToLong(Long::longValue).sum()).toList());
        });
    }

    /// What it sent before the range says how it changed, and not what it is now.
    @Test
    void a_source_has_the_class_of_most_of_its_messages_of_the_range_and_each_of_its_paths_once() {
        var rows = List.of(
                new Row("2026-04-10", "203.0.113.1", "", 1, 3, 0, 10_000),
                new Row("2026-04-10", "203.0.113.2", "", 1, 3, 0, 10),
                new Row("2026-04-20", "203.0.113.1", "", 1, 3, 0, 100),
                // Day by day there is more of what is aligned.
                new Row("2026-04-21", "203.0.113.1", "", 1, 3, 0, 3000),
                new Row("2026-04-22", "203.0.113.3", "", 5, 0, 0, 1700),
                new Row("2026-04-29", "203.0.113.4", "", 5, 0, 0, 1700),
                new Row("2026-05-06", "203.0.113.5", "", 5, 0, 0, 1600),
                new Row("2026-05-08", "203.0.113.3", "", 5, 0, 0, 1),
                // As much of two classes: the one that looks more legitimate.
                new Row("2026-05-08", "198.51.100.1", "", 5, 0, 0, 20),
                new Row("2026-05-09", "198.51.100.2", "", 4, 0, 0, 20));
        within(rows, stores -> {
            for (var domain : List.of(Optional.of(OFFICE.domain()), Optional.<UUID>empty())) {
                var lines = stores.get(TrafficSources.class).sources(SCOPE, OFFICE.customer(), domain, RANGE);
                assertEquals(List.of("203.0.113.0/24", "198.51.100.0/24"), lines.stream().map(line -> line.key().text()).toList());
                assertEquals(List.of(SourceClass.LIKELY_ABUSE, SourceClass.UNKNOWN), lines.stream().map(SourceLine::sourceClass).toList());
                assertEquals(List.of(4, 2), lines.stream().map(SourceLine::addresses).toList());
                assertEquals(List.of(8101L, 40L), lines.stream().map(SourceLine::messages).toList());
                assertEquals(domain.map(_ -> 10_010L), lines.getFirst().before());
                assertEquals(List.of(3100L, 5001L), List.of(lines.getFirst().passed(), lines.getFirst().failedDelivered()));
            }
        });
    }

    @Test
    void a_stricter_policy_stops_what_failed_and_was_delivered_and_what_looks_legitimate_comes_first() {
        within(stores -> {
            var of = stores.get(TrafficSources.class);
            for (var domain : List.of(Optional.of(OFFICE.domain()), Optional.<UUID>empty())) {
                assertEquals(Map.of(SourceClass.ALIGNED, Failed.NONE, SourceClass.KNOWN_UNALIGNED, new Failed(30, 0, 0), SourceClass.FORWARDER, new Failed(4, 0, 0),
                        SourceClass.UNKNOWN, new Failed(8, 6, 0), SourceClass.LIKELY_ABUSE, new Failed(2, 0, 11)), of.failedByClass(SCOPE, OFFICE.customer(), domain, RANGE));
            }
            var paths = of.stoppedByStricterPolicy(SCOPE, OFFICE.customer(), OFFICE.domain(), RANGE, 10);
            assertEquals(List.of(SourceClass.KNOWN_UNALIGNED, SourceClass.FORWARDER, SourceClass.UNKNOWN, SourceClass.UNKNOWN, SourceClass.LIKELY_ABUSE),
                    paths.stream().map(PathLine::sourceClass).toList());
            assertEquals(44, paths.stream().mapToLong(PathLine::failedDelivered).sum());
        });
    }

    /// Under quarantine nothing that fails is delivered, and reject would yet refuse it: what is wanted, and what nothing names and may be wanted.
    @Test
    void wanted_mail_that_is_stopped_already_is_counted_and_its_paths_are_named() {
        var rows = List.of(
                new Row("2026-04-21", "203.0.113.1", "postbird", 2, 0, 1, 5000),
                new Row("2026-04-29", "203.0.113.1", "postbird", 2, 3, 0, 700),
                new Row("2026-05-01", "203.0.113.1", "postbird", 2, 0, 2, 3),
                new Row("2026-05-01", "203.0.113.2", "postbird", 2, 3, 1, 9),
                new Row("2026-04-10", "203.0.113.3", "postbird", 2, 0, 1, 50),
                new Row("2026-05-02", "198.51.100.9", "", 3, 0, 2, 6),
                new Row("2026-05-02", "192.0.2.20", "", 4, 0, 1, 400),
                new Row("2026-05-03", "192.0.2.20", "", 4, 0, 2, 40),
                new Row("2026-05-02", "192.0.2.30", "", 4, 0, 2, 60),
                new Row("2026-05-02", "192.0.2.200", "", 5, 0, 1, 800),
                new Row("2026-05-03", "192.0.2.201", "", 5, 0, 0, 1),
                new Row("2026-05-09", "192.0.2.201", "", 5, 0, 1, 2));
        within(rows, stores -> {
            var of = stores.get(TrafficSources.class);
            var failed = of.failedByClass(SCOPE, OFFICE.customer(), Optional.of(OFFICE.domain()), RANGE);
            assertEquals(Map.of(SourceClass.KNOWN_UNALIGNED, new Failed(0, 5000, 3), SourceClass.FORWARDER, new Failed(0, 0, 6), SourceClass.UNKNOWN, new Failed(0, 400, 100),
                    SourceClass.LIKELY_ABUSE, new Failed(1, 802, 0)), failed);
            assertEquals(new Failed(0, 5000, 9), Failed.wanted(failed));
            var paths = of.stoppedByStricterPolicy(SCOPE, OFFICE.customer(), OFFICE.domain(), RANGE, 10);
            assertEquals(List.of("203.0.113.1", "198.51.100.9", "192.0.2.20", "192.0.2.201"), paths.stream().map(PathLine::address).toList());
            assertEquals(List.of(0L, 0L, 0L, 1L), paths.stream().map(PathLine::failedDelivered).toList());
            assertEquals(List.of(5003L, 6L, 440L, 2L), paths.stream().map(PathLine::failedStopped).toList());
            assertEquals(List.of(5703L, 6L, 440L, 3L), paths.stream().map(PathLine::messages).toList());
        });
    }

    @Test
    void of_days_whose_sources_were_forgotten_messages_are_counted_and_nothing_more_is_said() {
        within(stores -> {
            var overview = stores.get(TrafficOverview.class);
            var before = overview.domain(SCOPE, OFFICE.domain(), RANGE).orElseThrow();
            assertEquals(List.of(0L, 0L), List.of(before.forgotten(), before.stricter().forgotten()));
            stores.get(Persistence.class).inBulk(SCOPE, bulk -> bulk.run("delete from path_day_pack p where {p in scope} and p.day < ?", LocalDate.parse("2026-05-01")));
            var after = overview.domain(SCOPE, OFFICE.domain(), RANGE).orElseThrow();
            assertEquals(before.figures(), after.figures());
            assertEquals(List.of(148L, 8L), List.of(after.forgotten(), after.stricter().forgotten()));
            assertEquals(148, overview.customer(SCOPE, OFFICE.customer(), RANGE).orElseThrow().forgotten());
        });
    }

    /// Where something was delivered without proof, that is what people are told first.
    @Test
    void own_mail_that_was_stopped_is_looked_for_where_none_was_delivered_without_proof() {
        var stopped = List.of(
                new Row("2026-04-21", "203.0.113.1", "postbird", 2, 0, 1, 5000),
                new Row("2026-05-02", "198.51.100.9", "", 3, 0, 2, 6),
                new Row("2026-05-02", "192.0.2.200", "", 5, 0, 1, 800));
        within(stopped, stores -> assertEquals(List.of(new Failed(0, 5000, 6), new Failed(0, 5000, 6), new Failed(0, 5000, 6)), toldStopped(stores)));
        var delivered = Stream.concat(stopped.stream(), Stream.of(new Row("2026-05-03", "192.0.2.201", "", 5, 0, 0, 1))).toList();
        within(delivered, stores -> assertEquals(List.of(Failed.NONE, Failed.NONE, Failed.NONE), toldStopped(stores)));
    }

    private static List<Failed> toldStopped(Stores stores) {
        var overview = stores.get(TrafficOverview.class);
        return List.of(overview.domainFigures(SCOPE, OFFICE.domain(), RANGE).orElseThrow().stopped(), overview.customerFigures(SCOPE, OFFICE.customer(), RANGE).orElseThrow().stopped(),
                overview.customer(SCOPE, OFFICE.customer(), RANGE).orElseThrow().stopped());
    }

    @Test
    void paths_of_a_source_and_rows_of_a_path_are_those_that_were_counted() {
        within(stores -> {
            var paths = stores.get(TrafficSources.class).paths(SCOPE, OFFICE.customer(), OFFICE.domain(), SourceKey.of("192.0.2.0/24"), RANGE, 10);
            assertEquals(List.of(13L), paths.stream().map(PathLine::messages).toList());
            var rows = stores.get(StoredReports.class).rows(SCOPE, OFFICE.customer(), OFFICE.domain(), Optional.of(paths.getFirst().id()), RANGE, 0, 10);
            assertEquals(2, rows.total());
            assertEquals(13, rows.rows().stream().mapToLong(row -> row.messages()).sum());
            assertEquals(3, stores.get(TrafficSources.class).paths(SCOPE, OFFICE.customer(), OFFICE.domain(), SourceKey.of("postbird"), RANGE, 10).size());
        });
    }

    /// A path's own last day is not written every day.
    @Test
    void a_source_and_a_path_were_last_seen_on_the_newest_day_that_counts_them() {
        within(stores -> {
            var of = stores.get(TrafficSources.class);
            var network = SourceKey.of("192.0.2.0/24");
            assertEquals(LocalDate.parse("2026-05-03"), of.paths(SCOPE, OFFICE.customer(), OFFICE.domain(), network, RANGE, 10).getFirst().lastDay());
            assertEquals(List.of(LocalDate.parse("2026-05-03")), of.sources(SCOPE, OFFICE.customer(), Optional.of(OFFICE.domain()), RANGE).stream().filter(line -> line.key().equals(network))
                    .map(SourceLine::lastDay).toList());
        });
    }

    @Test
    void where_nothing_was_reported_there_is_nothing() {
        within(stores -> {
            var empty = new DayRange(LocalDate.parse("2020-01-01"), LocalDate.parse("2020-01-31"));
            assertEquals(List.of(), stores.get(Traffic.class).daysOfCustomers(SCOPE, Optional.empty(), empty));
            assertEquals(new Traffic.Everything(Map.of(), List.of()), stores.get(Traffic.class).everything(SCOPE, empty));
            assertEquals(List.of(), stores.get(TrafficSources.class).sources(SCOPE, OFFICE.customer(), Optional.of(OFFICE.domain()), empty));
            assertTrue(Compared.NONE.now().compliance().isEmpty());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", "select t.day from domain_day t", "select day from domain_day", "select t.day from domain_day t join report r on true where {t in scope}",
            "select t.day from domain_day t, report r where {t in scope}", "select t.day from domain_day t where {t in scope} union select day from report_row",
            "with s as (select x.day from report_row x) select s.day from s join domain_day t on true where {t in scope}"})
    void a_query_with_a_table_that_is_not_marked_is_refused(String sql) {
        try (var entities = factory.createEntityManager()) {
            var persistence = new Persistence(entities, _ -> { });
            assertThrows(IllegalArgumentException.class, () -> persistence.rows(SCOPE, sql, Map.of(), row -> row.text(0)));
        }
    }

    private static long sum(Predicate<Row> which) {
        return ROWS.stream().filter(row -> row.in(RANGE)).filter(which).mapToLong(Row::messages).sum();
    }

    private static void within(Consumer<Stores> work) {
        within(ROWS, work);
    }

    private static void within(List<Row> rows, Consumer<Stores> work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                fill(entities, rows);
                work.accept(new Stores(entities));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    /// Rows as they are stored, each on its path, and the sums made from them by the database.
    private static void fill(EntityManager entities, List<Row> rows) {
        var key = "'" + House.ALDER.provider() + "', '" + OFFICE.customer() + "', '" + OFFICE.domain() + "'";
        rows.stream().collect(Collectors.toMap(Row::path, row -> row, (row, _) -> row)).forEach((id, row) -> run(entities, "insert into mail_path (provider_id, customer_id, domain_id, id, source,"
                + " evidence, service, class, confidence, reasons, first_day, last_day) values (" + key + ", '" + id + "', '" + row.address + "', '" + row.senderClass + "', '" + row.service + "', "
                + row.senderClass + ", 50, '', '2026-01-01', '2026-05-01')"));
        for (int no = 0; no < rows.size(); no++) {
            var row = rows.get(no);
            run(entities, "insert into row_pack values (" + key + ", '" + row.day + "', '" + OFFICE.id("report") + "', " + (no + 1) + ", cast(date '" + row.day + "' + interval '13 months' as date), 1, '[\""
                    + row.address + "\"," + row.messages + "," + row.disposition + "," + row.result + ",\"" + row.path() + "\",\"\",\"\",\"\",{}]')");
        }
        run(entities, """
                insert into path_day_pack select provider_id, customer_id, domain_id, day, expires_on, array_agg(path_id), array_agg(cast(outcome as smallint)), array_agg(rows), array_agg(cast(messages as bigint))
                  from (select provider_id, customer_id, domain_id, day, expires_on, path_id, 4 * disposition + cast(dkim_aligned as int) + 2 * cast(spf_aligned as int) as outcome, count(*) as rows,
                               sum(messages) as messages from report_row where no > 0 group by 1, 2, 3, 4, 5, 6, 7) d group by 1, 2, 3, 4, 5""");
        run(entities, """
                insert into domain_day select t.provider_id, t.customer_id, t.domain_id, t.day, sum(t.rows), sum(t.messages), coalesce(sum(t.messages) filter (where result = 1), 0),
                       coalesce(sum(t.messages) filter (where result = 2), 0), coalesce(sum(t.messages) filter (where result = 3), 0),
                       coalesce(sum(t.messages) filter (where result = 0 and disposition not in (1, 2)), 0), coalesce(sum(t.messages) filter (where result = 0 and disposition = 1), 0),
                       coalesce(sum(t.messages) filter (where result = 0 and disposition = 2), 0), coalesce(sum(t.messages) filter (where result <> 0 and disposition in (1, 2)), 0),
                       coalesce(sum(t.messages) filter (where class = 1), 0), coalesce(sum(t.messages) filter (where class = 2), 0), coalesce(sum(t.messages) filter (where class = 3), 0),
                       coalesce(sum(t.messages) filter (where class = 4), 0), coalesce(sum(t.messages) filter (where class = 5), 0)
                  from path_day t join mail_path p on p.id = t.path_id where t.day > '2026-03-31' group by 1, 2, 3, 4""");
        run(entities, "insert into customer_day select provider_id, customer_id, day, rows, messages, dkim_only, spf_only, both_aligned, failed_delivered, failed_quarantined, failed_rejected,"
                + " passed_blocked, class_aligned, class_unaligned, class_forwarder, class_unknown, class_abuse from domain_day where day > '2026-03-31'");
    }

    private static void run(EntityManager entities, String statement) {
        entities.createNativeQuery(statement).executeUpdate();
    }
}
