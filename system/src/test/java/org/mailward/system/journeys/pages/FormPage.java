package org.mailward.system.journeys.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;

/// A page with a form, whatever it is for.
public final class FormPage {

    private final BrowserContext context;
    private final Page page;

    FormPage(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
    }

    public FormPage type(String label, String text) {
        field(label).fill(text);
        return this;
    }

    public FormPage choose(String label, String choice) {
        field(label).selectOption(new SelectOption().setLabel(choice));
        return this;
    }

    public String typed(String label) {
        return field(label).inputValue();
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
    }

    /// Sends the form, and waits for what comes of it.
    public FormPage send(String button) {
        return leaving(() -> button(button).click());
    }

    /// Clicks twice, as fast as hands do.
    public FormPage sendTwice(String button) {
        return leaving(() -> button(button).dblclick());
    }

    /// The next page is there when the mark of this one is gone.
    private FormPage leaving(Runnable act) {
        page.evaluate("() => { window.stale = true; }");
        act.run();
        page.waitForCondition(() -> {
            try {
                return Boolean.TRUE.equals(page.evaluate("() => !window.stale && document.readyState === 'complete'"));
            } catch (PlaywrightException wentOn) {
                // The page that was asked is just being left.
                return false;
            }
        });
        return this;
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first();
    }

    /// The portal forgets who this is, as after a long break; the identity provider does not.
    public FormPage loseSession() {
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("sid"));
        return this;
    }

    /// Opens so many other pages in other tabs that the portal forgets this one.
    public FormPage openOthers(String path, int count) {
        var other = context.newPage();
        for (int i = 0; i < count; i++) {
            other.navigate(path);
        }
        other.close();
        return this;
    }

    /// What the page says above everything.
    public String said() {
        return String.join(" ", page.locator(".said li").allInnerTexts());
    }

    /// What somebody else wrote meanwhile.
    public String meanwhile() {
        return page.locator("#merge").innerText();
    }

    public String address() {
        return page.url();
    }
}
