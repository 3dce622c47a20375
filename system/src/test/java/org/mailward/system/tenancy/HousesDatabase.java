package org.mailward.system.tenancy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.mailward.platform.persistence.Visibility;

/// PostgreSQL with the application's schema, made by its own migrations under an owner as in production, and both houses in it.
///
/// Started once for all tests that ask for it; they roll back what they change.
final class HousesDatabase implements AutoCloseable {

    static final String OWNER = "mailward_owner";
    static final String APP = "mailward_app";
    private static final String NAME = "mailward";
    private static final String PASSWORD = "houses";

    private final EmbeddedPostgres server;

    private HousesDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /// Gives the database to test methods that have a parameter for it.
    static final class Given implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == HousesDatabase.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(HousesDatabase.class, _ -> start());
        }
    }

    private static HousesDatabase start() {
        try {
            var server = EmbeddedPostgres.builder().setOverrideWorkingDirectory(Path.of("target", "postgresql").toFile())
                    .setServerConfig("fsync", "off").setServerConfig("unix_socket_directories", "").start();
            var database = new HousesDatabase(server);
            database.prepare();
            return database;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL does not start for the tests: " + e.getMessage(), e);
        }
    }

    private void prepare() throws SQLException {
        try (var superuser = server.getPostgresDatabase().getConnection(); var statement = superuser.createStatement()) {
            for (var role : new String[] {OWNER, APP}) {
                statement.execute("create role " + role + " login nosuperuser nocreatedb nocreaterole nobypassrls password '" + PASSWORD + "'");
            }
            statement.execute("create database " + NAME + " owner " + OWNER);
        }
        Flyway.configure().dataSource(url(), OWNER, PASSWORD).locations("classpath:org/mailward/migrations")
                .placeholders(Map.of("app_role", APP)).load().migrate();
        var tenant = new Tenant();
        try (var factory = entities(tenant)) {
            for (var house : House.values()) {
                house.fill(factory, tenant);
            }
        }
    }

    /// The application's entities on a connection that no row-level security holds back.
    EntityManagerFactory entities(Tenant tenant) {
        return Tenant.factory(tenant, () -> DriverManager.getConnection(url(), "postgres", ""));
    }

    private String url() {
        return server.getJdbcUrl("postgres", NAME).replaceAll("\\?.*", "");
    }

    Connection asSuperuser() throws SQLException {
        return transaction(DriverManager.getConnection(url(), "postgres", ""));
    }

    /// A transaction in the application's role that may see nothing.
    Connection asApplication() throws SQLException {
        return transaction(DriverManager.getConnection(url(), APP, PASSWORD));
    }

    /// A transaction in the application's role.
    Connection asApplication(Visibility visibility) throws SQLException {
        var connection = asApplication();
        see(connection, visibility);
        return connection;
    }

    static void see(Connection connection, Visibility visibility) throws SQLException {
        for (var setting : visibility.settings().entrySet()) {
            try (var statement = connection.prepareStatement("select set_config(?, ?, true)")) {
                statement.setString(1, setting.getKey());
                statement.setString(2, setting.getValue());
                statement.execute();
            }
        }
    }

    private static Connection transaction(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return connection;
    }

    /// Runs a statement and undoes it.
    /// @return why it was refused, as an SQLSTATE, or how many rows it touched
    static Refusal attempt(Connection connection, Attempt attempt) throws SQLException {
        var before = connection.setSavepoint();
        try {
            int rows = attempt.on(connection);
            return new Refusal(Optional.empty(), rows, "");
        } catch (SQLException e) {
            return new Refusal(Optional.of(e.getSQLState()), 0, String.valueOf(e.getMessage()));
        } finally {
            connection.rollback(before);
        }
    }

    /// One statement that may be refused.
    @FunctionalInterface
    interface Attempt {
        int on(Connection connection) throws SQLException;
    }

    /// @param state the SQLSTATE of the refusal; empty when it was none
    record Refusal(Optional<String> state, int rows, String message) {
        static final String PRIVILEGE = "42501";
        static final String FOREIGN_KEY = "23503";

        boolean is(String sqlState) {
            return state.equals(Optional.of(sqlState));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
