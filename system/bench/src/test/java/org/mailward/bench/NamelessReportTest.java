package org.mailward.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
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

/// A report that does not say for certain which domain it is about, in a real database: the address that it came to says so.
class NamelessReportTest {

    private static final UUID CUSTOMER = new UUID(1, 1);
    private static final UUID DOMAIN = new UUID(2, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final String NO_POLICY = "{\"policy\":{\"policy-type\":\"no-policy-found\"},\"summary\":{\"total-successful-session-count\":4,\"total-failure-session-count\":0},\"failure-details\":[]}";
    private static final String DANE = "{\"policy\":{\"policy-type\":\"tlsa\",\"policy-domain\":\"mx.hoster.example\"},\"summary\":{\"total-successful-session-count\":3,\"total-failure-session-count\":0}}";
    private static final String STS = "{\"policy\":{\"policy-type\":\"sts\",\"policy-domain\":\"example.net\"},\"summary\":{\"total-successful-session-count\":2,\"total-failure-session-count\":0}}";

    @TempDir
    Path folder;

    private final Instant now = Instant.now();
    private Books books;

    @BeforeEach
    void open() throws IOException, SQLException {
        books = new Books(folder);
        InstantSource source = () -> now;
        IntakeRun.reading(books.parts(), new Time(source.withZone(ZoneOffset.UTC)));
        try (var superuser = books.superuser(); var statement = superuser.createStatement()) {
            statement.execute("insert into provider (id, name, created_at) values ('" + books.provider() + "', 'Bench', now())");
            statement.execute("insert into customer (provider_id, id, name, sector, language, country, state, state_since, state_reason, created_at) values ('" + books.provider() + "', '" + CUSTOMER
                    + "', 'Bench', 'none', 'en', 'DE', 'ACTIVE', now(), '', now())");
            for (var domain : List.of(DOMAIN, OTHER)) {
                statement.execute("insert into managed_domain (provider_id, customer_id, id, name, proof_token, proof_state, proven_at, created_at) values ('" + books.provider() + "', '" + CUSTOMER
                        + "', '" + domain + "', '" + (domain.equals(DOMAIN) ? "example.org" : "example.net") + "', repeat('0', 32), 'PROVEN', now(), now())");
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        books.close();
    }

    private void posted(Owner owner, String... policies) {
        var day = LocalDate.ofInstant(now.minus(Duration.ofDays(1)), ZoneOffset.UTC);
        var report = "{\"organization-name\":\"Sender\",\"date-range\":{\"start-datetime\":\"" + day + "T00:00:00Z\",\"end-datetime\":\"" + day + "T23:59:59Z\"},\"contact-info\":\"tls@sender.example\","
                + "\"report-id\":\"" + String.join("", policies).hashCode() + "\",\"policies\":[" + String.join(",", policies) + "]}";
        arrives(owner, report);
    }

    private void arrives(Owner owner, String report) {
        books.parts().get(TakingIn.class).accept(new Arriving(owner, Way.SMTP, "bench", "", "", "", "", "", ArrivedBytes.of(report.getBytes(StandardCharsets.UTF_8)), now));
        books.parts().get(IntakeWork.class).perform(books.provider());
    }

    private Owner address() {
        return Owner.of(books.provider(), CUSTOMER, DOMAIN);
    }

    @Test
    void counts_to_the_domain_whose_address_it_came_to() throws SQLException {
        posted(address(), NO_POLICY);
        assertEquals(4, books.count("select sum(successful) from tls_day where domain_id = '" + DOMAIN + "' and policy_domain = 'example.org'"));
        posted(address(), DANE, NO_POLICY);
        assertEquals(3, books.count("select sum(successful) from tls_day where domain_id = '" + DOMAIN + "' and policy_domain = 'mx.hoster.example'"));
        assertEquals(2, books.count("select count(*) from arrival_part where state = 'STORED' and policy_domain = 'example.org'"));
    }

    @Test
    void counts_to_the_domain_that_it_names_where_it_names_one() throws SQLException {
        posted(address(), DANE, STS);
        assertEquals(5, books.count("select sum(successful) from tls_day where domain_id = '" + OTHER + "'"));
        assertEquals(0, books.count("select count(*) from tls_day where domain_id = '" + DOMAIN + "'"));
    }

    @Test
    void may_be_about_a_failure() throws SQLException {
        arrives(address(), "Feedback-Type: auth-failure\r\nAuth-Failure: dmarc\r\nSource-IP: 192.0.2.7\r\n");
        assertEquals(1, books.count("select count(*) from failure_report f join report r on r.id = f.report_id where f.domain_id = '" + DOMAIN + "' and r.policy_domain = 'example.org'"));
    }

    @Test
    void is_held_where_no_address_says_whose_it_is() throws SQLException {
        posted(Owner.of(books.provider(), CUSTOMER), NO_POLICY);
        posted(Owner.of(books.provider()), DANE);
        assertEquals(2, books.count("select count(*) from arrival where state = 'HELD'"));
        assertEquals(0, books.count("select count(*) from tls_day"));
    }
}
