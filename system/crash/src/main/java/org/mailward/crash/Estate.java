package org.mailward.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// One provider with its customers, their proven domains, and each domain's report address.
final class Estate {

    static final int DOMAINS = 200;
    static final UUID PROVIDER = new UUID(9, 1);
    private static final int CUSTOMERS = 20;
    private static final String HOST = "reports.crash.example";

    private Estate() {
    }

    static String domain(int number) {
        return "d" + number + ".example";
    }

    /// The name of the customer whose domain it is.
    static String customerOf(String domain) {
        return "Customer " + Integer.parseInt(domain.substring(1, domain.indexOf('.'))) % CUSTOMERS;
    }

    /// Where a domain's reports are mailed.
    static String address(int domain) {
        return token(domain) + "@" + HOST;
    }

    private static String token(int domain) {
        return "crash%08d".formatted(domain);
    }

    static void build(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("insert into provider (id, name, created_at) values ('" + PROVIDER + "', 'Crash', now())");
            for (int i = 0; i < CUSTOMERS; i++) {
                statement.execute("insert into customer (provider_id, id, name, sector, language, country, state, state_since, state_reason, created_at) values ('" + PROVIDER + "', '"
                        + new UUID(9, 100 + i) + "', 'Customer " + i + "', 'none', 'en', 'DE', 'ACTIVE', now(), '', now())");
            }
            for (int i = 0; i < DOMAINS; i++) {
                domain(statement, i);
            }
        }
    }

    private static void domain(Statement statement, int number) throws SQLException {
        var customer = new UUID(9, 100 + number % CUSTOMERS);
        statement.execute("insert into managed_domain (provider_id, customer_id, id, name, proof_token, proof_state, proven_at, created_at) values ('" + PROVIDER + "', '" + customer + "', '"
                + new UUID(10, number) + "', '" + domain(number) + "', repeat('0', 32), 'PROVEN', now(), now())");
        statement.execute("insert into report_address (provider_id, customer_id, domain_id, id, token, created_at) values ('" + PROVIDER + "', '" + customer + "', '" + new UUID(10, number) + "', '"
                + new UUID(11, number) + "', '" + token(number) + "', now())");
    }
}
