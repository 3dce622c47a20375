package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;

/// Who may work here, and inviting the next.
public final class PeoplePage {

    private final Desk desk;
    private final Page page;

    PeoplePage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    /// @return the link that the invited person needs
    public String invite(String name, String email, String role) {
        var form = page.locator("#invite");
        form.getByLabel("Name").fill(name);
        form.getByLabel("E-mail").fill(email);
        form.getByLabel("Role").selectOption(new SelectOption().setLabel(role));
        desk.button("Make the link").click();
        return page.locator(".once-value code").innerText();
    }

    public Desk desk() {
        return desk;
    }
}
