package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Adding a list of domains: first what would happen, then doing it.
public final class AddDomainsPage {

    private static final Pattern IMPORT = Pattern.compile("^Import .*");

    private final Desk desk;
    private final Page page;

    AddDomainsPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    public AddDomainsPage paste(String list) {
        page.getByLabel("Paste a list").fill(list);
        return look();
    }

    public AddDomainsPage upload(String name, String csv) {
        page.getByLabel("Or upload a file").setInputFiles(new FilePayload(name, "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        return look();
    }

    private AddDomainsPage look() {
        desk.button("See what would happen").click();
        page.locator("#run").waitFor();
        return this;
    }

    /// How many rows will be created, are there already, are repeated, are wrong.
    public int count(String fate) {
        var figure = page.locator("#run .figure").filter(new com.microsoft.playwright.Locator.FilterOptions().setHas(page.getByText(fate, new Page.GetByTextOptions().setExact(true))));
        return Integer.parseInt(figure.locator("dd").innerText().strip().replace(",", ""));
    }

    public AddDomainsPage leaveOutWhatIsWrong() {
        page.locator("#run label.check input").check();
        return this;
    }

    public CustomerPage run() {
        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName(IMPORT)).click();
        page.waitForURL(address -> address.contains("/app/customer?"));
        return new CustomerPage(desk, page);
    }
}
