package org.mailward.system;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Payara with the EAR.
///
/// The launcher runs the server's Java process itself, so that its output, memory and end are the launcher's. The domain
/// is written anew from the distribution at each start, all listeners on loopback; only the server's message store and
/// timers stay. The application recovers its jobs from its own database.
final class ApplicationServer {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration DEPLOY_PATIENCE = Duration.ofSeconds(240);
    private static final Duration READY_PATIENCE = Duration.ofSeconds(120);
    private static final Duration GRACE = Duration.ofSeconds(6);
    /// A virtual thread that waits while a class is loaded holds its carrier. As many as there are processors is few: on two, two such waits
    /// stopped the server for good, because the one that loaded the class had no carrier left to go on with.
    private static final int CARRIERS = 64;
    private static final String DOMAIN = "domain1";
    private static final String APPLICATION = "mailward";
    private static final String LAUNCH_COMMAND = "launch-command.txt";
    private static final Pattern SUCCESS = Pattern.compile("\"exit_code\"\\s*:\\s*\"(SUCCESS|WARNING)\"");
    private static final Pattern MESSAGE = Pattern.compile("\"name\"\\s*:\\s*\"(.*?)\"\\s*\n?,\\s*\"command\"", Pattern.DOTALL);

    private final Settings settings;
    private final Java java;
    private volatile @Nullable OwnedProcess process;

    ApplicationServer(Settings settings, Java java) {
        this.settings = settings;
        this.java = java;
    }

    String url() {
        return "http://localhost:" + settings.ports().http();
    }

    Path log() {
        return settings.logs().resolve("payara.log");
    }

    private Path mark() {
        return settings.running().resolve("payara.pid");
    }

    private Path domain() {
        return settings.data().resolve("payara").resolve(DOMAIN);
    }

    /// Unpacks the server when that was not done yet.
    /// @return the server's home
    Path prepare(Progress progress) throws IOException, InterruptedException {
        return Distribution.unpacked(settings.payaraArchive(), settings.distributions(), java.home().toString(), home -> {
            progress.note("Payara is unpacked, once for this data folder.");
            Files.writeString(home.resolve(LAUNCH_COMMAND), String.join("\n", launchCommand(home)));
        });
    }

    /// Asks the server's own tool how it would start a domain.
    private List<String> launchCommand(Path home) throws IOException, InterruptedException {
        var glassfish = home.resolve("glassfish");
        var builder = new ProcessBuilder(
                java.executable(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                glassfish.resolve("lib").resolve("client").resolve("appserver-cli.jar").toString(),
                "start-domain",
                "--dry-run",
                "--domaindir",
                glassfish.resolve("domains").toString(),
                DOMAIN).redirectErrorStream(true);
        builder.environment().put("AS_JAVA", java.home().toString());
        var tool = builder.start();
        var lines = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        if (tool.waitFor() != 0) {
            throw new CannotStart("Payara from " + settings.payaraArchive() + " does not say how it starts: " + String.join(" ", lines));
        }
        return lines.stream()
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .toList();
    }

    /// Starts the server and waits until it takes commands.
    ///
    /// @param variables what the application is told through its environment
    void start(Path home, Map<String, String> variables, IntConsumer whenItEndsByItself) throws IOException, InterruptedException {
        new PayaraDomain(home, domain()).write(settings.ports());
        begin(home, variables, whenItEndsByItself, START_PATIENCE);
    }

    /// Starts the server with the application that it had, and waits until that says that it is ready: as an operator's server comes back
    /// after it was killed.
    void resume(Path home, Map<String, String> variables, IntConsumer whenItEndsByItself) throws IOException, InterruptedException {
        new PayaraDomain(home, domain()).unlock();
        // A server that has an application takes commands only when that is loaded.
        begin(home, variables, whenItEndsByItself, START_PATIENCE.plus(DEPLOY_PATIENCE));
        awaitReady();
    }

    private void begin(Path home, Map<String, String> variables, IntConsumer whenItEndsByItself, Duration patience) throws IOException, InterruptedException {
        var started = OwnedProcess.start(command(home), variables, domain().resolve("config"), log(), mark());
        process = started;
        if (!Http.await(admin("version"), started, patience)) {
            throw new CannotStart((started.isAlive()
                    ? "Payara did not answer within " + patience.toSeconds() + " s"
                    : "Payara ended with code " + started.exitCode()) + "; the reason is in " + log() + ".");
        }
        started.whenItEndsByItself(whenItEndsByItself);
    }

    private List<String> command(Path home) throws IOException {
        var template = home.resolve("glassfish").resolve("domains").resolve(DOMAIN).toString();
        var command = new ArrayList<>(settings.quickStart() ? java.quickStart() : java.steady());
        command.add(settings.memory().payara().heapFlag());
        // Without room for the classes of a start, the collector runs several times for nothing.
        command.add("-XX:MetaspaceSize=256m");
        command.add("-XX:MaxMetaspaceSize=512m");
        command.add("-Djdk.virtualThreadScheduler.parallelism=" + CARRIERS);
        Files.readAllLines(home.resolve(LAUNCH_COMMAND)).stream()
                .skip(1)
                .filter(line -> !line.startsWith("-Xmx") && !line.startsWith("-Dorg.glassfish.additionalOSGiBundlesToStart")
                        && !line.startsWith("-Dosgi.shell") && !line.startsWith("-Dfelix.fileinstall"))
                .map(line -> line.replace(template, domain().toString()))
                .forEach(command::add);
        // The launcher reads the server's words from its output and never writes to its input.
        command.set(command.indexOf("-read-stdin") + 1, "false");
        return command;
    }

    private String admin(String command) {
        return "http://localhost:" + settings.ports().payaraAdmin() + "/__asadmin/" + command;
    }

    /// Deploys an EAR in place of the one before and waits until the application says that it is ready.
    void deploy(Path ear) throws InterruptedException {
        if (!Files.isReadable(ear)) {
            throw new CannotStart("There is no EAR at " + ear + "; build it with ./mvnw package.");
        }
        var request = HttpRequest.newBuilder(URI.create(admin("deploy?force=true&name=" + APPLICATION
                        + "&DEFAULT=" + URLEncoder.encode(ear.toAbsolutePath().toString(), StandardCharsets.UTF_8))))
                .header("X-Requested-By", "mailward")
                .header("Accept", "application/json")
                .timeout(DEPLOY_PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = Http.send(request).orElseThrow(() -> new CannotStart(
                "The application was not deployed within " + DEPLOY_PATIENCE.toSeconds() + " s; Payara's log is " + log() + "."));
        if (!SUCCESS.matcher(answer.body()).find()) {
            throw new CannotStart("The application did not deploy: " + reason(answer.body()) + " Payara's log is " + log() + ".");
        }
        awaitReady();
    }

    private void awaitReady() throws InterruptedException {
        var running = process;
        if (running == null || !Http.await(url() + "/ready", running, READY_PATIENCE)) {
            String last = Http.get(url() + "/ready")
                    .map(answer -> "answers " + answer.statusCode() + (answer.statusCode() == HttpURLConnection.HTTP_UNAVAILABLE ? ": " + answer.body().strip() : ""))
                    .orElse("does not answer");
            throw new CannotStart("The application is deployed, but " + url() + "/ready " + last + "; Payara's log is " + log() + ".");
        }
    }

    /// The server's message, and the deepest cause in its log, which says more.
    private String reason(String body) {
        var message = MESSAGE.matcher(body);
        String said = message.find() ? message.group(1).strip() : body.strip();
        try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("Caused by: "))
                    .reduce((_, later) -> later)
                    .map(cause -> said + " " + cause + ".")
                    .orElse(said);
        } catch (IOException unreadable) {
            return said;
        }
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
