package org.mailward.mailauth.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalizationTest {

    private static final int MANY = 2_000_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            SIMPLE  | " C /D _ E////"  | " C /D _ E/"   | RFC 6376 §3.4.5
            RELAXED | " C /D _ E////"  | " C/D E/"      | RFC 6376 §3.4.5
            SIMPLE  | ""               | "/"            | RFC 6376 §3.4.3
            RELAXED | ""               | ""             | RFC 6376 §3.4.4
            RELAXED | "///"            | ""             | RFC 6376 §3.4.4
            RELAXED | "a///b/"         | "a///b/"       | RFC 6376 §3.4.4
            RELAXED | "/ /a/_/b"       | "//a//b/"      | RFC 6376 §3.4.4
            SIMPLE  | "a/ /b//"        | "a/ /b/"       | RFC 6376 §3.4.3
            """)
    void a_body_in_its_form(Canonicalization form, String body, String canonical) {
        assertEquals(lines(canonical), form.body(lines(body)));
    }

    private static String lines(String text) {
        return text.replace("/", "\r\n").replace('_', '\t');
    }

    /// Whoever mails them decides how many there are: with work for each pair of them, this would take minutes.
    @Test
    void a_body_of_empty_lines_is_gone_through_once() {
        var empty = "\r\n".repeat(MANY);
        assertEquals("", Canonicalization.RELAXED.body(empty));
        assertEquals("a\r\n" + empty + "b\r\n", Canonicalization.RELAXED.body("a\r\n" + empty + "b\r\n"));
    }
}
