package org.mailward.web.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mailward.views.ViewPlace;

class ColumnWishTest {

    private final ColumnWish wish = new ColumnWish(ViewPlace.DOMAINS);

    @Test
    void all_are_shown_where_the_address_says_nothing() {
        assertTrue(wish.shows("stage") && wish.shows("scanned") && !wish.isChosen());
        wish.setText(null);
        assertNull(wish.getText());
    }

    @Test
    void what_the_address_says_is_shown_and_said_again_in_links() {
        wish.setText("score,mood,stage");
        assertTrue(wish.shows("stage") && wish.shows("score") && wish.isChosen());
        assertFalse(wish.shows("mood") || wish.shows("trend"));
        assertEquals("stage,score", wish.getText());
    }

    @Test
    void the_names_alone_can_be_asked_for() {
        wish.setText("name");
        assertEquals("name", wish.getText());
        assertTrue(wish.getAll().stream().noneMatch(ColumnWish.Column::shown));
    }

    @Test
    void what_would_say_the_same_in_each_row_is_not_offered() {
        wish.leaveOut("customer");
        assertEquals("customer", String.join(",", wish.getAll().stream().filter(column -> !column.offered()).map(ColumnWish.Column::name).toList()));
    }
}
