package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;
import java.util.List;

/// What a client sees first.
public final class OverviewPage {

    private final Desk desk;
    private final Page page;

    OverviewPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    public List<String> domains() {
        return page.locator("#domains .name").allInnerTexts();
    }

    public Desk desk() {
        return desk;
    }
}
