package org.mailward.system.journeys.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Walks through every page that somebody reaches by links, and looks at each as a whole.
public final class Tour {

    /// The city of Jakarta is among the time zones that people choose from.
    private static final Pattern FRAMEWORKS = Pattern.compile("(?i)mailward|primefaces|omnifaces|payara|glassfish|mojarra|jakarta[./_]|jakarta (?:ee|faces)|hibernate|servlet/|jsp/|faces/");
    /// What is downloaded or does something.
    private static final Pattern NO_PAGE = Pattern.compile("\\.(?:pdf|csv|xml|json|css|gz|zip|eml|bin|raw)$|/sign-out$|/raw");
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final BrowserContext context;
    private final Page page;
    private final String base;

    Tour(BrowserContext context, Page page, String base) {
        this.context = context;
        this.page = page;
        this.base = base;
    }

    /// One address for each page that is reached from one, by its path.
    public Map<String, String> pages(String from) {
        var found = new LinkedHashMap<String, String>();
        var waiting = new ArrayDeque<>(List.of(from));
        while (!waiting.isEmpty()) {
            var address = waiting.removeFirst();
            var path = path(address);
            // A place within a page would be scrolled to, and what the head then covers taken for too small.
            address = address.replaceFirst("#.*", "");
            if (found.containsKey(path) || NO_PAGE.matcher(path).find()) {
                continue;
            }
            page.navigate(address);
            found.put(path, address);
            @SuppressWarnings("unchecked")
            var links = (List<String>) page.evaluate("() => [...document.querySelectorAll('main a[href], nav a[href], header a[href]')].map(link => link.href)");
            links.stream().filter(link -> link.startsWith(base + "/app/") && !found.containsKey(path(link))).forEach(waiting::addLast);
        }
        return found;
    }

    private static String path(String address) {
        return URI.create(address).getPath();
    }

    /// What breaks WCAG 2.2 AA on a page, in light and in dark.
    public List<String> barriers(String address) {
        page.navigate(address);
        return barriers();
    }

    /// The same of the page as it stands.
    public List<String> barriers() {
        var barriers = new ArrayList<String>();
        page.evaluate(Axe.SCRIPT);
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            @SuppressWarnings("unchecked")
            var seen = (List<String>) page.evaluate("""
                    async (levels) => (await axe.run(document, { runOnly: { type: 'tag', values: levels }, resultTypes: ['violations'] }))
                        .violations.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`)""", LEVELS);
            seen.forEach(each -> barriers.add(path(page.url()) + " (" + scheme + ") " + each));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return barriers;
    }

    /// Where the names of our product and of what it is made of can be read: in words, title, metadata, headers, names of cookies.
    public List<String> traces(String address) {
        var traces = new ArrayList<String>();
        Response answer = page.navigate(address);
        look(traces, address, "words", page.locator("body").innerText());
        look(traces, address, "title", page.title());
        look(traces, address, "metadata", String.valueOf(page.evaluate("() => [...document.querySelectorAll('meta')].map(meta => meta.outerHTML).join(' ')")));
        look(traces, address, "labels", String.valueOf(page.evaluate(
                "() => [...document.querySelectorAll('[alt], [title], [aria-label], [placeholder]')].map(e => [e.alt, e.title, e.ariaLabel, e.placeholder].join(' ')).join(' ')")));
        if (answer != null) {
            answer.allHeaders().forEach((name, value) -> look(traces, address, "header", name + ": " + value));
        }
        var host = URI.create(base).getHost();
        context.cookies().stream().filter(cookie -> cookie.domain.equals(host)).forEach(cookie -> look(traces, address, "cookie", cookie.name));
        if (page.content().toLowerCase(java.util.Locale.ROOT).contains("mailward")) {
            traces.add(path(address) + " source: " + around(page.content()));
        }
        return traces;
    }

    private static String around(String content) {
        int at = content.toLowerCase(java.util.Locale.ROOT).indexOf("mailward");
        return content.substring(Math.max(0, at - 60), Math.min(content.length(), at + 60));
    }

    private static void look(List<String> traces, String address, String where, String text) {
        var found = FRAMEWORKS.matcher(text);
        if (found.find()) {
            traces.add(path(address) + " " + where + ": " + text.substring(Math.max(0, found.start() - 40), Math.min(text.length(), found.end() + 40)));
        }
    }

    /// The engine that looks for barriers, as its makers ship it.
    private static final class Axe {

        static final String SCRIPT = read();

        private static String read() {
            try (InputStream script = Tour.class.getResourceAsStream("/axe.min.js")) {
                if (script == null) {
                    throw new IllegalStateException("axe-core is missing from the tests' class path");
                }
                return new String(script.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("axe-core cannot be read", e);
            }
        }
    }
}
