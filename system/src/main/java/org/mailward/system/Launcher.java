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
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The run command: starts everything, says how to begin, and ends everything at Ctrl-C.
///
/// Maven starts this process; when Maven is gone, however it went, so is everything that was started here.
public final class Launcher {

    /// The EAR to deploy.
    private static final String EAR = "mailward.ear";
    private static final long MEGABYTE = 1L << 20;
    /// Beside the heaps: what two Java servers, PostgreSQL and the launcher use otherwise, as seen.
    private static final int BESIDE_THE_HEAPS_MB = 600;

    private final Screen screen;
    private final Optional<ProcessHandle> maven;
    private final CountDownLatch end = new CountDownLatch(1);

    private Launcher(Screen screen) {
        this.screen = screen;
        this.maven = ProcessHandle.current().parent();
    }

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new Launcher(new Screen(System.out)).run());
    }

    private int run() {
        try {
            var settings = Settings.read(name -> Optional.ofNullable(System.getProperty(name)).filter(text -> !text.isBlank()),
                    definitions(), System.getenv());
            checkMemory(settings);
            screen.line("");
            screen.line("Mailward starts; everything it writes stays in " + settings.data() + ".");
            var stack = Stack.on(settings, screen, screen::line);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(stack)));
            maven.ifPresent(parent -> parent.onExit().thenRun(this::mavenIsGone));
            stack.start();
            stack.deploy(Path.of(System.getProperty(EAR)));
            welcome(stack);
            end.await();
            return 0;
        } catch (CannotStart reason) {
            screen.line("");
            screen.line(reason.getMessage());
            return 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void mavenIsGone() {
        end.countDown();
        System.exit(0);
    }

    private void stop(Stack stack) {
        long began = System.nanoTime();
        screen.line("");
        screen.line("Mailward stops.");
        stack.close();
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

    private void welcome(Stack stack) {
        var began = maven.flatMap(parent -> parent.info().startInstant());
        var lines = new ArrayList<>(List.of(
                "Mailward is ready at " + stack.url(),
                ""));
        began.ifPresent(start -> lines.set(0, lines.getFirst() + ", "
                + Screen.seconds(Duration.between(start, Instant.now())) + " after the command"));
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
                "Try first: sign in as ada, open Acme Foods, scan its domains, open one that is not at",
                "reject and read why, then make the customer's report as PDF.",
                "",
                "Ctrl-C stops everything; the data stays. Empty data: ./mvnw -Prun -Dmailward.reset=true"));
        screen.line("");
        screen.box(lines);
    }
}
