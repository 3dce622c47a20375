package org.mailward.checker.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void a_number_is_given_at_once_and_refilled_evenly() {
        var allowances = new Allowances(3, 10);
        for (int i = 0; i < 3; i++) {
            assertTrue(allowances.take("a", NOON));
        }
        assertFalse(allowances.take("a", NOON));
        assertFalse(allowances.take("a", NOON.plusSeconds(1199)));
        assertTrue(allowances.take("a", NOON.plusSeconds(1200)));
        assertFalse(allowances.take("a", NOON.plusSeconds(1200)));
    }

    @Test
    void one_s_use_is_not_another_s() {
        var allowances = new Allowances(1, 10);
        assertTrue(allowances.take("a", NOON));
        assertTrue(allowances.take("b", NOON));
        assertFalse(allowances.take("a", NOON));
    }

    @Test
    void a_clock_that_steps_back_gives_nothing() {
        var allowances = new Allowances(1, 10);
        assertTrue(allowances.take("a", NOON));
        assertFalse(allowances.take("a", NOON.minusSeconds(7200)));
    }

    @Test
    void the_least_recent_are_forgotten() {
        var allowances = new Allowances(1, 1);
        assertTrue(allowances.take("a", NOON));
        assertTrue(allowances.take("b", NOON));
        assertTrue(allowances.take("a", NOON));
    }
}
