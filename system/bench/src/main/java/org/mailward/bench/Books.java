package org.mailward.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.flywaydb.core.Flyway;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Columns;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.persistence.Visibility;
import org.mailward.platform.time.Ids;
import org.mailward.tenancy.Scope;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// PostgreSQL with the application's schema and role, and the application's own classes put together without its server.
///
/// Everything that works on rows is the application's: entities, stores, `Recording`, row-level security. What stands in for
/// the server is the injection of fields and a transaction for each thread.
final class Books implements AutoCloseable {

    private static final String OWNER = "mailward_owner";
    private static final String APP = "mailward_app";
    private static final String NAME = "mailward";
    private static final String PASSWORD = "bench";
    private static final UUID PROVIDER = new UUID(1, 1);
    private static final UUID CUSTOMER = new UUID(1, 2);
    private static final int CONNECTIONS = 8;
    /// In milliseconds; the unit of Linux's figures.
    static final long TICK = 10;

    private final EmbeddedPostgres server;
    private final EntityManagerFactory entities;
    private final OneProvider provider = new OneProvider();
    private final Parts parts = new Parts();
    private final ThreadLocal<@Nullable Held> current = new ThreadLocal<>();

    /// Connections of the application's role, kept as the server's pool keeps them.
    private static final class Pool implements ConnectionProvider {

        private static final long serialVersionUID = 1;

        private final transient BlockingQueue<Connection> free = new LinkedBlockingQueue<>();

        Pool(String url) throws SQLException {
            for (int i = 0; i < CONNECTIONS; i++) {
                free.add(DriverManager.getConnection(url, APP, PASSWORD));
            }
        }

        @Override
        public Connection getConnection() {
            try {
                return free.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException("Interrupted while waiting for a connection", e);
            }
        }

        @Override
        public void closeConnection(Connection connection) {
            free.add(connection);
        }

        @Override
        public boolean supportsAggressiveRelease() {
            return false;
        }

        @Override
        public boolean isUnwrappableAs(Class<?> type) {
            return false;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException("Nothing to unwrap");
        }
    }

    /// The provider for which a benchmark works at the moment.
    private static final class OneProvider implements CurrentTenantIdentifierResolver<UUID> {
        private volatile UUID current = PROVIDER;

        @Override
        public UUID resolveCurrentTenantIdentifier() {
            return current;
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return true;
        }
    }

    /// The entity manager of a thread's transaction, and whether the database knows what it may see.
    private static final class Held {
        private final EntityManager manager;
        private boolean seen;

        Held(EntityManager manager) {
            this.manager = manager;
        }
    }

    /// A transaction for each call, on the calling thread.
    private final class OwnTransactions extends Transactions {

        @Override
        public <T> T call(Supplier<T> step) {
            var manager = entities.createEntityManager();
            current.set(new Held(manager));
            try {
                manager.getTransaction().begin();
                T result = step.get();
                manager.getTransaction().commit();
                return result;
            } finally {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
                current.remove();
                manager.close();
            }
        }

        @Override
        public void run(Runnable step) {
            call(() -> {
                step.run();
                return true;
            });
        }
    }

    Books(Path folder) throws IOException, SQLException {
        // As durable as a default server: what a commit says is on disk. The embedded server leaves that out unless it is told.
        server = EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.resolve("postgresql").toFile())
                .setServerConfig("unix_socket_directories", "").setServerConfig("shared_buffers", "256MB").setServerConfig("max_wal_size", "4GB")
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("autovacuum_naptime", "10s").start();
        try (var superuser = server.getPostgresDatabase().getConnection(); var statement = superuser.createStatement()) {
            for (var role : List.of(OWNER, APP)) {
                statement.execute("create role " + role + " login nosuperuser nocreatedb nocreaterole nobypassrls password '" + PASSWORD + "'");
            }
            statement.execute("create database " + NAME + " owner " + OWNER);
        }
        Flyway.configure().dataSource(url(), OWNER, PASSWORD).locations("classpath:org/mailward/migrations").placeholders(Map.of("app_role", APP)).load().migrate();
        var configuration = new HibernatePersistenceConfiguration("bench");
        for (Element element : elements("class")) {
            configuration.managedClass(entity(element.getTextContent().strip()));
        }
        elements("property").stream().filter(property -> !property.getAttribute("name").matches(".*(tenant|jta|database-|allow_jdbc).*"))
                .forEach(property -> configuration.property(property.getAttribute("name"), property.getAttribute("value")));
        entities = configuration.property(JdbcSettings.CONNECTION_PROVIDER, new Pool(url()))
                .property(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, provider)
                .createEntityManagerFactory();
        parts.put(Persistence.class, new Persistence(oneForEachThread(), this::see));
        parts.put(Transactions.class, new OwnTransactions());
        parts.put(Ids.class, new Ids());
    }

    private static Class<?> entity(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The persistence unit lists a class that there is not", e);
        }
    }

    private static List<Element> elements(String name) throws IOException {
        try (var unit = Books.class.getClassLoader().getResourceAsStream("META-INF/persistence.xml")) {
            var found = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(unit).getElementsByTagNameNS("*", name);
            var elements = new ArrayList<Element>();
            for (int i = 0; i < found.getLength(); i++) {
                elements.add((Element) found.item(i));
            }
            return elements;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("The persistence unit cannot be read", e);
        }
    }

    private EntityManager oneForEachThread() {
        return (EntityManager) Proxy.newProxyInstance(Books.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (_, method, arguments) -> {
            try {
                return method.invoke(held().manager, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private Held held() {
        var held = current.get();
        if (held == null) {
            throw new IllegalStateException("Data is reached inside a transaction only");
        }
        return held;
    }

    /// Tells the database what the transaction may see, once.
    private void see(Visibility visibility) {
        var held = held();
        if (held.seen) {
            return;
        }
        held.seen = true;
        held.manager.unwrap(Session.class).doWork(connection -> {
            for (var setting : visibility.settings().entrySet()) {
                try (var statement = connection.prepareStatement("select set_config(?, ?, true)")) {
                    statement.setString(1, setting.getKey());
                    statement.setString(2, setting.getValue());
                    statement.execute();
                }
            }
        });
    }

    Parts parts() {
        return parts;
    }

    /// Transactions that begin from now on are this provider's.
    void become(UUID id) {
        provider.current = id;
    }

    /// Puts something in between: told of every query in SQL before it runs.
    void listen(SqlListener listener) {
        parts.put(Persistence.class, new Persistence(oneForEachThread(), this::see) {
            @Override
            public <T> List<T> rows(Scope scope, String sql, Map<String, ?> parameters, Function<Columns, T> row) {
                listener.heard(scope, sql, Map.copyOf(parameters));
                return super.rows(scope, sql, parameters, row);
            }
        });
    }

    /// Hears which query is about to run.
    @FunctionalInterface
    interface SqlListener {
        void heard(Scope scope, String sql, Map<String, ?> parameters);
    }

    UUID provider() {
        return PROVIDER;
    }

    /// Brings domains on board, each with a queued scan.
    /// @return the scans, in the order of the domains
    List<UUID> queue(List<DomainName> names, int from, UUID batch) throws SQLException {
        var scans = new ArrayList<UUID>();
        try (var superuser = superuser()) {
            superuser.setAutoCommit(false);
            try (var statement = superuser.createStatement()) {
                statement.execute("insert into provider (id, name, created_at) values ('" + PROVIDER + "', 'Bench', now()) on conflict do nothing");
                statement.execute("insert into customer (provider_id, id, name, sector, language, country, state, state_since, state_reason, created_at) values ('"
                        + PROVIDER + "', '" + CUSTOMER + "', 'Bench', 'none', 'en', 'DE', 'ACTIVE', now(), '', now()) on conflict do nothing");
            }
            try (var domain = superuser.prepareStatement("insert into managed_domain (provider_id, customer_id, id, name, proof_token, proof_state, created_at) values (?, ?, ?, ?, repeat('0', 32), 'AWAITED', now()) on conflict do nothing");
                 var scan = superuser.prepareStatement("insert into scan (provider_id, customer_id, domain_id, id, batch_id, reason, requested_by, requested_at, state) values (?, ?, ?, ?, ?, 'DAILY', 'bench', now(), 'QUEUED')")) {
                for (int i = 0; i < names.size(); i++) {
                    var id = new UUID(2, from + i);
                    domain.setObject(1, PROVIDER);
                    domain.setObject(2, CUSTOMER);
                    domain.setObject(3, id);
                    domain.setString(4, names.get(i).ascii());
                    domain.addBatch();
                    var scanId = new UUID(batch.getLeastSignificantBits(), from + i);
                    scan.setObject(1, PROVIDER);
                    scan.setObject(2, CUSTOMER);
                    scan.setObject(3, id);
                    scan.setObject(4, scanId);
                    scan.setObject(5, batch);
                    scan.addBatch();
                    scans.add(scanId);
                    if (i % 1000 == 999) {
                        domain.executeBatch();
                        scan.executeBatch();
                    }
                }
                domain.executeBatch();
                scan.executeBatch();
            }
            superuser.commit();
        }
        return scans;
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    /// Of all of the server's processes, those that ended included; of the granularity of the system's clock.
    Duration processorTime() throws SQLException, IOException {
        try (var superuser = superuser(); var statement = superuser.createStatement(); var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            var postmaster = ProcessHandle.of(rows.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
            var ticks = Files.readString(Path.of("/proc/" + postmaster.pid() + "/stat")).replaceFirst(".*\\) ", "").split(" ");
            var ofEnded = Duration.ofMillis(TICK * (Long.parseLong(ticks[13]) + Long.parseLong(ticks[14])));
            return postmaster.children().flatMap(process -> process.info().totalCpuDuration().stream()).reduce(ofEnded, Duration::plus);
        }
    }

    long count(String query) throws SQLException {
        try (var superuser = superuser(); var statement = superuser.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String url() {
        return server.getJdbcUrl("postgres", NAME).replaceAll("\\?.*", "");
    }

    @Override
    public void close() throws IOException {
        entities.close();
        server.close();
    }
}
