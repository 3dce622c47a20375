package org.mailward.mailauth.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Encoded words (RFC 2047), above all too many of them.
class WordsTest {

    @Test
    void a_word_in_an_unknown_character_set_stays_as_it_is_and_the_next_is_decoded() {
        assertEquals("=?nobody-knows?q?a?= \u00f6", Words.encoded("=?nobody-knows?q?a?= =?utf-8?q?=C3=B6?="));
        assertEquals("=?=?q?a?= \u00f6", Words.encoded("=?=?q?a?= =?utf-8?q?=C3=B6?="));
    }

    @Test
    void what_is_no_base64_stays_as_it_is() {
        assertEquals("=?utf-8?b?A?=", Words.encoded("=?utf-8?b?A?="));
    }

    @Test
    void an_unknown_encoding_stays_as_it_is() {
        assertEquals("=?utf-8?x?A?=", Words.encoded("=?utf-8?x?A?="));
    }

    @Test
    void every_word_up_to_the_limit_is_decoded_and_the_rest_is_kept() {
        String word = "=?utf-8?q?a?=";
        assertEquals("a".repeat(Words.MOST_WORDS) + word + word, Words.encoded(word.repeat(Words.MOST_WORDS + 2)));
    }

    @Test
    void a_text_of_many_unknown_character_sets_costs_few_look_ups() {
        String ninth = "utf-8";
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append("=?x-unknown-").append(i).append("?q?a?=");
        }
        assertEquals(text + "=?" + ninth + "?q?a?=", Words.encoded(text + "=?" + ninth + "?q?a?="), "the ninth name is not looked up");
    }
}
