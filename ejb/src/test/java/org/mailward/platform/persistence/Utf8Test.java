package org.mailward.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Utf8Test {

    private static String written(String text) {
        var room = new byte[text.length() * Utf8.MOST];
        return new String(Arrays.copyOf(room, Utf8.write(text, room, 0)), StandardCharsets.UTF_8);
    }

    @Test
    void every_character_but_the_first_comes_back() {
        IntStream.rangeClosed(1, Character.MAX_CODE_POINT).filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .mapToObj(Character::toString).forEach(one -> assertEquals("a" + one + "b", written("a" + one + "b")));
    }

    @Test
    void what_the_database_has_not_is_replaced() {
        assertEquals("a b", written("a\0b"));
        assertEquals("a\uFFFDb", written("a\uD834b"));
        assertEquals("a\uFFFD", written("a\uDD1E"));
        assertEquals("\uFFFD\uFFFD", written("\uDD1E\uD834"));
    }
}
