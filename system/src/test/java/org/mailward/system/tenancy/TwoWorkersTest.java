package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.hibernate.exception.LockTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.intake.store.Entry;
import org.mailward.intake.store.ReportBooks;
import org.mailward.intake.store.ReportBooks.Entered;
import org.mailward.intake.store.ReportHead;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.platform.persistence.TextLines;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Scope;

/// Two workers on the same report, or on the same domain, at the same time: nothing is counted twice, and neither waits for the other in
/// a circle.
@ExtendWith(HousesDatabase.Given.class)
class TwoWorkersTest {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();
    private static final Instant BEGIN = Instant.parse("2026-02-03T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-02-03");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MESSAGES = 11;
    private static final List<String> TABLES = List.of("row_pack", "path_day_pack", "domain_day", "customer_day", "reporter_day");
    private static final List<String> COUNTS = List.of("report_row", "path_day", "domain_day", "customer_day", "reporter_day");
    private static final String OURS = " where customer_id = '" + OFFICE.customer() + "' and day = '" + DAY + "'";
    private static final String SAME = "same";

    private static HousesDatabase database;
    private static EntityManagerFactory factory;

    /// A worker's transaction.
    private record Worker(EntityManager entities) implements AutoCloseable {

        static Worker begin() {
            var entities = factory.createEntityManager();
            entities.getTransaction().begin();
            return new Worker(entities);
        }

        Entered enter(UUID report, String externalId) {
            try (var rows = new TextLines(1 << 16)) {
                rows.add("[\"198.51.100.20\"," + MESSAGES + ",0,3,\"" + OFFICE.id("two workers' path") + "\",\"a.example\",\"\",\"\",{}]");
                var head = new ReportHead(ReportKind.AGGREGATE, "Two Workers", "", externalId, new ReportRange(BEGIN, BEGIN.plusSeconds(86_399)), OFFICE.domainName().ascii(),
                        HexFormat.of().formatHex(new byte[32]), 1, MESSAGES, List.of(), false, "{}");
                var path = new Entry.Path(OFFICE.id("two workers' path"), "198.51.100.20", "dkim+mcsv.net/k1 spf=pass/b.mcsv.net", "", 4, 50, "", List.of(new Entry.Tally(3, 0, 1, MESSAGES)));
                var entry = new Entry(report, OFFICE.customer(), OFFICE.domain(), OFFICE.id("arrival"), 7, head, LocalDate.now().plusMonths(1), new Entry.Body.Aggregate(rows, List.of(path)));
                return new Stores(entities).get(ReportBooks.class).enter(SCOPE, List.of(entry), House.THEN).get(report);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }

        void commit() {
            entities.getTransaction().commit();
        }
    }

    @BeforeAll
    static void open(HousesDatabase given) {
        database = given;
        factory = given.entities(Tenant.root());
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @AfterEach
    void forget() throws SQLException {
        try (var superuser = database.asSuperuser(); var statement = superuser.createStatement()) {
            for (var table : TABLES) {
                statement.execute("delete from " + table + OURS);
            }
            statement.execute("delete from mail_path where id = '" + OFFICE.id("two workers' path") + "'");
            statement.execute("delete from report where reporter = 'Two Workers' and customer_id = '" + OFFICE.customer() + "'");
            superuser.commit();
        }
    }

    @Test
    void a_report_that_another_worker_is_entering_is_a_duplicate_once_that_one_has_committed() throws SQLException {
        var first = UUID.randomUUID();
        var second = whileAnotherWaits(first, SAME, Worker::commit);
        assertEquals(new Entered.Duplicate(first, true), second);
        assertCounted(1);
    }

    @Test
    void a_report_that_another_worker_was_entering_is_stored_when_that_one_broke_off() throws SQLException {
        assertInstanceOf(Entered.Stored.class, whileAnotherWaits(UUID.randomUUID(), SAME, Worker::close));
        assertCounted(1);
    }

    @Test
    void what_another_report_says_of_the_same_day_is_added_to_what_that_worker_has_committed() throws SQLException {
        assertInstanceOf(Entered.Stored.class, whileAnotherWaits(UUID.randomUUID(), "another", Worker::commit));
        assertCounted(2);
        assertEquals(1, count("select cardinality(paths) from path_day_pack" + OURS), "one path, however many reports name it");
    }

    /// One worker has entered the report "same", and another that enters one about the same day waits for what becomes of that.
    private static Entered whileAnotherWaits(UUID first, String externalId, Consumer<Worker> then) {
        try (var one = Worker.begin()) {
            assertInstanceOf(Entered.Stored.class, one.enter(first, SAME));
            var other = CompletableFuture.supplyAsync(() -> {
                try (var two = Worker.begin()) {
                    var entered = two.enter(UUID.randomUUID(), externalId);
                    two.commit();
                    return entered;
                }
            });
            untilSomebodyWaits(other);
            then.accept(one);
            return other.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    private static void untilSomebodyWaits(CompletableFuture<?> other) {
        var deadline = Instant.now().plus(PATIENCE);
        while (count("select count(*) from pg_locks where not granted") == 0) {
            assertTrue(Instant.now().isBefore(deadline) && !other.isDone(), "The second worker did not wait for the first");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void assertCounted(int reports) {
        assertAll(COUNTS.stream().map(table -> () -> assertEquals(reports * MESSAGES, count("select sum(messages) from " + table + OURS), table)));
        assertEquals(reports, count("select count(*) from report where reporter = 'Two Workers' and customer_id = '" + OFFICE.customer() + "'"));
    }

    @Test
    void whoever_changes_a_class_keeps_out_those_who_count_by_class_before_a_path_is_touched() {
        try (var naming = Worker.begin(); var entering = Worker.begin()) {
            new Stores(naming.entities()).get(ReportBooks.class).holdSums(SCOPE, OFFICE.customer(), OFFICE.domain());
            entering.entities().createNativeQuery("set local lock_timeout = '50ms'").executeUpdate();
            assertThrows(LockTimeoutException.class, () -> entering.enter(UUID.randomUUID(), SAME));
        }
    }

    private static long count(String query) {
        try (var superuser = database.asSuperuser(); var statement = superuser.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
