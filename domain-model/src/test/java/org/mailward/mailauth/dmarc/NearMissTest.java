package org.mailward.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            v=DMARC1; p=none         | -
            v=spf1 -all              | -
            ``                       | -
            "v=DMARC1; p=none"       | It begins with a quotation mark, which the zone editor took for a part of the text.
            'v=DMARC1; p=none'       | It begins with a quotation mark, which the zone editor took for a part of the text.
            “v=DMARC1; p=none”       | It begins with a quotation mark, which the zone editor took for a part of the text.
            ` v=DMARC1; p=none`      | A blank or line break stands before 'v=DMARC1'.
            `\tv=DMARC1; p=none`     | A blank or line break stands before 'v=DMARC1'.
            v=DMARC1 p=none          | After 'v=DMARC1' comes 'p', where only a semicolon may stand.
            v=DMARC1, p=none         | After 'v=DMARC1' comes ',', where only a semicolon may stand.
            v=DMARC12; p=none        | After 'v=DMARC1' comes '2', where only a semicolon may stand.
            v=DMARC1: p=none         | After 'v=DMARC1' comes ':', where only a semicolon may stand.
            v=dmarc1; p=none         | The version has to be written exactly 'v=DMARC1', in capital letters.
            V=Dmarc1; p=none         | The version has to be written exactly 'v=DMARC1', in capital letters.
            v=DМARC1; p=none; dmarc  | The character at place 4 is no plain letter, although it may look like one.
            v=\u00a0DMARC1; p=none   | The character at place 3 is no plain letter, although it may look like one.
            p=none; v=DMARC1         | The tag v=DMARC1 has to be the very first.
            v=DMARC; p=none          | The version is 'DMARC', which has to be exactly 'DMARC1'.
            v=DMARCv1; p=none        | The version is 'DMARCv1', which has to be exactly 'DMARC1'.
            v=1; p=none; rua=mailto:dmarc@example.org | The version is '1', which has to be exactly 'DMARC1'.
            nv=DMARC1; p=reject      | It does not begin with 'v=DMARC1' and a semicolon.
            DMARC1; p=none           | It does not begin with 'v=DMARC1' and a semicolon.
            """)
    void says_why_receivers_do_not_take_it(String text, String why) {
        assertEquals(Optional.ofNullable(why), NearMiss.why(text));
    }
}
