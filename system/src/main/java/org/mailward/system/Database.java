package org.mailward.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// PostgreSQL with the databases and roles of this stack.
///
/// Everybody signs in with a password, the superuser too: other people may share the machine. The application's role owns
/// nothing and cannot pass row-level security; the owner's role owns the schema and nothing else.
final class Database {

    static final String NAME = "mailward";
    static final String OWNER = "mailward_owner";
    static final String APP = "mailward_app";
    static final String KEYCLOAK = "keycloak";
    static final String SUPERUSER = "postgres";

    private static final Logger LIBRARY = Logger.getLogger(EmbeddedPostgres.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOST = "127.0.0.1";
    private static final String ACCESS = """
            # Written by the launcher.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128      scram-sha-256
            """;

    private final Settings settings;
    private final Secrets secrets;
    private volatile @Nullable EmbeddedPostgres server;

    Database(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    static Path folder(Path data) {
        return data.resolve("postgres");
    }

    Path log() {
        return settings.logs().resolve("postgresql.log");
    }

    private Path mark() {
        return settings.running().resolve("postgresql.pid");
    }

    /// Starts the server on its data; at the first start makes data, roles and databases.
    synchronized void start() throws IOException, SQLException {
        Files.createDirectories(settings.logs());
        var log = ProcessBuilder.Redirect.appendTo(log().toFile());
        var builder = EmbeddedPostgres.builder()
                .setPort(settings.ports().postgres())
                .setDataDirectory(folder(settings.data()))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                // Never the folder above the data: the library clears forgotten data beside its binaries.
                .setOverrideWorkingDirectory(settings.distributions().resolve("postgresql").toFile())
                .setPGStartupWait(PATIENCE)
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                .setConnectConfig("password", secrets.postgres())
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("listen_addresses", HOST)
                .setServerConfig("max_connections", "120")
                // After an import of thousands it should not plan for a whole minute with what it knew of empty tables.
                .setServerConfig("autovacuum_naptime", "10s")
                .setServerConfig("fsync", settings.durable() ? "on" : "off")
                // The library turns it off, and a crash would then lose what was committed in the last moments.
                .setServerConfig("synchronous_commit", settings.durable() ? "on" : "off")
                .setServerConfig("full_page_writes", settings.durable() ? "on" : "off");
        var started = builder.start();
        server = started;
        var postmaster = postmaster();
        if (postmaster.isPresent()) {
            OwnedProcess.mark(mark(), postmaster.get());
        }
        prepare();
    }

    /// The server's first process, as the server itself notes it; the library's own handle may be a process before it.
    private Optional<ProcessHandle> postmaster() throws IOException {
        var note = folder(settings.data()).resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(note)) {
            return lines.findFirst().flatMap(first -> ProcessHandle.of(Long.parseLong(first.strip())));
        }
    }

    private void prepare() throws SQLException, IOException {
        try (var superuser = asSuperuser(SUPERUSER)) {
            var access = folder(settings.data()).resolve("pg_hba.conf");
            run(superuser, "alter role " + SUPERUSER + " password '" + secrets.postgres() + "'");
            if (!Files.readString(access).equals(ACCESS)) {
                Files.writeString(access, ACCESS);
                run(superuser, "select pg_reload_conf()");
            }
            for (var role : List.of(OWNER, APP, KEYCLOAK)) {
                if (!exists(superuser, "select 1 from pg_roles where rolname = ?", role)) {
                    run(superuser, "create role " + role);
                }
                run(superuser, "alter role " + role + " login nosuperuser nocreatedb nocreaterole nobypassrls password '"
                        + passwordOf(role) + "'");
            }
            createDatabase(superuser, NAME, OWNER);
            createDatabase(superuser, KEYCLOAK, KEYCLOAK);
        }
    }

    private static void createDatabase(Connection superuser, String name, String owner) throws SQLException {
        if (!exists(superuser, "select 1 from pg_database where datname = ?", name)) {
            run(superuser, "create database " + name + " owner " + owner);
            run(superuser, "revoke all on database " + name + " from public");
        }
        if (name.equals(NAME)) {
            run(superuser, "grant connect on database " + name + " to " + APP);
        }
    }

    private String passwordOf(String role) {
        return switch (role) {
            case OWNER -> secrets.owner();
            case APP -> secrets.app();
            case KEYCLOAK -> secrets.keycloakDatabase();
            default -> throw new IllegalArgumentException("No password is kept for the role " + role);
        };
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /// Where a database is found, without who asks.
    String url(String database) {
        return "jdbc:postgresql://" + HOST + ":" + settings.ports().postgres() + "/" + database;
    }

    Connection asSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, secrets.postgres());
    }

    /// Ends the server in order; does nothing when it does not run.
    synchronized void stop() throws IOException {
        var running = server;
        if (running != null) {
            server = null;
            running.close();
            Files.deleteIfExists(mark());
        }
    }

    /// Ends the server at once, as a crash would; its data is repaired by the next [#start()].
    synchronized void kill() throws IOException {
        var postmaster = postmaster();
        if (postmaster.isPresent()) {
            var processes = Stream.concat(postmaster.get().descendants(), Stream.of(postmaster.get())).toList();
            processes.forEach(ProcessHandle::destroyForcibly);
            processes.forEach(process -> Watch.end(process).join());
        }
        // Gives back the library's lock on the data; that the server is gone already is no news to anybody.
        LIBRARY.setLevel(Level.OFF);
        stop();
        LIBRARY.setLevel(null);
    }
}
