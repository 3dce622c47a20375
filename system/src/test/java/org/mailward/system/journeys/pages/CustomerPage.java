package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;

/// One customer: figures, domains, scans under way, reports.
public final class CustomerPage {

    private final Desk desk;
    private final Page page;

    CustomerPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    public UUID id() {
        return UUID.fromString(page.url().replaceFirst(".*[?&]id=([0-9a-f-]{36}).*", "$1"));
    }

    /// Adds one domain by the field below the list, and comes to the page that follows its scan.
    public CustomerPage add(String domain) {
        page.locator("#domains").getByRole(AriaRole.TEXTBOX).last().fill(domain);
        page.locator("#domains").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add")).last().click();
        page.waitForURL(address -> address.contains("batch="));
        return this;
    }

    public AddDomainsPage addDomains() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add domains").setExact(true)).first().click();
        page.waitForURL(address -> address.contains("/app/add-domains"));
        return new AddDomainsPage(desk, page);
    }

    /// Watches the scans on the page until all are over, then shows the new figures.
    public CustomerPage watchScans(Duration most) {
        page.getByText("All scans are over.").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE).setTimeout(most.toMillis()));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show the new figures")).click();
        page.waitForURL(address -> !address.contains("batch="));
        return this;
    }

    public DomainPage open(String domain) {
        page.locator("#domains").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(domain).setExact(true)).click();
        page.waitForURL(address -> address.contains("/app/domain?"));
        return new DomainPage(desk, page);
    }

    /// Downloads the report on A4.
    public byte[] report() {
        var download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PDF, A4")).click());
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException("The download cannot be read", e);
        }
    }

    public Desk desk() {
        return desk;
    }
}
