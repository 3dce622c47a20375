package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;
import java.util.List;

/// What will happen to how many, and then what became of each.
public final class BulkPage {

    private final Desk desk;
    private final Page page;

    BulkPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    public BulkPage tag(String word) {
        page.getByLabel("Tag", new Page.GetByLabelOptions().setExact(true)).fill(word);
        return this;
    }

    /// Begins it twice, as somebody does who clicks twice.
    public BulkPage begin() {
        page.locator("form .button.primary").dblclick();
        page.waitForURL(address -> address.contains("/app/bulk-action?"));
        return this;
    }

    /// The words of the whole action when it is over.
    public String over() {
        page.getByText("Over.").waitFor();
        return desk.words();
    }

    /// What became of each row.
    public List<String> rows() {
        page.getByText("Over.").waitFor();
        return page.locator("tbody tr").all().stream().map(row -> row.innerText().replaceAll("\\s+", " ")).toList();
    }

    /// Is there still a way to stop it?
    public boolean stoppable() {
        return desk.button("Stop").isVisible();
    }
}
