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

    /// Has a mail with the link written; nobody sees the link here.
    public void invite(String name, String email, String role) {
        var form = page.locator("#invite");
        form.getByLabel("Name").fill(name);
        form.getByLabel("E-mail").fill(email);
        form.getByLabel("Role").selectOption(new SelectOption().setLabel(role));
        desk.button("Invite").click();
        page.getByText("is on its way to " + email).waitFor();
    }

    public Desk desk() {
        return desk;
    }
}
