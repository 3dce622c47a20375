package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// What was checked, and the step from a check to a prospect.
public final class ChecksPage {

    private final Desk desk;
    private final Page page;

    ChecksPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    /// Opens the newest check of a domain.
    public ChecksPage open(String domain) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(domain).setExact(true)).first().click();
        page.waitForURL(address -> address.contains("/app/check?"));
        return this;
    }

    /// Makes a prospect of the check that is open.
    public ProspectPage keep(String company) {
        page.locator("[id='prospect:name']").fill(company);
        page.locator("#keep").getByRole(AriaRole.BUTTON).click();
        page.waitForURL(address -> address.contains("/app/prospect?"));
        return new ProspectPage(desk, page);
    }

    public Desk desk() {
        return desk;
    }
}
