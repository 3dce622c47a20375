package org.mailward.system;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The run command: starts everything, says how to begin, and ends everything at Ctrl-C.
///
/// Maven starts this process; when Maven is gone, however it went, so is everything that was started here.
public final class Launcher {

    /// The EAR to deploy; when it is not named, Maven is still building it.
    static final String EAR = "mailward.ear";

    /// Says that this process belongs to a Maven build, which it follows and may end.
    private static final String STARTED_BY_MAVEN = "mailward.started.by.maven";
    private static final long MEGABYTE = 1L << 20;
    /// Beside the heaps: what two Java servers, PostgreSQL and the launcher use otherwise, as seen.
    private static final int BESIDE_THE_HEAPS_MB = 600;

    private static final Duration MAVEN_PATIENCE = Duration.ofSeconds(5);

    private final Screen screen;
    private final Optional<ProcessHandle> maven;
    private final CountDownLatch forever = new CountDownLatch(1);
    private volatile Optional<Stack> stack = Optional.empty();
    private volatile boolean failed;
    private volatile boolean stopping;

    private Launcher(Screen screen, Optional<ProcessHandle> maven) {
        this.screen = screen;
        this.maven = maven;
    }

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        var maven = Boolean.getBoolean(STARTED_BY_MAVEN) ? ProcessHandle.current().parent() : Optional.<ProcessHandle>empty();
        System.exit(new Launcher(new Screen(System.out), maven).run());
    }

    private int run() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
        maven.ifPresent(parent -> Watch.end(parent).thenRun(() -> System.exit(0)));
        try {
            var settings = Settings.read(name -> Optional.ofNullable(System.getProperty(name)).filter(text -> !text.isBlank()),
                    definitions(), System.getenv());
            checkMemory(settings);
            var started = Stack.on(settings, screen, screen::line);
            stack = Optional.of(started);
            started.start(ear(settings));
            welcome(started);
            if (settings.demo()) {
                new LogWatch(started.applicationLog(), screen::line).start();
            }
            forever.await();
            return 0;
        } catch (CannotStart reason) {
            if (stopping) {
                return 1;
            }
            failed = true;
            screen.line("");
            screen.line(reason.getMessage());
            return 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /// The EAR that was named, or the one that Maven builds while the parts start.
    private CompletableFuture<Path> ear(Settings settings) {
        String begin = "Mailward starts; everything it writes stays in " + settings.data() + ".";
        var named = Optional.ofNullable(System.getProperty(EAR)).filter(text -> !text.isBlank()).map(Path::of);
        if (named.isPresent()) {
            screen.line(begin);
            return CompletableFuture.completedFuture(named.get());
        }
        screen.hold();
        return new HandOver(settings.data()).awaited().thenApply(ear -> {
            screen.line("");
            screen.line(begin);
            screen.note("Built " + sinceTheCommand().map(time -> "after " + time + ", ").orElse("") + "while the servers started.");
            screen.show();
            return ear;
        });
    }

    private Optional<String> sinceTheCommand() {
        return maven.flatMap(parent -> parent.info().startInstant())
                .map(start -> Screen.seconds(Duration.between(start, Instant.now())));
    }

    private void stop() {
        stopping = true;
        stack.ifPresent(this::stop);
        if (failed) {
            maven.ifPresent(Launcher::end);
        }
    }

    /// Ends Maven before this process ends: its own report of a failed step would bury the sentence that says why.
    private static void end(ProcessHandle maven) {
        maven.destroy();
        Watch.end(maven).completeOnTimeout(maven, MAVEN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private void stop(Stack running) {
        if (failed) {
            running.close();
            return;
        }
        long began = System.nanoTime();
        screen.line("");
        screen.line(screen.holds() ? "The build did not finish, so the servers started beside it are stopped." : "Mailward stops.");
        running.close();
        screen.line("Everything is stopped, after " + Screen.seconds(Duration.ofNanos(System.nanoTime() - began)) + ".");
    }

    /// The `-D` definitions on Maven's command line.
    private Map<String, String> definitions() {
        var definitions = new HashMap<String, String>();
        maven.flatMap(parent -> parent.info().arguments()).stream()
                .flatMap(Stream::of)
                .filter(argument -> argument.startsWith("-D") && argument.contains("="))
                .forEach(argument -> definitions.put(
                        argument.substring(2, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1)));
        return definitions;
    }

    private static void checkMemory(Settings settings) {
        long needed = settings.memory().payara().count() + settings.memory().keycloak().count() + BESIDE_THE_HEAPS_MB;
        long available = availableMegabytes();
        if (available < needed) {
            throw new CannotStart("Mailward needs about " + needed + " MB of free memory and this machine has " + available
                    + " MB: close other programs, or give the servers less with -D" + Settings.PAYARA_MEMORY + "=700m (now "
                    + settings.memory().payara().count() + "m) and -D" + Settings.KEYCLOAK_MEMORY + "=300m (now "
                    + settings.memory().keycloak().count() + "m).");
        }
    }

    private static long availableMegabytes() {
        long total = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / MEGABYTE;
        var linux = Path.of("/proc/meminfo");
        if (!Files.isReadable(linux)) {
            return total;
        }
        try (var lines = Files.lines(linux)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .map(available -> Math.min(available, total))
                    .orElse(total);
        } catch (IOException unreadable) {
            return total;
        }
    }

    private void welcome(Stack running) {
        var lines = new ArrayList<String>();
        lines.add("Mailward is ready at " + running.url() + sinceTheCommand().map(time -> ", " + time + " after the command").orElse(""));
        lines.add("");
        lines.addAll(List.of(
                "Sign in with the password " + Stack.DEMO_PASSWORD + " as",
                "  operator@mailward.example     the platform's operator",
                "  ada@northwind.example         Northwind Secure: administrator",
                "  ben@northwind.example         Northwind Secure: analyst for all customers",
                "  cleo@northwind.example        Northwind Secure: analyst for assigned customers",
                "  dora@acme.example             Acme Foods, customer of Northwind: administrator",
                "  evan@acme.example             Acme Foods, customer of Northwind: viewer",
                "  hana@harborshield.example     Harbor Shield: administrator",
                "  ivo@harborshield.example      Harbor Shield: analyst",
                "  jun@tidewater.example         Tidewater Logistics, customer of Harbor Shield: viewer",
                "  mira@partners.example         works for both providers and switches between them",
                "",
                "Check a domain as a stranger, without signing in, under either brand:",
                "  " + running.url() + "/check/northwind     try acme.example",
                "  " + running.url() + "/check/harborshield  try tidewater.example",
                "",
                "Mails that the portal writes stay on this machine, as files in",
                "  " + running.sink().map(MailSink::folder).map(Path::toString).orElse("no folder: without the demo a mail server is needed, see docs/settings.md"),
                "",
                "The demo's last 90 days are filled in meanwhile; the portfolio shows how far they are.",
                "",
                "Try first: sign in as ada, open Acme Foods, scan its domains, open one that is not at",
                "reject and read why, then make the customer's report as PDF.",
                "",
                "Ctrl-C stops everything; the data stays. Empty data: ./mvnw -Prun -Dmailward.reset=true"));
        screen.line("");
        screen.box(lines);
    }
}
