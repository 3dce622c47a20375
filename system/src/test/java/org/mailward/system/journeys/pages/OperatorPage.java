package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;

/// The providers of the installation, and opening to the next.
public final class OperatorPage {

    private final Desk desk;
    private final Page page;

    OperatorPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    /// @return the link that the first admin needs
    public String open(String provider, String admin, String email) {
        page.getByLabel("Provider", new Page.GetByLabelOptions().setExact(true)).fill(provider);
        page.getByLabel("First admin", new Page.GetByLabelOptions().setExact(true)).fill(admin);
        page.getByLabel("First admin’s e-mail").fill(email);
        desk.button("Open to a new provider").click();
        return page.locator(".once-value code").innerText();
    }
}
