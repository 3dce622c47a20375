package org.mailward.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {

    @Test
    void contrast_is_that_of_wcag() {
        assertEquals(21, Colour.BLACK.contrastWith(Colour.WHITE), 0.001);
        assertEquals(1, Colour.WHITE.contrastWith(Colour.WHITE), 0.001);
        assertEquals(4.54, Colour.of("#767676").contrastWith(Colour.WHITE), 0.005);
    }

    @ParameterizedTest
    @CsvSource({"#0B5C7A,#FFFFFF,#FFFFFF", "#FFD400,#FFFFFF,#000000", "#1F6FEB,#2060C0,#FFFFFF", "#003300,#000000,#FFFFFF", "#FFD400,#222222,#222222"})
    void ink_is_the_wish_where_it_can_be_read(String ground, String wish, String used) {
        assertEquals(Colour.of(used), Colour.of(ground).inkLike(Colour.of(wish)));
    }

    @Test
    void there_is_a_readable_ink_for_every_colour() {
        for (int rgb = 0; rgb < 0x1000000; rgb += 0x010307) {
            var ground = new Colour(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
            assertTrue(ground.contrastWith(ground.inkLike(ground)) >= Colour.READABLE, ground.hex());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0B5C7A", "#0B5C7", "#0B5C7AFF", "red", "#0B5C7A; } body { display: none"})
    void nothing_but_a_colour_is_a_colour(String text) {
        assertThrows(IllegalArgumentException.class, () -> Colour.of(text));
    }
}
