package org.mailward.outbox;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailward.branding.BrandStyle;
import org.mailward.outbox.Letter.Block.Action;
import org.mailward.outbox.Letter.Block.Heading;
import org.mailward.outbox.Letter.Block.Lines;
import org.mailward.outbox.Letter.Block.Note;
import org.mailward.outbox.Letter.Block.Paragraph;

class PrintedLetterTest {

    private static final Letter LETTER = new Letter("News of <Acme> & Sons", List.of(new Paragraph("Hello \"Dora\""), new Heading("What changed"),
            new Lines(List.of(new Letter.Line("acme.example", "moved to reject"), new Letter.Line("shop.example", ""))),
            new Action("Open", "https://portal.example/x?token=" + Letter.SECRET + "&b=1"), new Note("Small <print>")));
    private static final LetterHead HEAD = new LetterHead(new BrandStyle("Northwind Guard", "Northwind Watch", "#ffe000", "#ffffff", "Ask help@northwind.example or 112", "Northwind Secure, Bremen"), Optional.empty());

    @Test
    void a_letter_is_read_as_it_was_written() {
        assertEquals(LETTER, Letter.read(LETTER.write()));
        for (var wrong : List.of("", "{}", "[]", "{\"subject\": 1, \"blocks\": []}", "{\"subject\": \"a\", \"blocks\": [[\"poem\", \"b\"]]}")) {
            assertThrows(IllegalArgumentException.class, () -> Letter.read(wrong), wrong);
        }
    }

    @Test
    void text_and_html_say_the_same() {
        var printed = PrintedLetter.of(LETTER, HEAD);
        for (var word : List.of("Northwind Guard", "Northwind Watch", "What changed", "acme.example", "moved to reject", "shop.example", "Open", "Small", "Ask help@northwind.example or 112", "Northwind Secure, Bremen")) {
            assertTrue(printed.text().contains(word) && printed.html().contains(word), word);
        }
    }

    @Test
    void an_address_in_the_small_print_can_be_followed() {
        var html = PrintedLetter.of(new Letter("News", List.of(new Note("Change it & more here: https://portal.example/app/settings?a=1&b=<2>"))), HEAD).html();
        assertTrue(html.contains("Change it &amp; more here: <a href=\"https://portal.example/app/settings?a=1&amp;b=&lt;2&gt;\">https://portal.example/app/settings?a=1&amp;b=&lt;2&gt;</a></p>"), html);
    }

    @Test
    void what_people_typed_is_no_markup() {
        var html = PrintedLetter.of(LETTER, HEAD).html();
        assertAll(
                () -> assertTrue(html.contains("<h1>News of &lt;Acme&gt; &amp; Sons</h1>"), html),
                () -> assertTrue(html.contains("Hello &quot;Dora&quot;"), html),
                () -> assertFalse(html.contains("<print>"), html));
    }

    @Test
    void no_name_has_what_follows_it_read_backwards() {
        var printed = PrintedLetter.of(new Letter("News", List.of(new Paragraph("Hello Isolde\u202e O’Hara"))), HEAD);
        assertTrue(printed.text().contains("Hello Isolde O’Hara") && printed.html().contains("Hello Isolde O’Hara"), printed.text());
    }

    @Test
    void words_on_the_brand_s_colour_can_be_read() {
        assertTrue(PrintedLetter.of(LETTER, HEAD).html().contains("background:#ffe000;color:#000000"), "white on yellow cannot be read");
    }

    @Test
    void the_secret_stands_in_the_address_alone_and_only_when_it_is_given() {
        var with = PrintedLetter.of(LETTER.with("s3cret"), HEAD);
        assertTrue(with.text().contains("https://portal.example/x?token=s3cret&b=1") && with.html().contains("https://portal.example/x?token=s3cret&amp;b=1"), with.text());
        assertFalse(LETTER.write().contains("s3cret"));
    }

    @Test
    void answers_go_to_the_address_in_the_line_of_support() {
        assertEquals(Optional.of("help@northwind.example"), HEAD.replyTo());
        assertEquals(Optional.empty(), LetterHead.PLAIN.replyTo());
    }

    @Test
    void a_mail_comes_from_the_sender_s_name_or_the_portal_s_and_is_signed_so() {
        assertEquals("Northwind Watch", HEAD.sender());
        assertTrue(PrintedLetter.of(LETTER, HEAD).text().contains("\n-- \nNorthwind Watch\n"), PrintedLetter.of(LETTER, HEAD).text());
        assertEquals(LetterHead.PLAIN.product(), LetterHead.PLAIN.sender());
    }

    @Test
    void a_line_has_no_breaks_no_marks_of_direction_and_an_end() {
        assertEquals("Acme Bcc: x@evil.example", OneLine.of("Acme\r\nBcc: x@evil.example"));
        assertEquals("gpj.exe", OneLine.of("\u202egpj.exe"));
        assertEquals("a b", OneLine.of(" a\u2028\u0000\t b "));
        assertEquals("Bücher für Zürich", OneLine.of("Bücher für Zürich"));
        var long300 = OneLine.of("😀".repeat(300));
        assertEquals(OneLine.LONGEST, long300.codePointCount(0, long300.length()));
        assertTrue(long300.endsWith("…"), long300);
        assertEquals("a b", new Letter("a\nb", List.of()).subject());
    }

    @Test
    void every_word_of_the_mails_is_there_and_can_be_formatted() {
        for (var key : MailWords.keys()) {
            for (int count : new int[] {0, 1, 1234}) {
                var shown = MailWords.say(key, count, count, count, count);
                assertTrue(!shown.contains("{") && !shown.isBlank() && !shown.matches("(?i).*(!|mailward|payara|keycloak|jakarta).*"), key + ": " + shown);
            }
        }
        assertTrue(MailWords.keys().size() > 5, "words seen: " + MailWords.keys().size());
    }
}
