package org.mailward.system.journeys.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody who has a keyboard and nothing else. Every place that the focus comes to must show that it is there, on the screen.
public final class Keyboard {

    private static final int MOST_TABS = 250;
    /// The name of what has the focus, and how it is shown, or what is wrong with that.
    private static final String FOCUSED = """
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) return ['', ''];
              const label = at.labels?.[0]?.textContent ?? '';
              const name = (at.getAttribute('aria-label') ?? (label || (at.tagName === 'INPUT' && at.type === 'submit' ? at.value : at.textContent))).replace(/\\s+/g, ' ').trim();
              const look = getComputedStyle(at);
              const box = at.getBoundingClientRect();
              const marked = (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== 'none';
              const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              const over = document.elementFromPoint(Math.max(0, Math.min(innerWidth - 1, box.left + box.width / 2)), Math.max(0, Math.min(innerHeight - 1, box.top + box.height / 2)));
              const covered = seen && over && !at.contains(over) && !over.contains(at) && !(at.labels?.[0]?.contains(over));
              return [name, !at.matches(':focus-visible') ? 'takes the focus invisibly' : !marked ? 'does not show the focus' : !seen ? 'is not on the screen' : covered ? 'is covered by ' + over.outerHTML.slice(0, 80) : ''];
            }""";

    private final Page page;
    private final String base;
    private final AtomicInteger mouse = new AtomicInteger();

    Keyboard(BrowserContext context, Page page, String base) {
        this.page = page;
        this.base = base;
        context.exposeBinding("mouseUsed", (_, _) -> mouse.incrementAndGet());
        context.addInitScript("document.addEventListener('pointerdown', event => { if (event.isTrusted) { window.mouseUsed(); } }, true);");
        page.addInitScript("navigator.clipboard && (navigator.clipboard.writeText = async text => { window.copiedText = text; });");
    }

    /// How often the mouse was used after all.
    public int mouse() {
        return mouse.get();
    }

    /// Signs in by Keycloak's form, which has the focus in its first field.
    public Keyboard signIn(String email, String password) {
        page.navigate("/app/start");
        page.locator("#username:focus").waitFor();
        page.keyboard().type(email);
        page.keyboard().press("Tab");
        page.locator("#password:focus").waitFor();
        page.keyboard().type(password);
        page.keyboard().press("Enter");
        page.waitForURL(address -> address.startsWith(base + "/app/"));
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        return this;
    }

    /// Goes on with Tab until something of this name has the focus, from where the focus is, around the page once.
    public Keyboard to(String name) {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            var focused = focused();
            if (focused.name().equals(name)) {
                if (!focused.fault().isEmpty()) {
                    throw new AssertionError("'" + name + "' at " + page.url() + " " + focused.fault());
                }
                return this;
            }
        }
        throw new AssertionError("Tab comes to nothing named '" + name + "' at " + page.url());
    }

    private record Focused(String name, String fault) {
    }

    private Focused focused() {
        @SuppressWarnings("unchecked")
        var seen = (java.util.List<String>) page.evaluate(FOCUSED);
        return new Focused(seen.get(0), seen.get(1));
    }

    public Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    public Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /// Presses Enter on what has the focus, and comes to another page.
    public Keyboard follow(String path) {
        page.keyboard().press("Enter");
        page.waitForURL(address -> address.contains(path));
        return this;
    }

    /// Presses Enter on what has the focus, and comes away from a page.
    public Keyboard leave(String path) {
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains(path));
        return this;
    }

    /// Presses Enter on a link to a file.
    public byte[] download() {
        Download file = page.waitForDownload(() -> page.keyboard().press("Enter"));
        try {
            return Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException("The download cannot be read", e);
        }
    }

    /// Chooses in a list that has the focus by typing the beginning of a choice.
    public Keyboard choose(String label) {
        page.keyboard().type(label);
        return this;
    }

    /// Types into the field at the top, and takes what is offered under this name.
    public Keyboard find(String name, String path) {
        page.keyboard().press("/");
        page.keyboard().type(name);
        page.locator("[role=option]:not([aria-disabled]) b").getByText(name, new Locator.GetByTextOptions().setExact(true)).first().waitFor();
        page.keyboard().press("ArrowDown");
        return follow(path);
    }

    public Keyboard waitFor(String text) {
        page.getByText(text).first().waitFor();
        return this;
    }

    /// What the last button for copying put on the clipboard.
    public String copied() {
        page.waitForCondition(() -> page.evaluate("() => window.copiedText") != null);
        return String.valueOf(page.evaluate("() => window.copiedText"));
    }
}
