package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.mailward.system.journeys.SharedStack;

/// A stranger at a provider's public checker.
public final class CheckerVisit {

    private final Desk desk;
    private final Page page;
    private final List<Response> heard = new ArrayList<>();
    private final StringBuilder shown = new StringBuilder();

    CheckerVisit(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
        page.onResponse(heard::add);
    }

    CheckerVisit at(String address) {
        page.navigate(address);
        shown.append(page.content());
        return this;
    }

    /// Types a domain and sends it.
    public CheckerVisit check(String domain) {
        page.getByRole(AriaRole.TEXTBOX).first().fill(domain);
        desk.button("Check").click();
        page.waitForLoadState();
        shown.append(page.content());
        return this;
    }

    /// Follows the check until nothing more comes.
    public CheckerVisit untilWhole() {
        page.locator("#share input[readonly]").waitFor();
        shown.append(page.content());
        return this;
    }

    /// Which areas are shown, each with what is known of it.
    public List<String> areas() {
        return page.locator(".areas .area").allInnerTexts();
    }

    public List<String> findings() {
        return page.locator("#findings .finding h3").allInnerTexts();
    }

    /// The link to hand on.
    public String link() {
        return page.locator("#share input[readonly]").inputValue();
    }

    /// Why nothing was checked.
    public String refusal() {
        return page.locator(".refusal").innerText();
    }

    /// Opens an address and tells its status.
    public int open(String address) {
        return page.navigate(address).status();
    }

    /// Addresses and header fields of all answers of the portal, and the pages as they were shown, in one text.
    public String everythingHeard() {
        var all = new StringBuilder(shown);
        for (var response : List.copyOf(heard)) {
            if (response.url().startsWith(SharedStack.get().url())) {
                all.append(response.url().substring(SharedStack.get().url().length())).append(' ').append(response.headers()).append('\n');
            }
        }
        return all.toString();
    }

    /// Names of the cookies that the browser holds.
    public List<String> cookies() {
        return page.context().cookies().stream().map(cookie -> cookie.name).toList();
    }

    public Desk desk() {
        return desk;
    }
}
