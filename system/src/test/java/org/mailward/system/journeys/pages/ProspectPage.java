package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailward.system.journeys.SharedStack;

/// A company that may become a customer.
public final class ProspectPage {

    private final Desk desk;
    private final Page page;

    ProspectPage(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    /// Downloads the exposure report; the file stays beside the pictures.
    public Path report() {
        var download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Exposure report (A4)")).click());
        try {
            var file = SharedStack.results("downloads").resolve(download.suggestedFilename());
            Files.deleteIfExists(file);
            download.saveAs(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be kept", e);
        }
    }

    public Desk desk() {
        return desk;
    }
}
