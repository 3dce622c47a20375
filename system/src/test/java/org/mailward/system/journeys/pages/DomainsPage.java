package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;
import java.util.List;

/// A list of domains.
public final class DomainsPage {

    private final Desk desk;
    private final Page page;

    DomainsPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    public List<String> names() {
        return page.locator("table th[scope=row] a.name").allInnerTexts();
    }

    public Desk desk() {
        return desk;
    }
}
