package org.mailward.web.history;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChangesPageTest {

    private final ChangesPage page = new ChangesPage();

    @Test
    void what_cannot_be_understood_narrows_nothing() {
        page.setTopic("WEATHER");
        page.setFrom("yesterday");
        page.setUntil("+999999999-12-31");
        page.setPage("first");
        assertFalse(page.isNarrowed());
    }

    @Test
    void a_day_narrows_the_list() {
        page.setUntil("2026-11-01");
        assertTrue(page.isNarrowed());
    }

    @Test
    void a_later_page_leaves_out_the_ones_before_it() {
        page.setPage("2");
        assertTrue(page.isNarrowed());
    }
}
