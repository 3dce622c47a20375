package org.mailward.system.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.PlaywrightException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The browser of this test run: one that is on the machine, else the one that Playwright fetches.
///
/// Where neither can be had, browser tests are skipped, and a file beside the reports says why; the build prints it last.
public final class Browsers {

    /// Path of a Chromium or Chrome to use instead of the first one found.
    private static final String CHOSEN = "mailward.test.browser";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge");
    private static final List<String> PLACES = List.of("/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS", "/Applications/Chromium.app/Contents/MacOS");
    private static final String REASON_FILE = "skipped-browser.txt";

    private static final Map<Thread, Running> RUNNING = new HashMap<>();
    private static @Nullable String reason;

    private record Running(Playwright playwright, Browser browser) {
    }

    private Browsers() {
    }

    /// The browser; where there is none, the test that asks is skipped with the reason.
    public static Browser get() {
        var running = find();
        Assumptions.assumeTrue(running.isPresent(), () -> String.valueOf(reason));
        return running.orElseThrow();
    }

    public static boolean available() {
        return find().isPresent();
    }

    /// Why there is no browser; empty when there is one.
    static Optional<String> missing() {
        return available() ? Optional.empty() : Optional.ofNullable(reason);
    }

    /// Works at several desks at the same time: each worker has a browser of its own, because Playwright serves one thread.
    ///
    /// @param workers how many; each is told its number
    static void together(int workers, IntConsumer work) {
        try (var threads = Executors.newFixedThreadPool(workers)) {
            var running = IntStream.range(0, workers).mapToObj(number -> threads.submit(() -> {
                try {
                    work.accept(number);
                } finally {
                    end(Thread.currentThread());
                }
            })).toList();
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("Somebody's work at a desk broke off: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static synchronized Optional<Browser> find() {
        if (reason != null) {
            return Optional.empty();
        }
        var known = RUNNING.get(Thread.currentThread());
        if (known != null) {
            return Optional.of(known.browser());
        }
        try {
            Files.deleteIfExists(reasonFile());
            var launched = launch();
            RUNNING.put(Thread.currentThread(), launched);
            return Optional.of(launched.browser());
        } catch (IOException e) {
            throw new UncheckedIOException("The reason of an earlier run cannot be removed", e);
        } catch (PlaywrightException e) {
            reason = "Browser tests were skipped: no Chromium was found on this machine (looked for " + String.join(", ", NAMES)
                    + ", or name one with -D" + CHOSEN + "=...), and Playwright could not bring one: " + e.getMessage().lines().findFirst().orElse("");
            note(reason);
            return Optional.empty();
        }
    }

    private static Running launch() {
        var local = onThisMachine();
        var options = new LaunchOptions().setHeadless(true).setArgs(List.of("--no-sandbox", "--force-prefers-reduced-motion"));
        var environment = local.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.<String, String>of();
        var playwright = Playwright.create(new CreateOptions().setEnv(environment));
        local.ifPresent(options::setExecutablePath);
        return new Running(playwright, playwright.chromium().launch(options));
    }

    private static Optional<Path> onThisMachine() {
        var chosen = System.getProperty(CHOSEN, "");
        if (!chosen.isBlank()) {
            return Optional.of(Path.of(chosen));
        }
        var path = Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)).filter(place -> !place.isBlank());
        return Stream.concat(path, PLACES.stream()).map(Path::of)
                .flatMap(place -> Stream.concat(NAMES.stream(), Stream.of("Google Chrome", "Chromium")).map(place::resolve))
                .filter(Files::isExecutable).filter(Files::isRegularFile).findFirst();
    }

    private static void note(String why) {
        try {
            Files.writeString(reasonFile(), why + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("The reason for skipped tests cannot be noted", e);
        }
    }

    private static Path reasonFile() throws IOException {
        return SharedStack.results(".").resolve(REASON_FILE).normalize();
    }

    private static synchronized void end(Thread worker) {
        var running = RUNNING.remove(worker);
        if (running != null) {
            running.playwright().close();
        }
    }

    static synchronized void close() {
        List.copyOf(RUNNING.keySet()).forEach(Browsers::end);
    }
}
