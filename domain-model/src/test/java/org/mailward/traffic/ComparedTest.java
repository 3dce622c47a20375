package org.mailward.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedTest {

    /// @param passed of 10,000 messages
    private static Figures figures(long passed) {
        return new Figures(1, 10_000, 0, 0, passed, 10_000 - passed, 0, 0, 0, Figures.NONE.byClass());
    }

    /// The share is shown with one decimal, rounded down.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8710 | 8709 | 10   | 87.1 % and 87.0 % before are a tenth apart
            8719 | 8710 | 0    | both are shown as 87.1 %
            8709 | 8710 | -10  | 87.0 % and 87.1 % before
            9876 | 9916 | -40  | 98.7 % and 99.1 % before
            10000| 9999 | 10   | 100.0 % and 99.9 % before
            """)
    void the_difference_is_that_of_the_figures_as_they_are_shown(long now, long before, int moved, String why) {
        assertEquals(OptionalInt.of(moved), new Compared(figures(now), figures(before)).moved(), why);
    }

    @Test
    void nothing_moved_where_nothing_was_reported() {
        assertEquals(OptionalInt.empty(), new Compared(figures(1), Figures.NONE).moved());
    }
}
