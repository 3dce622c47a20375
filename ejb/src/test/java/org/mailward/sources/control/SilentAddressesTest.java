package org.mailward.sources.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilentAddressesTest {

    private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");
    private static final String ADDRESS = "198.51.100.9";

    private final SilentAddresses silent = new SilentAddresses(Duration.ofHours(24));

    @Test
    void an_address_rests_between_two_questions_and_is_given_up_after_a_day() {
        assertEquals(List.of(), silent.resting(BEGIN));
        for (int hour = 0; hour < 24; hour++) {
            var now = BEGIN.plus(Duration.ofHours(hour));
            assertEquals(List.of(), silent.resting(now), "it is its turn");
            assertTrue(silent.waits(ADDRESS, now));
            assertEquals(List.of(ADDRESS), silent.resting(now.plus(Duration.ofMinutes(59))));
        }
        assertFalse(silent.waits(ADDRESS, BEGIN.plus(Duration.ofHours(24))), "its own servers are silent");
        assertEquals(List.of(), silent.resting(BEGIN.plus(Duration.ofHours(24))));
    }

    @Test
    void whoever_got_an_answer_begins_anew() {
        silent.waits(ADDRESS, BEGIN);
        silent.forget(ADDRESS);
        assertEquals(List.of(), silent.resting(BEGIN));
        assertTrue(silent.waits(ADDRESS, BEGIN.plus(Duration.ofHours(30))));
    }

    @Test
    void no_more_than_some_thousands_are_remembered_and_the_others_wait_without_rest() {
        for (int i = 0; i < 10_100; i++) {
            assertTrue(silent.waits("2001:db8::" + Integer.toHexString(i), BEGIN));
        }
        assertEquals(10_000, silent.resting(BEGIN).size());
    }

    /// Their paths may be gone, so that nobody asks about them again.
    @Test
    void those_that_nobody_asked_about_again_make_room() {
        for (int i = 0; i < 10_000; i++) {
            silent.waits("2001:db8::" + Integer.toHexString(i), BEGIN);
        }
        var later = BEGIN.plus(Duration.ofDays(2));
        assertTrue(silent.waits(ADDRESS, later));
        assertEquals(List.of(ADDRESS), silent.resting(later));
    }
}
