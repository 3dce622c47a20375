package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.Owner;
import org.mailward.intake.store.ArrivalParts;
import org.mailward.intake.store.ArrivalParts.Finished;
import org.mailward.intake.store.Entry;
import org.mailward.intake.store.ReportBooks;
import org.mailward.intake.store.ReportBooks.Entered;
import org.mailward.intake.store.ReportHead;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.platform.persistence.TextLines;
import org.mailward.platform.persistence.Visibility;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Scope;

/// What a batch of arrivals costs does not grow with what was entered before, nor with what waits.
@ExtendWith(HousesDatabase.Given.class)
class IntakePlansTest {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final LocalDate EXPIRY = LocalDate.now().plusMonths(1);
    private static final int DOMAINS = 20;
    private static final int REPORTERS = 5;
    private static final int DAYS = 100;
    private static final int BATCH = 100;
    /// Ranges of a day that meet a later one's or begin within three days before it, and itself.
    private static final int NEIGHBOURS = 5;

    private static final String MORE_DOMAINS = """
            insert into managed_domain select (jsonb_populate_record(d, jsonb_build_object('id', md5('planned ' || n)::uuid, 'name', 'planned-' || n || '.example'))).*
            from managed_domain d, generate_series(1, %d) n where d.id = '%s'""".formatted(DOMAINS, OFFICE.domain());
    private static final String REPORTS = """
            insert into report (provider_id, customer_id, domain_id, id, kind, arrival_id, part_no, reporter, reporter_key, reporter_email, external_id, range_begin, range_end,
                policy_domain, sha256, rows, messages, quirks, salvaged, conflicting, detail, stored_at, expires_on)
            select d.provider_id, d.customer_id, d.id, gen_random_uuid(), 'AGGREGATE', '%s', 0, 'reporter ' || r, 'reporter ' || r, '', 'day ' || day, at, at + interval '86399 seconds',
                d.name, sha256(convert_to(day || d.name || r, 'UTF8')), 1, 1, '{}', false, false, '{}', at, current_date
            from (select day, timestamptz '%s' + day * interval '1 day' as at from generate_series(%d, %d) day) days, generate_series(1, %d) r, managed_domain d where d.name like 'planned-%%'""";
    private static final String ARRIVALS = """
            insert into arrival (provider_id, customer_id, domain_id, id, received_at, way, origin, sender, recipient, authentication, file_name, content_type, sha256, size, state, raw_expires_on)
            select '%s', '%s', '%s', md5('planned ' || '%s' || n)::uuid, now(), 'SMTP', '', '', '', '', '', '', sha256('x'), 1, '%s', current_date from generate_series(1, %d) n""";

    /// The planner knows of one report about each domain: it looked at the table before the others came.
    @Test
    void a_report_s_neighbours_are_found_without_reading_the_others_about_its_domain(HousesDatabase database) {
        var fill = List.of(MORE_DOMAINS, reports(0, 0, 1), "analyze report", reports(1, DAYS - 1, REPORTERS));
        explained(database, "select s.customer_id, s.domain_id, s.id, o.id as other", fill, (stores, explained) -> {
            var entered = stores.get(ReportBooks.class).enter(SCOPE, newReports(), House.THEN);
            assertEquals(BATCH, entered.values().stream().filter(Entered.Stored.class::isInstance).count());
            assertEquals(1, explained.plans().size());
            var plan = explained.plans().getFirst();
            assertEquals(Set.of("report_of_domain"), plan.indexes(), plan::toString);
            assertTrue(plan.read("report") >= BATCH, plan::toString);
            assertTrue(plan.read("report") <= BATCH * NEIGHBOURS, plan::toString);
        });
    }

    /// The planner knows of few that wait: it looked at the table before most of them came.
    @Test
    void what_was_read_is_finished_without_reading_what_waits(HousesDatabase database) {
        var fill = List.of(arrivals("stored", ArrivalState.STORED, 5_000), arrivals("early", ArrivalState.RECEIVED, 50), "analyze arrival", arrivals("late", ArrivalState.RECEIVED, 10_000));
        explained(database, "update arrival a set state", fill, (stores, explained) -> {
            var all = new ArrayList<Finished>();
            for (int no = 1; no <= BATCH; no++) {
                boolean held = no % 10 == 0;
                all.add(new Finished(planned("late" + no), new Owner(House.ALDER.provider(), Optional.of(OFFICE.customer()), Optional.of(OFFICE.domain())),
                        held ? ArrivalState.HELD : ArrivalState.STORED, held ? "held" : "", "", List.of()));
            }
            stores.get(ArrivalParts.class).finish(SCOPE, all, 1, House.THEN);
            assertFalse(explained.plans().isEmpty());
            for (var plan : explained.plans()) {
                assertEquals(Set.of("arrival_pkey"), plan.indexes(), plan::toString);
            }
            assertEquals(BATCH, explained.plans().stream().mapToDouble(plan -> plan.read("arrival")).sum(), () -> explained.plans().toString());
        });
    }

    private static String reports(int firstDay, int lastDay, int reporters) {
        return REPORTS.formatted(OFFICE.id("arrival"), FIRST, firstDay, lastDay, reporters);
    }

    private static String arrivals(String name, ArrivalState state, int many) {
        return ARRIVALS.formatted(House.ALDER.provider(), OFFICE.customer(), OFFICE.domain(), name, state, many);
    }

    /// The id that the database makes of the same words.
    private static UUID planned(String name) {
        try {
            var octets = MessageDigest.getInstance("MD5").digest(("planned " + name).getBytes(StandardCharsets.UTF_8));
            var bytes = ByteBuffer.wrap(octets);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One of each reporter about each domain, on the day after the last.
    private static List<Entry> newReports() {
        var entries = new ArrayList<Entry>();
        var begin = FIRST.plus(Duration.ofDays(DAYS));
        for (int domain = 1; domain <= DOMAINS; domain++) {
            for (int reporter = 1; reporter <= REPORTERS; reporter++) {
                entries.add(entry(planned(Integer.toString(domain)), "reporter " + reporter, "planned-" + domain + ".example", begin));
            }
        }
        return entries;
    }

    private static Entry entry(UUID domain, String reporter, String name, Instant begin) {
        try {
            var rows = new TextLines(1 << 10);
            var path = UUID.nameUUIDFromBytes(domain.toString().getBytes(StandardCharsets.UTF_8));
            rows.add("[\"198.51.100.20\",1,0,3,\"" + path + "\",\"a.example\",\"\",\"\",{}]");
            var head = new ReportHead(ReportKind.AGGREGATE, reporter, "", "new about " + name, new ReportRange(begin, begin.plusSeconds(86_399)), name, HexFormat.of().formatHex(new byte[32]), 1, 1, List.of(), false, "{}");
            return new Entry(UUID.randomUUID(), OFFICE.customer(), domain, OFFICE.id("arrival"), 0, head, EXPIRY,
                    new Entry.Body.Aggregate(rows, List.of(new Entry.Path(path, "198.51.100.20", "spf=pass/b.example", "", 4, 50, "", List.of(new Entry.Tally(3, 0, 1, 1))))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Fills the database, and then works in it as the application does, whom row-level security holds back.
    private static void explained(HousesDatabase database, String beginning, List<String> fill, BiConsumer<Stores, Explained> work) {
        var explained = new Explained(beginning);
        try (var factory = Tenant.factory(Tenant.root(), () -> explained.watching(database.asSuperuser())); var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                become(entities, fill);
                work.accept(new Stores(entities), explained);
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    private static void become(EntityManager entities, List<String> fill) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.createStatement()) {
                for (var sql : fill) {
                    statement.execute(sql);
                }
                asApplication(statement);
            }
            HousesDatabase.see(connection, Visibility.of(SCOPE));
        });
    }

    private static void asApplication(Statement statement) throws SQLException {
        statement.execute("set local role " + HousesDatabase.APP);
        statement.execute("select set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true)");
    }
}
