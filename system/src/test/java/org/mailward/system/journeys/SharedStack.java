package org.mailward.system.journeys;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.mailward.system.CannotStart;
import org.mailward.system.Progress;
import org.mailward.system.Settings;
import org.mailward.system.Stack;

/// The one stack of a test run: started when the first test asks for it, ended with the run.
///
/// It has the demo's two providers, and beside the demo's zones those of the conformance folder where that is given. Scans
/// that break off are taken up again within seconds, so that tests need not wait for minutes.
public final class SharedStack implements LauncherSessionListener {

    /// How long a scan may be worked on before another consumer takes it up.
    public static final Duration SCAN_LEASE = Duration.ofSeconds(15);
    /// How long a scan waits until its message is sent again.
    public static final Duration SCAN_RESEND_AFTER = Duration.ofSeconds(10);

    private static final String EAR = "mailward.ear";
    private static final String CONFORMANCE = "conformance.dir";
    private static final String FOLDER = "mailward.test.dir";

    private static volatile @Nullable Stack running;
    private static @Nullable CannotStart failure;

    /// The running stack; started at the first call.
    /// @throws CannotStart at every call, once the start has failed
    public static synchronized Stack get() {
        if (failure != null) {
            throw failure;
        }
        var stack = running;
        return stack == null ? start() : stack;
    }

    private static Stack start() {
        var data = folder();
        deleteTree(data);
        var settings = Settings.forTests(data, SharedStack::property);
        settings = settings.withDemo(true).withZones(conformance("dns/government-zones.tsv").stream().toList()).withApplication(variables(settings));
        var stack = Stack.on(settings, new Told(), sentence -> System.err.println(sentence));
        running = stack;
        try {
            stack.start(CompletableFuture.completedFuture(ear()));
        } catch (CannotStart e) {
            failure = e;
            throw e;
        }
        return stack;
    }

    private static Map<String, String> variables(Settings settings) {
        return Map.ofEntries(
                // Tests begin with what the demo's first scans find; few have use for its past.
                Map.entry("MAILWARD_DEMO_DAYS", "0"),
                // Tests ask more than programs do.
                Map.entry("MAILWARD_API_REQUESTS_PER_MINUTE", "1000000"),
                // Mails are written at once, and the weekly ones soon after somebody wishes them. Yesterday was the day of those: it has begun
                // in every time zone, and midnight in one of them changes nothing.
                Map.entry("MAILWARD_MAIL_GATHER", "PT1S"),
                Map.entry("MAILWARD_MAIL_WEEKLY_DAY", LocalDate.now(ZoneOffset.UTC).minusDays(1).getDayOfWeek().name()),
                Map.entry("MAILWARD_MAIL_WEEKLY_HOUR", "0"),
                Map.entry("MAILWARD_MAIL_WEEKLY_LATE", "P4D"),
                Map.entry("MAILWARD_MAIL_WEEKLY_EVERY", "PT30S"),
                Map.entry("MAILWARD_SCAN_LEASE", SCAN_LEASE.toString()),
                Map.entry("MAILWARD_SCAN_RESEND_AFTER", SCAN_RESEND_AFTER.toString()),
                // No question leaves this machine: the stack's own name server is the only one there is.
                Map.entry("MAILWARD_DNS_RESOLVERS", "127.0.0.1:" + settings.ports().dns()));
    }

    /// The application as it was built.
    public static Path ear() {
        return property(EAR).map(Path::of).orElseThrow(() -> new IllegalStateException("No EAR was named with -D" + EAR + "; run ./mvnw verify."));
    }

    /// A file of the conformance folder; empty when the folder was not given.
    public static Optional<Path> conformance(String file) {
        return property(CONFORMANCE).map(folder -> Path.of(folder).resolve(file)).filter(Files::isReadable);
    }

    /// Where this run keeps what people may want to look at afterwards.
    public static Path results(String name) throws IOException {
        var results = folder().resolveSibling(name);
        Files.createDirectories(results);
        return results;
    }

    private static Path folder() {
        return Path.of(property(FOLDER).orElse("target/stack")).toAbsolutePath();
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(text -> !text.isBlank());
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Browsers.close();
        var stack = running;
        if (stack != null) {
            running = null;
            stack.close();
        }
    }

    private static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("The data of an earlier run in " + folder + " cannot be removed", e);
        }
    }

    /// Tells in the build's output how the start goes.
    private static final class Told implements Progress {

        @Override
        public void note(String sentence) {
            System.out.println(sentence);
        }

        @Override
        public void ready(String part, Duration took, String where) {
            System.out.printf("%-14s %5.1f s  %s%n", part, took.toMillis() / 1000.0, where);
        }
    }
}
