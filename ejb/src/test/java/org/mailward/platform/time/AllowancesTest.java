package org.mailward.platform.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void a_number_is_given_at_once_and_refilled_evenly() {
        var allowances = new Allowances(3, Duration.ofHours(1), 10);
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
        var allowances = new Allowances(1, Duration.ofHours(1), 10);
        assertTrue(allowances.take("a", NOON));
        assertTrue(allowances.take("b", NOON));
        assertFalse(allowances.take("a", NOON));
    }

    @Test
    void a_clock_that_steps_back_gives_nothing() {
        var allowances = new Allowances(1, Duration.ofHours(1), 10);
        assertTrue(allowances.take("a", NOON));
        assertFalse(allowances.take("a", NOON.minusSeconds(7200)));
    }

    @Test
    void the_least_recent_are_forgotten() {
        var allowances = new Allowances(1, Duration.ofHours(1), 1);
        assertTrue(allowances.take("a", NOON));
        assertTrue(allowances.take("b", NOON));
        assertTrue(allowances.take("a", NOON));
    }

    @Test
    void who_has_none_left_learns_for_how_long() {
        var allowances = new Allowances(60, Duration.ofMinutes(1), 10);
        for (int i = 0; i < 60; i++) {
            assertTrue(allowances.wait("a", NOON).isZero());
        }
        assertEquals(Duration.ofSeconds(1), allowances.wait("a", NOON));
        assertEquals(Duration.ofMillis(250), allowances.wait("a", NOON.plusMillis(750)));
        assertTrue(allowances.wait("a", NOON.plusSeconds(1)).isZero());
    }
}
