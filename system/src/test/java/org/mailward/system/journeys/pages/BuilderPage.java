package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;

/// A draft of one record: what is published, what the draft would change, how to publish it.
public final class BuilderPage {

    private final Desk desk;
    private final Page page;

    BuilderPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    /// The text in the form.
    public String draft() {
        return page.locator("textarea").inputValue();
    }

    /// Types a draft and has it judged.
    public BuilderPage judge(String text) {
        page.locator("textarea").fill(text);
        desk.button("Check the draft").click();
        page.locator("#difference").waitFor();
        return this;
    }

    public String removed() {
        return String.join(" ", page.locator("#difference del").allInnerTexts());
    }

    public String added() {
        return String.join(" ", page.locator("#difference ins").allInnerTexts());
    }

    public String breaks() {
        return page.locator("#breaks").innerText();
    }

    public String findings() {
        return page.locator("#lint").innerText();
    }

    /// What the button copies.
    public String copied() {
        return page.locator("#publish [data-copy]").last().getAttribute("data-copy");
    }

    public Desk desk() {
        return desk;
    }
}
