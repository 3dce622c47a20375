package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Limits leave room, words have meanings, quirks are found by their ids.
class ReportLimitsTest {

    private static ReportLimits limits(int[] values) {
        return new ReportLimits(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8], values[9]);
    }

    @Test
    void each_has_a_least_value() {
        int[] least = {1, 1, 1, 1, 1, 1, 16, 8, 0, 1};
        assertDoesNotThrow(() -> limits(least));
        for (int i = 0; i < least.length; i++) {
            int[] less = least.clone();
            less[i]--;
            assertThrows(IllegalArgumentException.class, () -> limits(less), "place " + i);
        }
    }

    @Test
    void a_quirk_is_found_by_its_id_and_nothing_else_is() {
        for (var quirk : Quirk.values()) {
            assertEquals(Optional.of(quirk), Quirk.of(quirk.id()));
        }
        assertEquals(Optional.empty(), Quirk.of("no-such-quirk"));
    }

    @Test
    void a_word_that_is_there_means_what_it_says_and_one_that_is_not_means_nothing() {
        assertTrue(Stated.of(Disposition.REJECT).is(Disposition.REJECT));
        assertTrue(!Stated.of(Disposition.REJECT).is(Disposition.NONE));
        assertTrue(!Stated.of(Disposition.REJECT).isSilent());
        assertTrue(Stated.nothing().isSilent());
    }
}
