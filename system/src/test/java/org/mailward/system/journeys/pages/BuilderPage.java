package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;

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

    /// Turns from fields to text.
    public BuilderPage byHand() {
        page.getByText("Write it yourself").click();
        page.getByText("Fill in fields instead").waitFor();
        return this;
    }

    /// Has the form judged.
    public BuilderPage judge() {
        send();
        page.locator("#difference").waitFor();
        return this;
    }

    /// Sends the form as it stands.
    public BuilderPage send() {
        desk.button("Check the draft").click();
        return this;
    }

    public String chosen(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).inputValue();
    }

    public BuilderPage choose(String label, String choice) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).selectOption(new SelectOption().setLabel(choice));
        return this;
    }

    public BuilderPage type(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    public String typed(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).inputValue();
    }

    /// What is wrong in a field.
    public String fault() {
        return page.locator(".refusal").first().innerText();
    }

    /// The values of the rows of a list of senders.
    public List<String> rows() {
        return page.locator(".term-row > input").all().stream().map(Locator::inputValue).toList();
    }

    /// Adds a row at the end and fills it in.
    public BuilderPage addRow(String value, String kind) {
        int rows = rows().size();
        desk.button("Add a row").click();
        var row = page.locator(".term-row").nth(rows);
        row.locator("select").nth(1).selectOption(kind);
        row.locator("input").fill(value);
        return this;
    }

    public BuilderPage removeLastRow() {
        int rows = rows().size();
        page.locator(".term-row").last().getByText("Remove").click();
        page.waitForCondition(() -> rows().size() < rows);
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
