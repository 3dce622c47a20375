package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;

/// Where an invited person chooses a password.
public final class InvitationPage {

    private final Desk desk;
    private final Page page;

    InvitationPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    public Desk accept(String password) {
        page.getByLabel("Password").fill(password);
        desk.button("Create my account").click();
        page.waitForURL(address -> address.contains("/welcome"));
        return desk;
    }

    public Desk desk() {
        return desk;
    }
}
