package org.mailward.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Keycloak with the realm `mailward`.
///
/// The server is built for PostgreSQL once per distribution. The realm, with the demo's people, is imported at the first
/// start; from then on the database is the truth, and changes made by hand stay.
final class IdentityServer {

    static final String REALM = "mailward";
    static final String ADMIN = "admin";

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final List<String> BUILD_OPTIONS =
            List.of("build", "--db=postgres", "--cache=local", "--health-enabled=false", "--metrics-enabled=false");

    private final Settings settings;
    private final Secrets secrets;
    private final Java java;
    private volatile @Nullable OwnedProcess process;

    IdentityServer(Settings settings, Secrets secrets, Java java) {
        this.settings = settings;
        this.secrets = secrets;
        this.java = java;
    }

    String url() {
        return "http://localhost:" + settings.ports().keycloak();
    }

    String issuer() {
        return url() + "/realms/" + REALM;
    }

    Path log() {
        return settings.logs().resolve("keycloak.log");
    }

    private Path mark() {
        return settings.running().resolve("keycloak.pid");
    }

    private Path folder() {
        return settings.data().resolve("keycloak");
    }

    /// Unpacks and builds the server when that was not done yet; needs no database.
    /// @return the server's home
    Path prepare(Progress progress) throws IOException, InterruptedException {
        return Distribution.unpacked(settings.keycloakArchive(), settings.distributions(), String.join(" ", BUILD_OPTIONS), home -> {
            progress.note("Keycloak is unpacked and built, once for this data folder.");
            build(home);
        });
    }

    private void build(Path home) throws IOException, InterruptedException {
        var log = settings.logs().resolve("keycloak-build.log");
        Files.createDirectories(log.getParent());
        var built = new ProcessBuilder(command(home, List.of("-Xmx768m"), BUILD_OPTIONS))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (built.waitFor() != 0) {
                throw new CannotStart("Keycloak could not be built from " + settings.keycloakArchive() + "; the reason is in " + log + ".");
            }
        } finally {
            built.destroyForcibly();
        }
    }

    /// Starts the server and waits until the realm answers. The database must run.
    void start(Path home, IntConsumer whenItEndsByItself) throws IOException, InterruptedException {
        boolean first = !Files.exists(imported());
        var options = new ArrayList<>(List.of(settings.memory().keycloak().heapFlag()));
        if (first) {
            options.addAll(importOptions());
        }
        var started = OwnedProcess.start(
                command(home, options, List.of(
                        "start",
                        "--optimized",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + settings.ports().keycloak(),
                        "--hostname=" + url(),
                        "--db-url=jdbc:postgresql://127.0.0.1:" + settings.ports().postgres() + "/" + Database.KEYCLOAK,
                        "--db-username=" + Database.KEYCLOAK,
                        "--db-pool-initial-size=2",
                        "--db-pool-max-size=20")),
                environment(),
                folder(),
                log(),
                mark());
        process = started;
        if (!Http.await(issuer() + "/.well-known/openid-configuration", started, PATIENCE)) {
            throw new CannotStart((started.isAlive()
                    ? "Keycloak did not answer within " + PATIENCE.toSeconds() + " s"
                    : "Keycloak ended with code " + started.exitCode()) + "; the reason is in " + log() + ".");
        }
        started.whenItEndsByItself(whenItEndsByItself);
        Files.deleteIfExists(importFile());
        if (!first && !Files.readString(imported()).equals(portal())) {
            new PortalClient(url(), secrets.keycloakAdmin()).moveTo(portal());
        }
        Files.writeString(imported(), portal());
    }

    /// Where people come back to after they signed in.
    private String portal() {
        return "http://localhost:" + settings.ports().http();
    }

    /// Holds the portal's address that the realm knows; exists since the realm was imported.
    private Path imported() {
        return folder().resolve("imported");
    }

    private Path importFile() {
        return folder().resolve("import").resolve(REALM + "-realm.json");
    }

    /// What `start --import-realm` sets, with a folder of this stack instead of one inside the shared distribution.
    private List<String> importOptions() throws IOException {
        Files.createDirectories(importFile().getParent());
        PrivateFiles.create(importFile());
        Files.writeString(importFile(), realm());
        return List.of(
                "-Dkeycloak.migration.action=import",
                "-Dkeycloak.migration.provider=dir",
                "-Dkeycloak.migration.dir=" + importFile().getParent(),
                "-Dkeycloak.migration.strategy=IGNORE_EXISTING");
    }

    private String realm() throws IOException {
        try (var resource = IdentityServer.class.getResourceAsStream("/realm/mailward-realm.json")) {
            if (resource == null) {
                throw new IOException("The realm is missing from the launcher's own resources");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@base.url@", portal())
                    .replace("@port@", String.valueOf(settings.ports().http()))
                    .replace("@secret.portal@", secrets.portalClient())
                    .replace("@secret.admin@", secrets.adminClient());
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("KC_DB_PASSWORD", secrets.keycloakDatabase());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.keycloakAdmin());
        return environment;
    }

    /// The command that `kc.sh` would run, without its shell, so that the process is the launcher's own child.
    private List<String> command(Path home, List<String> options, List<String> arguments) {
        var command = new ArrayList<>(java.quickStart());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:MetaspaceSize=128m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                // A connection that was not used for a second is tried first, so that a database that was away is not noticed later.
                "-Dquarkus.datasource.jdbc.foreground-validation-interval=1S",
                "-cp",
                home.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }

    void stop() throws IOException, InterruptedException {
        var running = process;
        if (running != null) {
            process = null;
            running.stop(GRACE);
        }
    }

    void kill() throws InterruptedException {
        var running = process;
        if (running != null) {
            process = null;
            running.kill();
        }
    }
}
