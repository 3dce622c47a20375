package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// One domain: how it stands, what was found, what to do.
public final class DomainPage {

    private final Desk desk;
    private final Page page;

    DomainPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    public int findings() {
        return page.locator("article.finding").count();
    }

    public String firstFinding() {
        return page.locator("article.finding h3").first().innerText();
    }

    /// What to do about the first finding that says so.
    public String firstRemedy() {
        return page.locator("article.finding .remedy").first().innerText();
    }

    public String records() {
        return page.locator("#records").innerText();
    }

    /// Follows the way from the first advice about a policy to the form that writes it.
    public BuilderPage mend() {
        page.locator("article.finding .remedy").filter(new Locator.FilterOptions().setHasText("p=")).getByText("Mend it").first().click();
        page.locator("#difference").waitFor();
        return new BuilderPage(desk, page);
    }

    /// The record that the first advice about a policy says to publish.
    public String advisedPolicy() {
        return page.locator("article.finding .remedy").filter(new Locator.FilterOptions().setHasText("p=")).first().locator("[data-copy]").nth(1).getAttribute("data-copy");
    }

    public Desk desk() {
        return desk;
    }

    /// Opens the explanation of a term with the keyboard.
    public void explain(String term) {
        mark(term).focus();
        page.keyboard().press("Enter");
    }

    /// Is the explanation of a term to be read?
    public boolean explained(String term) {
        return page.locator("#" + mark(term).getAttribute("popovertarget")).isVisible();
    }

    /// Shuts what is open.
    public void dismiss() {
        page.keyboard().press("Escape");
    }

    private Locator mark(String term) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("What is " + term + "?").setExact(true)).first();
    }
}
