package org.mailward.web.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Who meets an outage is told which: that signing in is not possible is no answer to somebody whose reports are being drawn.
class OutageTest {

    @Test
    void the_page_tells_of_the_outage_that_was_met() throws IOException {
        var page = Files.readString(Path.of("src/main/webapp/unavailable.xhtml"));
        assertTrue(page.contains("outage.met().title()") && page.contains("outage.met().headline()") && page.contains("outage.met().lead()"), page);
        assertFalse(page.contains("'unavailable.lead'"), page);
    }
}
