package org.mailward.system.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailward.system.Progress;
import org.mailward.system.Settings;
import org.mailward.system.Stack;
import org.mailward.system.journeys.SharedStack;
import org.mailward.system.journeys.Waiting;

/// The demo's past comes behind its present: scans of the days before the first start, then what receivers reported on those days.
class DemoPastIT {

    private static final int DAYS = 3;
    private static final int DOMAINS = 65;
    /// Some domains wish for no reports; the others hear from most of five receivers on each day.
    private static final int LEAST_REPORTS = 100 * DAYS;
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String FIRST_DAY = "(select min(date_trunc('day', created_at at time zone 'UTC')) at time zone 'UTC' from provider)";

    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        var settings = Settings.forTests(Files.createTempDirectory(Files.createDirectories(Path.of("target", "stacks")), "past"), DemoPastIT::property).withDemo(true);
        stack = Stack.on(settings.withApplication(Map.of("MAILWARD_DEMO_DAYS", Integer.toString(DAYS), "MAILWARD_DNS_RESOLVERS", "127.0.0.1:" + settings.ports().dns())),
                Progress.silent(), System.err::println);
        stack.start(CompletableFuture.completedFuture(SharedStack.ear()));
        Waiting.until("all days are scanned", PATIENCE, () -> count("select count(*) from snapshot where taken_at < " + FIRST_DAY), found -> found >= DAYS * DOMAINS);
        Waiting.until("all reports are read", PATIENCE, () -> count("select count(distinct range_begin) from report where kind = 'AGGREGATE'") * 1000 + count("select count(*) from arrival where state = 'RECEIVED'"),
                seen -> seen == DAYS * 1000L);
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(text -> !text.isBlank());
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void each_domain_was_scanned_once_on_each_day_and_today() {
        assertEquals(DOMAINS, count("select count(*) from managed_domain"));
        assertEquals(DOMAINS * DAYS, count("select count(distinct (domain_id, date_trunc('day', taken_at at time zone 'UTC'))) from snapshot where taken_at < " + FIRST_DAY));
        assertEquals(DOMAINS, count("select count(distinct domain_id) from snapshot where taken_at >= " + FIRST_DAY));
    }

    @Test
    void what_stands_since_then_is_dated_so_and_the_newest_snapshot_is_what_pages_show() {
        assertTrue(count("select count(*) from finding where raised_at < " + FIRST_DAY + " and eased_at is null") > DOMAINS);
        assertEquals(0, count("select count(*) from finding where eased_at < raised_at or seen_at < raised_at"));
        assertEquals(0, count("select count(*) from managed_domain d where d.scanned_at <> (select max(s.taken_at) from snapshot s where s.domain_id = d.id)"));
        assertEquals(0, count("select count(*) from managed_domain d where not exists (select 1 from snapshot s where s.id = d.snapshot_id and s.taken_at = d.scanned_at)"));
    }

    @Test
    void reports_say_what_the_zone_of_the_day_makes_of_the_mail() {
        assertTrue(count("select count(*) from report where kind = 'AGGREGATE'") >= LEAST_REPORTS);
        assertEquals(0, count("select count(*) from arrival where state not in ('STORED', 'HELD', 'QUARANTINED', 'DUPLICATE')"));
        assertEquals(0, count("select count(*) from report r join managed_domain d on d.id = r.domain_id where d.name in ('cedar-law.example', 'acme-careers.example')"),
                "Whoever asks for no reports gets none");
        assertTrue(sum("messages", "orchardbank.example") > 10_000);
        assertTrue(sum("failed_rejected", "orchardbank.example") > 0);
        assertEquals(0, sum("failed_delivered", "orchardbank.example"), "Where the policy is reject, nothing that fails is delivered");
        assertTrue(sum("failed_delivered", "gatehouse-pensions.example") > 0, "Where the policy is none, it is");
    }

    private static long sum(String column, String domain) {
        return count("select coalesce(sum(y." + column + "), 0) from domain_day y join managed_domain d on d.id = y.domain_id where d.name = '" + domain + "'");
    }

    private static long count(String query) {
        try (var connection = stack.asSuperuser(); var statement = connection.createStatement(); var found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The database was asked in vain: " + query, e);
        }
    }
}
