package org.mailward.mailauth.dane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsaTest {

    private static final String D256 = "ab".repeat(32);
    private static final String D512 = "cd".repeat(64);

    private static String filled(String text) {
        return text.replace("D256", D256).replace("D512", D512);
    }

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            3 1 1 D256            | 3 1 1 D256   | RFC 6698 §2.2
            2 0 2 D512            | 2 0 2 D512   | RFC 6698 §2.2
            3 1 1 ABCD            | 3 1 1 abcd   | RFC 6698 §2.2 hexadecimal in any case
            3 1 1 AB  cd	EF      | 3 1 1 abcdef | RFC 6698 §2.2 split by blanks
            255 255 255 00        | 255 255 255 00 | RFC 6698 §2.1 one octet each
            0 0 0                 | 0 0 0        | no data at all
            256 1 1 00            | none         | more than an octet
            1000 1 1 00           | none         | four digits
            3 1 256 00            | none         | more than an octet
            3 -1 1 00             | none         | not a number
            3 1                   | none         | too short
            3 1 1 abc             | none         | half an octet
            3 1 1 xy              | none         | no hexadecimal
            3 x 1 ab              | none         | no number
            ''                    | none         | nothing
            """)
    void reads_the_presentation_form(String text, String rendered, String why) {
        assertEquals(Optional.ofNullable(rendered).map(TlsaTest::filled), Tlsa.read(filled(text)).map(Tlsa::render), why);
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            3 1 1 D256 | none
            3 0 1 D256 | none
            2 0 1 D256 | none
            2 1 2 D512 | none
            3 1 0 00   | none
            3 0 0      | it holds no data
            0 0 1 D256 | usage 0 rests on public authorities, which mail does not use
            1 1 1 D256 | usage 1 rests on public authorities, which mail does not use
            4 1 1 D256 | usage 4 is not defined
            3 2 1 D256 | selector 2 is not defined
            3 1 3 D256 | matching type 3 is not defined
            3 1 1 D512 | a SHA-256 digest has 32 octets, and this one has 64
            3 1 2 D256 | a SHA-512 digest has 64 octets, and this one has 32
            3 1 1 abcd | a SHA-256 digest has 32 octets, and this one has 2
            """)
    void says_why_mail_cannot_use_a_record(String text, String objection) {
        Tlsa record = Tlsa.read(filled(text)).orElseThrow();
        assertEquals(Optional.ofNullable(objection), record.objection(), "RFC 7672 §3.1.3");
        assertEquals(objection == null, record.isUsable());
        assertEquals(Optional.of(record), Tlsa.read(record.render()));
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            3 1 1 D256 | Senders that use DANE deliver only to a server whose own key is the one described here.
            3 0 1 D256 | Senders that use DANE deliver only to a server whose own certificate is the one described here.
            2 1 1 D256 | Senders that use DANE deliver only to a server whose issuing authority's key is the one described here.
            2 0 1 D256 | Senders that use DANE deliver only to a server whose issuing authority's certificate is the one described here.
            1 0 1 D256 | Senders ignore this record: usage 1 rests on public authorities, which mail does not use.
            """)
    void is_said_in_words(String text, String words) {
        var meaning = Tlsa.read(filled(text)).orElseThrow().explain();
        assertEquals(filled(text), meaning.text());
        assertEquals(words, meaning.meaning());
    }

    @Test
    void has_octets_only() {
        assertThrows(IllegalArgumentException.class, () -> new Tlsa(256, 0, 0, ""));
        assertThrows(IllegalArgumentException.class, () -> new Tlsa(3, -1, 0, ""));
        assertThrows(IllegalArgumentException.class, () -> new Tlsa(3, 1, 1, "AB"));
        assertThrows(IllegalArgumentException.class, () -> new Tlsa(3, 1, 1, "abc"));
    }
}
