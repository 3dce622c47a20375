package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;

/// All customers, and a form for the next.
public final class CustomersPage {

    private final Desk desk;
    private final Page page;

    CustomersPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    /// Creates a customer and comes to its page.
    public CustomerPage create(String name, String sector, String country) {
        var form = page.locator("#new");
        form.getByLabel("Company name").fill(name);
        form.getByLabel("Sector").selectOption(new SelectOption().setLabel(sector));
        form.getByLabel("Country").selectOption(new SelectOption().setLabel(country));
        form.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create customer")).click();
        page.waitForURL(address -> address.contains("/app/customer?"));
        return new CustomerPage(desk, page);
    }
}
