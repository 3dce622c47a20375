package org.mailward.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void a_share_is_rounded_down_from_what_it_is_and_not_from_what_a_computer_makes_of_it() {
        assertEquals(5_700, Figures.share(57, 100));
        for (int whole = 1; whole <= 1_000; whole++) {
            for (int part = 0; part <= whole; part++) {
                assertEquals(part * Figures.WHOLE / whole, Figures.share(part, whole), part + " of " + whole);
            }
        }
    }

    @Test
    void all_is_a_hundred_percent_and_all_but_one_is_not_however_many_there_are() {
        assertEquals(Figures.WHOLE, Figures.share(Long.MAX_VALUE, Long.MAX_VALUE));
        assertEquals(9_999, Figures.share(Long.MAX_VALUE - 1, Long.MAX_VALUE));
        assertEquals(5_000, Figures.share(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE));
        assertEquals(0, Figures.share(1, Long.MAX_VALUE));
    }
}
