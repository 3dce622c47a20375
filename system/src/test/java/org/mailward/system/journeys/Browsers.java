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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;
    private static @Nullable String reason;

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

    private static synchronized Optional<Browser> find() {
        if (browser == null && reason == null) {
            try {
                Files.deleteIfExists(reasonFile());
                browser = launch();
            } catch (IOException e) {
                throw new UncheckedIOException("The reason of an earlier run cannot be removed", e);
            } catch (PlaywrightException e) {
                reason = "Browser tests were skipped: no Chromium was found on this machine (looked for " + String.join(", ", NAMES)
                        + ", or name one with -D" + CHOSEN + "=...), and Playwright could not bring one: " + e.getMessage().lines().findFirst().orElse("");
                note(reason);
            }
        }
        return Optional.ofNullable(browser);
    }

    private static Browser launch() {
        var local = onThisMachine();
        var options = new LaunchOptions().setHeadless(true).setArgs(List.of("--no-sandbox", "--force-prefers-reduced-motion"));
        var environment = local.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.<String, String>of();
        playwright = Playwright.create(new CreateOptions().setEnv(environment));
        local.ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
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

    static synchronized void close() {
        if (playwright != null) {
            playwright.close();
            playwright = null;
            browser = null;
        }
    }
}
