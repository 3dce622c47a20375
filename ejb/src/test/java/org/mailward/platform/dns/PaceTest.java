package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SOONEST = Duration.ofMillis(200);

    private final Pace pace = new Pace(SOONEST);

    private void heard(int times, int millis) {
        for (int i = 0; i < times; i++) {
            pace.heard(Duration.ofMillis(millis));
        }
    }

    @Test
    void nothing_is_overdue_at_a_server_that_never_answered() {
        assertEquals(Optional.empty(), pace.overdue());
    }

    @Test
    void one_answer_says_little_and_is_given_three_times_as_long() {
        heard(1, 300);
        assertEquals(Optional.of(Duration.ofMillis(900)), pace.overdue());
    }

    @Test
    void a_steady_server_is_waited_for_hardly_longer_than_it_takes() {
        heard(1000, 300);
        assertEquals(Optional.of(Duration.ofMillis(310)), pace.overdue());
    }

    @Test
    void a_fast_server_is_given_the_least_time() {
        heard(1000, 1);
        assertEquals(Optional.of(SOONEST), pace.overdue());
    }

    @Test
    void one_slow_answer_among_many_fast_ones_is_kept_in_mind() {
        heard(1000, 1);
        heard(1, 400);
        heard(8, 1);
        var overdue = pace.overdue().orElseThrow();
        assertTrue(overdue.compareTo(Duration.ofMillis(350)) > 0, overdue.toString());
        heard(1000, 1);
        assertEquals(Optional.of(SOONEST), pace.overdue());
    }
}
