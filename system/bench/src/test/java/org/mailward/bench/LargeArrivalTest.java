package org.mailward.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.Arriving;
import org.mailward.intake.Owner;
import org.mailward.intake.Way;
import org.mailward.intake.control.IntakeWork;
import org.mailward.intake.control.TakingIn;
import org.mailward.platform.time.Time;

/// An arrival with more reports than may be in memory together, in a real database: the first are entered before the others are read.
class LargeArrivalTest {

    private static final String HELD = "mailward.intake.batch-held";
    private static final UUID CUSTOMER = new UUID(1, 1);
    private static final UUID DOMAIN = new UUID(2, 1);
    private static final int REPORTS = 5;

    @TempDir
    Path folder;

    private Instant now = Instant.now();
    private Books books;

    @BeforeEach
    void open() throws IOException, SQLException {
        System.setProperty(HELD, "1");
        books = new Books(folder);
        InstantSource source = () -> now;
        IntakeRun.reading(books.parts(), new Time(source.withZone(ZoneOffset.UTC)));
        run("insert into provider (id, name, created_at) values ('" + books.provider() + "', 'Bench', now())",
                "insert into customer (provider_id, id, name, sector, language, country, state, state_since, state_reason, created_at) values ('" + books.provider() + "', '" + CUSTOMER
                        + "', 'Bench', 'none', 'en', 'DE', 'ACTIVE', now(), '', now())",
                "insert into managed_domain (provider_id, customer_id, id, name, proof_token, proof_state, proven_at, created_at) values ('" + books.provider() + "', '" + CUSTOMER + "', '" + DOMAIN
                        + "', 'example.org', repeat('0', 32), 'PROVEN', now(), now())");
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty(HELD);
        books.close();
    }

    private void run(String... statements) throws SQLException {
        try (var superuser = books.superuser(); var statement = superuser.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    private String report(int no) {
        var day = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
        return "<?xml version=\"1.0\"?><feedback><report_metadata><org_name>Receiver</org_name><email>dmarc@receiver.example</email><report_id>r-" + no + "</report_id><date_range><begin>"
                + day.getEpochSecond() + "</begin><end>" + (day.getEpochSecond() + 86_399) + "</end></date_range></report_metadata><policy_published><domain>example.org</domain><p>reject</p></policy_published>"
                + "<record><row><source_ip>192.0.2." + no + "</source_ip><count>" + (10 + no) + "</count><policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>"
                + "<identifiers><header_from>example.org</header_from></identifiers><auth_results><dkim><domain>example.org</domain><selector>s</selector><result>pass</result></dkim></auth_results></record></feedback>\n";
    }

    /// Five reports, one that is none behind the second, and at the end the first once more.
    private byte[] zip() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int no = 1; no <= REPORTS; no++) {
                add(zip, no + ".xml", report(no));
                if (no == 2) {
                    add(zip, "notes.txt", "none of it");
                }
            }
            add(zip, "again.xml", report(1));
        }
        return out.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void arrives() throws IOException {
        books.parts().get(TakingIn.class).accept(new Arriving(Owner.of(books.provider()), Way.UPLOAD, "bench", "", "", "", "all.zip", "application/zip", ArrivedBytes.of(zip()), now));
    }

    private void assertAllThereOnce() throws SQLException {
        assertEquals(REPORTS, books.count("select count(*) from report"));
        assertEquals(15 + 10 * REPORTS, books.count("select sum(messages) from domain_day"));
        assertEquals(15 + 10 * REPORTS, books.count("select sum(messages) from path_day"));
        assertEquals(REPORTS, books.count("select count(*) from report_row"));
        assertEquals(REPORTS, books.count("select count(*) from arrival_part where state = 'STORED' and report_id is not null and no = substr(external_id, 3)::integer - 1"));
        assertEquals(1, books.count("select count(*) from arrival_part where state = 'DUPLICATE' and no = " + REPORTS));
        assertEquals(1, books.count("select count(*) from arrival_part where state = 'QUARANTINED' and name like '%notes.txt'"));
        assertEquals(1, books.count("select count(*) from arrival where state <> 'RECEIVED'"));
    }

    @Test
    void is_entered_piece_by_piece_and_told_of_as_one() throws Exception {
        run("create table entered (at xid8)", "grant insert on entered to public",
                "create function note() returns trigger language plpgsql security definer as $$ begin insert into entered values (pg_current_xact_id()); return new; end $$",
                "create trigger note after insert on report for each row execute function note()");
        arrives();
        books.parts().get(IntakeWork.class).perform(books.provider());
        assertAllThereOnce();
        assertEquals(REPORTS, books.count("select count(distinct at) from entered"), "each holds more than is allowed, so that each had a transaction of its own");
    }

    @Test
    void what_was_entered_before_it_broke_off_is_known_as_its_own_when_it_is_read_again() throws Exception {
        run("create function in_the_way() returns trigger language plpgsql as $$ begin raise exception 'in the way'; end $$",
                "create trigger in_the_way before insert on report for each row when (new.external_id = 'r-4') execute function in_the_way()");
        arrives();
        books.parts().get(IntakeWork.class).perform(books.provider());
        assertEquals(3, books.count("select count(*) from report"));
        assertEquals(1, books.count("select count(*) from arrival where state = 'RECEIVED'"));
        run("drop trigger in_the_way on report");
        now = now.plus(Duration.ofHours(1));
        books.parts().get(IntakeWork.class).perform(books.provider());
        assertAllThereOnce();
    }

    /// The reports count, so they have to be found.
    @Test
    void what_was_entered_before_it_was_given_up_is_still_told_of() throws Exception {
        run("create function in_the_way() returns trigger language plpgsql as $$ begin raise exception 'in the way'; end $$",
                "create trigger in_the_way before insert on report for each row when (new.external_id = 'r-4') execute function in_the_way()");
        arrives();
        for (int i = 0; i < 6; i++) {
            books.parts().get(IntakeWork.class).perform(books.provider());
            now = now.plus(Duration.ofHours(1));
        }
        assertEquals(1, books.count("select count(*) from arrival where state = 'QUARANTINED' and reason = 'cannot-be-stored'"));
        assertEquals(3, books.count("select count(*) from report"));
        assertEquals(3, books.count("select count(*) from arrival_part p join report r on r.id = p.report_id where p.state = 'STORED' and p.no = r.part_no and p.name = substr(r.external_id, 3) || '.xml'"));
        run("drop trigger in_the_way on report", "update arrival set state = 'RECEIVED', attempts = 0, alone = 0, leased_until = null");
        books.parts().get(IntakeWork.class).perform(books.provider());
        assertAllThereOnce();
    }
}
