package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Moments as reporters write them, and ranges that can be right or not.
class MomentsTest {

    private static final Instant NOW = Sample.NOW;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1795564800               | 2026-11-25T00:00:00Z | false
            0                        | 1970-01-01T00:00:00Z | false
            99999999999              | 5138-11-16T09:46:39Z | false
            1795564800000            | 2026-11-25T00:00:00Z | true
            1795564800999            | 2026-11-25T00:00:00Z | true
            1795564800000000         | 2026-11-25T00:00:00Z | true
            179556480000000000       |                      | true
            1795564800.0             | 2026-11-25T00:00:00Z | true
            1795564800.              | 2026-11-25T00:00:00Z | true
            1795564800.5x            |                      | true
            1795.5                   |                      | true
            17955.5                  | 1970-01-01T04:59:15Z | true
            2026-11-25               | 2026-11-25T00:00:00Z | true
            2026-11-25T00:00:00      | 2026-11-25T00:00:00Z | true
            2026-11-25T01:00:00+01   | 2026-11-25T00:00:00Z | true
            2026-11-24T19:00:00-0500 | 2026-11-25T00:00:00Z | true
            2026-11-25T00:00:00.75Z  | 2026-11-25T00:00:00Z | true
            2026-13-25               |                      | true
            yesterday                |                      | true
            """)
    void are_read(String text, String moment, boolean odd) {
        var quirks = EnumSet.noneOf(Quirk.class);
        assertEquals(Optional.ofNullable(moment).map(Instant::parse), Moments.read(text, false, quirks), text);
        assertEquals(odd ? Set.of(Quirk.ODD_DATE) : Set.of(), quirks, text);
    }

    @Test
    void a_day_that_ends_a_range_means_its_last_second() {
        assertEquals(Optional.of(Instant.parse("2026-11-25T23:59:59Z")), Moments.read("2026-11-25", true, EnumSet.noneOf(Quirk.class)));
    }

    private static Set<Quirk> range(Instant begin, Duration length) throws BrokenContent {
        var quirks = EnumSet.noneOf(Quirk.class);
        Moments.range(String.valueOf(begin.getEpochSecond()), String.valueOf(begin.plus(length).getEpochSecond()), NOW, quirks);
        return quirks;
    }

    private static Fault fault(Instant begin, Duration length) {
        return assertThrows(BrokenContent.class, () -> range(begin, length)).unreadable().fault();
    }

    @Test
    void a_range_is_judged_at_its_borders() throws BrokenContent {
        var day = NOW.minus(Duration.ofDays(3));
        assertEquals(Set.of(), range(day, Duration.ofHours(24)));
        assertEquals(Set.of(Quirk.EMPTY_RANGE), range(day, Duration.ZERO));
        assertEquals(Set.of(), range(day, Duration.ofDays(2)));
        assertEquals(Set.of(Quirk.LONG_RANGE), range(day, Duration.ofDays(2).plusSeconds(1)));
        assertEquals(Set.of(), range(NOW, Duration.ofSeconds(1)));
        assertEquals(Set.of(Quirk.FUTURE), range(NOW.plusSeconds(1), Duration.ofSeconds(1)));
        assertEquals(Set.of(Quirk.LONG_PAST), range(NOW.minus(Duration.ofDays(400)), Duration.ofHours(24)));
    }

    @Test
    void a_range_that_cannot_be_right_is_refused() {
        assertEquals(Fault.RANGE_ABSURD, fault(Instant.EPOCH, Duration.ofDays(1)));
        assertEquals(Fault.RANGE_ABSURD, fault(NOW.plus(Duration.ofDays(400)), Duration.ofDays(1)));
        assertEquals(Fault.RANGE_ABSURD, fault(NOW.minus(Duration.ofDays(3000)), Duration.ofDays(2000)));
    }
}
