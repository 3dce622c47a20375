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

    /// Opens to a provider.
    /// @return what the page says then; the mail alone brings the first admin the link
    public String open(String provider, String admin, String email) {
        page.getByLabel("Provider", new Page.GetByLabelOptions().setExact(true)).fill(provider);
        page.getByLabel("First admin", new Page.GetByLabelOptions().setExact(true)).fill(admin);
        page.getByLabel("First admin’s e-mail").fill(email);
        desk.button("Open to a new provider").click();
        return String.join("\n", desk.messages()) + page.locator(".once-value").allInnerTexts();
    }
}
