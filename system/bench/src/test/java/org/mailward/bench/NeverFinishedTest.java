package org.mailward.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.Arriving;
import org.mailward.intake.Owner;
import org.mailward.intake.Way;
import org.mailward.intake.control.IntakeWork;
import org.mailward.intake.control.TakingIn;
import org.mailward.intake.store.Arrivals;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// What becomes of arrivals whose server dies over them, in a real database. A server that dies leaves what it committed before: that it took
/// some, and which one it had begun alone.
class NeverFinishedTest {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 5;

    @TempDir
    Path folder;

    private final Ahead clock = new Ahead();
    private Books books;
    private Scope scope;

    /// A clock that is set ahead.
    private static final class Ahead extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() throws IOException, SQLException {
        books = new Books(folder);
        IntakeRun.reading(books.parts(), new Time(clock));
        scope = new Scope.WholeProvider(books.provider(), Actor.system("intake"));
        try (var superuser = books.superuser(); var statement = superuser.createStatement()) {
            statement.execute("insert into provider (id, name, created_at) values ('" + books.provider() + "', 'Bench', now())");
        }
    }

    @AfterEach
    void close() throws IOException {
        books.close();
    }

    private UUID arrived(String text) {
        return books.parts().get(TakingIn.class).accept(new Arriving(Owner.of(books.provider()), Way.SMTP, "bench", "", "", "", "", "message/rfc822",
                ArrivedBytes.of(text.getBytes(StandardCharsets.UTF_8)), clock.instant()));
    }

    private List<Arrivals.Due> taken(int most) {
        return books.parts().get(Transactions.class).call(() -> books.parts().get(Arrivals.class).take(scope, clock.instant(), LEASE, most));
    }

    private void diesOver(UUID arrival) {
        taken(256);
        books.parts().get(Transactions.class).call(() -> books.parts().get(Arrivals.class).beginAlone(scope, arrival));
        clock.now = clock.now.plus(LEASE).plusSeconds(1);
    }

    private String reason(UUID arrival) throws SQLException {
        try (var superuser = books.superuser(); var statement = superuser.createStatement();
             var row = statement.executeQuery("select state || ' ' || reason from arrival where id = '" + arrival + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void one_that_ends_the_server_each_time_is_laid_aside_and_holds_up_no_other() throws SQLException {
        var deadly = arrived("deadly");
        var other = arrived("no report");
        taken(256);
        clock.now = clock.now.plus(LEASE).plusSeconds(1);
        for (int i = 0; i < ATTEMPTS; i++) {
            diesOver(deadly);
        }
        books.parts().get(IntakeWork.class).perform(books.provider());
        assertEquals("QUARANTINED never-finished", reason(deadly));
        assertEquals("QUARANTINED not-a-report", reason(other));
    }

    @Test
    void one_that_a_server_died_over_a_few_times_is_read_like_any_other() throws SQLException {
        var one = arrived("no report");
        for (int i = 0; i < ATTEMPTS - 1; i++) {
            diesOver(one);
        }
        books.parts().get(IntakeWork.class).perform(books.provider());
        assertEquals("QUARANTINED not-a-report", reason(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "57P01"})
    void one_that_others_or_a_database_that_went_away_kept_from_being_finished_is_read_when_they_are_gone(String state) throws SQLException {
        var one = arrived("no report");
        taken(256);
        inTheWay("create function in_the_way() returns trigger language plpgsql as $$ begin raise exception 'in the way' using errcode = '" + state + "'; end $$",
                "create trigger in_the_way before update of done_at on arrival for each row execute function in_the_way()");
        for (int i = 0; i < 2 * ATTEMPTS; i++) {
            clock.now = clock.now.plus(LEASE).plusSeconds(1);
            books.parts().get(IntakeWork.class).perform(books.provider());
            assertEquals("RECEIVED ", reason(one));
        }
        inTheWay("drop trigger in_the_way on arrival");
        clock.now = clock.now.plus(LEASE).plusSeconds(1);
        books.parts().get(IntakeWork.class).perform(books.provider());
        assertEquals("QUARANTINED not-a-report", reason(one));
    }

    private void inTheWay(String... statements) throws SQLException {
        try (var superuser = books.superuser(); var statement = superuser.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    @Test
    void a_turn_that_is_over_leaves_what_was_not_begun_to_the_next_and_not_to_the_end_of_a_lease() throws SQLException {
        System.setProperty("mailward.intake.batch-bytes", "1");
        System.setProperty("mailward.intake.turn", "PT0.000000001S");
        try {
            var all = List.of(arrived("no report 1"), arrived("no report 2"), arrived("no report 3"));
            for (int turn = 1; turn <= all.size(); turn++) {
                books.parts().get(IntakeWork.class).perform(books.provider());
                assertEquals(turn, books.count("select count(*) from arrival where state = 'QUARANTINED' and attempts = 1"));
                assertEquals(all.size() - turn, books.count("select count(*) from arrival where state = 'RECEIVED' and attempts = 0 and leased_until is null"));
            }
        } finally {
            System.clearProperty("mailward.intake.batch-bytes");
            System.clearProperty("mailward.intake.turn");
        }
    }

    @Test
    void a_short_lease_shortens_the_turn_and_stops_nothing() throws SQLException {
        System.setProperty("mailward.intake.lease", "PT20S");
        try {
            arrived("no report");
            books.parts().get(IntakeWork.class).perform(books.provider());
            assertEquals(1, books.count("select count(*) from arrival where state = 'QUARANTINED'"));
        } finally {
            System.clearProperty("mailward.intake.lease");
        }
    }

    @Test
    void no_more_are_taken_than_were_asked_for() {
        for (int i = 0; i < 10; i++) {
            arrived("no report " + i);
        }
        assertEquals(3, taken(3).size());
        assertEquals(7, taken(256).size());
        assertEquals(0, taken(256).size());
    }
}
