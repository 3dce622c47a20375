package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;

/// A table of customers or domains: rows are chosen in it for something, and what it shows is saved as a view.
public final class TablePage {

    private final Desk desk;
    private final Page page;

    TablePage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    /// The names in the table's first column.
    public List<String> names() {
        return page.locator("form.picking tbody a.name").allInnerTexts();
    }

    /// The heads of its columns, from left to right.
    public List<String> heads() {
        return page.locator("form.picking thead th:not(.pick)").allInnerTexts();
    }

    /// How many rows are said to be chosen.
    public String chosen() {
        return page.locator(".pick-count").innerText();
    }

    public TablePage tick(String... names) {
        for (var name : names) {
            page.getByLabel("Choose " + name, new Page.GetByLabelOptions().setExact(true)).check();
        }
        return this;
    }

    public TablePage tickAllThatFit() {
        page.locator("[data-picks-whole]").check();
        return this;
    }

    /// Says what to do with the chosen rows, and comes to the page that says what will happen.
    public BulkPage go(String deed) {
        page.getByLabel("What to do with the chosen").selectOption(new SelectOption().setLabel(deed));
        desk.button("Go on").click();
        page.waitForURL(address -> address.contains("/app/bulk?"));
        return new BulkPage(desk, page);
    }

    public TablePage saveView(String name) {
        page.getByText("Save this view").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        desk.button("Save the view").click();
        page.waitForURL(address -> address.contains("view="));
        return this;
    }

    public TablePage openView(String name) {
        page.locator(".views").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)).click();
        page.waitForURL(address -> address.contains("view="));
        return this;
    }

    /// What is said of the view.
    public String note() {
        return page.locator(".views .note").innerText();
    }
}
