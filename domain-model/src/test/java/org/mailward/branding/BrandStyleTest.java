package org.mailward.branding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.tenancy.InvalidInput;

class BrandStyleTest {

    private static BrandStyle from(String sender) {
        return new BrandStyle("Northwind Guard", sender, "#0b5c5c", "#ffffff", "", "");
    }

    @Test
    void mails_come_from_the_portal_unless_the_sender_has_a_name_of_its_own() {
        assertEquals("Northwind Guard", from("").sender());
        assertEquals("Northwind Guard", from("   ").sender());
        assertEquals("Northwind Watch", from(" Northwind Watch ").sender());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zürich & Söhne <Post>", "Почта", "حماية البريد", "می‌خواهم", "👩‍💻 Watch"})
    void a_sender_is_called_as_people_write_it(String name) {
        assertEquals(name, from(name).sender());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme\r\nBcc: x@evil.example", "Acme\n", "A\u2028B", "A\u2029B", "A\u0085B", "A\u000bB"})
    void a_line_s_end_is_refused(String name) {
        var refusal = assertThrows(InvalidInput.class, () -> from(name));
        assertEquals("senderName", refusal.field());
        assertTrue(String.valueOf(refusal.getMessage()).contains("single line"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\tB", "A\u0000B", "A\u007fB", "A\u009bB", "A\u202eB", "A\u2066B", "A\u200fB", "A\u061cB", "A\u200bB", "\ufeffA"})
    void what_nobody_sees_is_refused(String name) {
        var refusal = assertThrows(InvalidInput.class, () -> from(name));
        assertEquals("senderName", refusal.field());
        assertTrue(String.valueOf(refusal.getMessage()).contains("nobody sees"), refusal.getMessage());
    }

    @Test
    void a_name_of_sixty_characters_fits_and_a_longer_one_is_refused() {
        assertEquals(60, from("x".repeat(60)).sender().length());
        assertEquals("senderName", assertThrows(InvalidInput.class, () -> from("x".repeat(61))).field());
    }

    @Test
    void words_that_could_not_be_read_on_the_colour_are_black_or_white() {
        assertEquals("#000000", new BrandStyle("x", "", "#ffe000", "#ffffff", "", "").ink());
    }
}
