package org.mailward.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.mailward.system.dns.DnsServer;
import org.mailward.system.dns.ZoneFiles;
import org.mailward.system.dns.Zones;

/// Everything that Mailward needs, running on this machine's loopback.
///
/// The parts start side by side; [#deploy(Path)] puts the application on top. A test can end and start single parts. What
/// this starts, [#close()] ends, within ten seconds, in whatever state the start was.
public final class Stack implements AutoCloseable {

    /// The password of every person in the demo.
    public static final String DEMO_PASSWORD = "demo-Mailward-1";

    /// The account of `operator@mailward.example` in the realm.
    private static final String DEMO_OPERATOR = "00000000-0000-4000-8000-000000000001";

    private static final Duration WORKERS_PATIENCE = Duration.ofMillis(500);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(7);

    private final Settings settings;
    private final Progress progress;
    private final Consumer<String> trouble;
    private final Secrets secrets;
    private final Database database;
    private final IdentityServer identity;
    private final ApplicationServer server;
    private final DnsServer dns;
    private final DemoCertificates certificates;
    private final PolicyHost policies;
    private final Optional<Past> past;
    private final Optional<MailSink> sink;
    private final List<String> suffixes;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    private Stack(Settings settings, Progress progress, Consumer<String> trouble) throws IOException {
        this.settings = settings;
        this.progress = progress;
        this.trouble = trouble;
        var java = Java.ofThisProcess();
        this.secrets = Secrets.of(settings.data());
        this.database = new Database(settings, secrets);
        this.identity = new IdentityServer(settings, secrets, java);
        this.server = new ApplicationServer(settings, java);
        var zones = zones(settings);
        zones.leftOut().stream().findFirst().ifPresent(first -> progress.note(
                zones.leftOut().size() + " records in the zone files cannot be served; the first: " + first + "."));
        this.suffixes = List.copyOf(zones.suffixes());
        this.dns = new DnsServer(settings.ports().dns(), zones);
        this.certificates = new DemoCertificates(settings.data(), secrets, java);
        this.policies = new PolicyHost(settings.ports().policy(), DemoFiles.policies(), certificates, () -> 0);
        this.past = settings.demo() ? Optional.of(new Past(settings.ports(), settings.data().resolve("demo"), certificates)) : Optional.empty();
        this.sink = settings.demo() ? Optional.of(new MailSink(settings.ports().sink(), settings.data().resolve("mail"))) : Optional.empty();
    }

    private static Zones zones(Settings settings) throws IOException {
        var demo = settings.demo() ? ZoneFiles.read(List.of(DemoFiles.zones())) : Zones.none();
        try {
            return demo.with(ZoneFiles.read(settings.zones()));
        } catch (UncheckedIOException unreadable) {
            throw new CannotStart("A zone file cannot be read, see -D" + Settings.DNS_ZONES + ": " + unreadable.getMessage() + ".", unreadable);
        }
    }

    /// The ports that it uses.
    public Ports ports() {
        return settings.ports();
    }

    /// Lays out a stack on its data folder without starting anything.
    ///
    /// @param progress hears how the start goes
    /// @param trouble hears one sentence when a part ends by itself later
    /// @throws CannotStart when another stack works in this data folder
    public static Stack on(Settings settings, Progress progress, Consumer<String> trouble) {
        try {
            new DataFolder(settings).open(progress);
            return new Stack(settings, progress, trouble);
        } catch (IOException unusable) {
            throw new CannotStart("The data folder " + settings.data() + " cannot be used: " + unusable.getMessage()
                    + ". Choose another with -D" + Settings.DATA_DIR + "=….", unusable);
        }
    }

    /// Starts all parts side by side and the application on top, and waits until it is ready.
    ///
    /// @param ear the application, once it is there
    /// @throws CannotStart with the reason of the first part that failed; the others still run until [#close()]
    public void start(CompletableFuture<Path> ear) {
        settings.ports().checkFree();
        var keycloakHome = work(() -> identity.prepare(progress));
        var payaraHome = work(() -> server.prepare(progress));
        var postgres = postgres();
        // Where Maven still builds the application, that needs the processors first: everything waits for it. The application is deployed
        // meanwhile and needs Keycloak only when somebody signs in.
        var keycloak = part("Keycloak 26", List.of(keycloakHome, postgres, ear), () -> {
            identity.start(await(keycloakHome), endedByItself("Keycloak", identity.log()));
            return identity.url();
        });
        var names = part("Demo DNS", List.of(), () -> {
            dns.start();
            return "127.0.0.1:" + settings.ports().dns() + ", " + suffixes.size() + " names and everything below them";
        });
        var policyHost = part("Demo policies", List.of(), () -> {
            policies.start();
            if (past.isPresent()) {
                past.get().start();
            }
            return "HTTPS on 127.0.0.1:" + settings.ports().policy();
        });
        var mails = part("Demo mail", List.of(), () -> {
            if (sink.isEmpty()) {
                return "none";
            }
            sink.get().start();
            return "127.0.0.1:" + settings.ports().sink() + ", keeps mails in " + sink.get().folder();
        });
        var payara = payara(payaraHome);
        var application = part("Mailward", List.of(ear, payara, postgres, names, policyHost, mails), () -> {
            server.deploy(await(ear));
            return url();
        });
        awaitAll(List.of(postgres, names, policyHost, mails, keycloak, payara, application));
    }

    /// Starts the application server and its database alone, for tests that deploy by themselves and sign nobody in.
    ///
    /// @throws CannotStart with the reason of the first part that failed; the other still runs until [#close()]
    public void startServer() {
        settings.ports().checkFree();
        awaitAll(List.of(postgres(), payara(work(() -> server.prepare(progress)))));
    }

    private CompletableFuture<String> postgres() {
        return part("PostgreSQL 18", List.of(), () -> {
            startDatabase();
            return "127.0.0.1:" + settings.ports().postgres() + ", database " + Database.NAME;
        });
    }

    private CompletableFuture<String> payara(CompletableFuture<Path> home) {
        return part("Payara 7", List.of(home), () -> {
            server.start(await(home), environment(), endedByItself("Payara", server.log()));
            return "administration on 127.0.0.1:" + settings.ports().payaraAdmin();
        });
    }

    /// Deploys another build of the application in place of the one that runs.
    public void deploy(Path ear) throws InterruptedException {
        server.deploy(ear);
    }

    /// Starts the application server again after it was killed, with the application that was deployed, and waits until that is ready.
    ///
    /// @throws CannotStart when it does not come up, or is killed meanwhile
    public void resumeServer() throws IOException, InterruptedException {
        server.resume(server.prepare(progress), environment(), endedByItself("Payara", server.log()));
    }

    /// Ends the application server as a crash would.
    public void killServer() throws InterruptedException {
        server.kill();
    }

    private IntConsumer endedByItself(String part, Path log) {
        return code -> {
            if (!closed) {
                trouble.accept(part + " ended by itself with code " + code + "; its log is " + log + ".");
            }
        };
    }

    private Map<String, String> environment() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("MAILWARD_DB_URL", database.url(Database.NAME));
        variables.put("MAILWARD_DB_USER", Database.APP);
        variables.put("MAILWARD_DB_PASSWORD", secrets.app());
        variables.put("MAILWARD_DB_OWNER_USER", Database.OWNER);
        variables.put("MAILWARD_DB_OWNER_PASSWORD", secrets.owner());
        variables.put("MAILWARD_BASE_URL", url());
        variables.put("MAILWARD_OIDC_ISSUER", identity.issuer());
        variables.put("MAILWARD_OIDC_CLIENT_ID", "mailward-portal");
        variables.put("MAILWARD_OIDC_CLIENT_SECRET", secrets.portalClient());
        variables.put("MAILWARD_KEYCLOAK_ADMIN_CLIENT_ID", "mailward-admin");
        variables.put("MAILWARD_KEYCLOAK_ADMIN_CLIENT_SECRET", secrets.adminClient());
        variables.put("MAILWARD_OPERATORS", DEMO_OPERATOR);
        variables.put("MAILWARD_DNS_STUB_ZONES", String.join(",",
                suffixes.stream().map(suffix -> suffix + "=127.0.0.1:" + settings.ports().dns()).toList()));
        variables.put("MAILWARD_POLICY_CONNECT_TO", String.join(",",
                suffixes.stream().map(suffix -> "*." + suffix + "=127.0.0.1:" + settings.ports().policy()).toList()));
        variables.put("MAILWARD_POLICY_EXTRA_TRUST", certificates.authority().toString());
        variables.put("MAILWARD_SECRETS_KEY", secrets.sealingKey());
        variables.put("MAILWARD_RECEIVER_ENABLED", "true");
        variables.put("MAILWARD_RECEIVER_BIND", "127.0.0.1");
        variables.put("MAILWARD_RECEIVER_PORT", Integer.toString(settings.ports().smtp()));
        variables.put("MAILWARD_DEMO", Boolean.toString(settings.demo()));
        if (sink.isPresent()) {
            variables.put("MAILWARD_MAIL_HOST", "127.0.0.1");
            variables.put("MAILWARD_MAIL_PORT", Integer.toString(settings.ports().sink()));
            variables.put("MAILWARD_MAIL_TLS", "none");
            variables.put("MAILWARD_MAIL_FROM", "portal@mail.example");
        }
        past.ifPresent(servers -> variables.putAll(servers.environment(suffixes)));
        variables.putAll(settings.application());
        return variables;
    }

    /// What the application server writes.
    Path applicationLog() {
        return server.log();
    }

    /// The portal's address.
    public String url() {
        return server.url();
    }

    /// The realm's address, which is also the issuer of its tokens.
    public String issuer() {
        return identity.issuer();
    }

    public Settings settings() {
        return settings;
    }

    /// A connection to the application's database that no row-level security holds back.
    public Connection asSuperuser() throws SQLException {
        return database.asSuperuser(Database.NAME);
    }

    /// A connection in the application's own role.
    public Connection asApplication() throws SQLException {
        return DriverManager.getConnection(database.url(Database.NAME), Database.APP, secrets.app());
    }

    /// Address of the application's database, without who asks.
    public String databaseUrl() {
        return database.url(Database.NAME);
    }

    public void startDatabase() throws IOException, SQLException {
        database.start();
    }

    /// Ends the database as a crash would.
    public void killDatabase() throws IOException {
        database.kill();
    }

    public void startKeycloak() throws IOException, InterruptedException {
        identity.start(identity.prepare(progress), endedByItself("Keycloak", identity.log()));
    }

    /// Ends Keycloak as a crash would.
    public void killKeycloak() throws InterruptedException {
        identity.kill();
    }

    /// The name server; its names can be told to misbehave, and it can be stopped and started.
    public DnsServer dns() {
        return dns;
    }

    /// Where the demo's own mails end; empty without the demo.
    public Optional<MailSink> sink() {
        return sink;
    }

    /// Ends every part, whatever state it is in. Doing it twice does no harm.
    @Override
    public void close() {
        closed = true;
        workers.shutdownNow();
        awaitWorkers();
        try (var closers = Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory())) {
            closers.submit(() -> ended("Keycloak", identity::stop));
            closers.submit(() -> ended("Payara", server::stop));
            closers.shutdown();
            if (!closers.awaitTermination(LAST_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                closers.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        policies.stop();
        ended("The name server", dns::stop);
        sink.ifPresent(MailSink::stop);
        past.ifPresent(servers -> ended("The demo's past", servers::stop));
        ended("PostgreSQL", database::stop);
        ended("The data folder", () -> DataFolder.release(settings));
    }

    /// A part that is just being started must be known before it can be ended.
    private void awaitWorkers() {
        try {
            workers.awaitTermination(WORKERS_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended(String part, Ending ending) {
        try {
            ending.run();
        } catch (IOException | InterruptedException failed) {
            trouble.accept(part + " could not be stopped in order: " + failed.getMessage() + ".");
        }
    }

    @FunctionalInterface
    private interface Ending {
        void run() throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException, InterruptedException, SQLException;
    }

    /// Starts a part once everything before it is done; its time counts from then.
    private CompletableFuture<String> part(String name, List<CompletableFuture<?>> before, Work<String> start) {
        return work(() -> {
            before.forEach(Stack::await);
            long began = System.nanoTime();
            String where = start.run();
            progress.ready(name, Duration.ofNanos(System.nanoTime() - began), where);
            return where;
        });
    }

    private <T> CompletableFuture<T> work(Work<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return work.run();
            } catch (IOException | SQLException failed) {
                throw new CannotStart(failed.getMessage() + " (the logs are in " + settings.logs() + ").", failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CannotStart("The start was interrupted.", stopped);
            }
        }, workers);
    }

    /// Waits for all, but no longer than until the first fails.
    private static void awaitAll(List<CompletableFuture<String>> parts) {
        var all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
        parts.forEach(part -> part.whenComplete((_, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            }
        }));
        await(all);
    }

    private static <T> T await(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof CannotStart reason) {
                throw reason;
            }
            throw failed;
        }
    }
}
