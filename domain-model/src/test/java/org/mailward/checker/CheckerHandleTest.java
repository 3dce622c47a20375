package org.mailward.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mailward.tenancy.InvalidInput;

class CheckerHandleTest {

    @Test
    void case_and_blanks_around_it_do_not_matter() {
        assertEquals("north-wind2", new CheckerHandle("  North-Wind2 ").text());
    }

    @Test
    void the_wrong_character_is_named() {
        var refusal = assertThrows(InvalidInput.class, () -> new CheckerHandle("north_wind"));
        assertEquals("handle", refusal.field());
        assertTrue(String.valueOf(refusal.getMessage()).contains("'_'"), refusal.getMessage());
    }

    @Test
    void three_to_forty_characters_without_a_hyphen_at_an_end() {
        assertThrows(InvalidInput.class, () -> new CheckerHandle("ab"));
        assertEquals(40, new CheckerHandle("a".repeat(40)).text().length());
        assertThrows(InvalidInput.class, () -> new CheckerHandle("a".repeat(41)));
        assertThrows(InvalidInput.class, () -> new CheckerHandle("-abc"));
        assertThrows(InvalidInput.class, () -> new CheckerHandle("abc-"));
    }

    @Test
    void what_fits_is_what_can_be_made() {
        assertTrue(CheckerHandle.fits("abc") && CheckerHandle.fits("a".repeat(40)));
        assertFalse(CheckerHandle.fits("ab") || CheckerHandle.fits("a".repeat(41)) || CheckerHandle.fits("ABC") || CheckerHandle.fits("a-") || CheckerHandle.fits("a/b"));
    }
}
