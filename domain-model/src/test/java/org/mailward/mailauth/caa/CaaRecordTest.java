package org.mailward.mailauth.caa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaaRecordTest {

    @ParameterizedTest(name = "[{index}] {0}: {5}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', nullValues = "none", textBlock = """
            0 issue "letsencrypt.org"                 | 0   | issue     | letsencrypt.org | false | RFC 8659 §4.2
            0 issue "ca1.example; account=230123"     | 0   | issue     | ca1.example     | false | §4.2 parameters
            0 ISSUE "CA1.example"                     | 0   | issue     | ca1.example     | false | §4.1 tags in any case
            128 issuewild " ca1.example "             | 128 | issuewild | ca1.example     | false | §4.2 blanks around
            0 issue ";"                               | 0   | issue     | none            | false | §4.2 nobody
            0 issue ""                                | 0   | issue     | none            | false | §4.2 nobody
            0 issue "; x=y"                           | 0   | issue     | none            | false | §4.2 nobody
            0 issue "%%%%%"                           | 0   | issue     | none            | true  | §4.2 garbled is nobody
            0 issue "ca1.example other"               | 0   | issue     | none            | true  | §4.2 garbled is nobody
            0 issue "a..b"                            | 0   | issue     | none            | true  | §4.2 garbled is nobody
            0 issue "."                               | 0   | issue     | none            | true  | §4.2 the root is no authority
            0 issuemail "ca1.example"                 | 0   | issuemail | ca1.example     | false | RFC 9495 §3
            0 issuevmc "digicert.com"                 | 0   | issuevmc  | digicert.com    | false | for logos
            0 iodef "mailto:a@example.org"            | 0   | iodef     | none            | false | tells, allows nobody
            255 tbs "Unknown"                         | 255 | tbs       | unknown         | false | an unknown tag
            0 issue ca1.example                       | 0   | issue     | ca1.example     | false | without quotation marks
            """)
    void reads_the_presentation_form(String text, int flags, String tag, String issuer, boolean garbled, String why) {
        CaaRecord record = CaaRecord.read(text).orElseThrow();
        assertEquals(flags, record.flags(), why);
        assertEquals(tag, record.tag(), why);
        assertEquals(Optional.ofNullable(issuer), record.issuer().map(Object::toString), why);
        assertEquals(garbled, record.isGarbled(), why);
        assertEquals(Optional.of(record), CaaRecord.read(record.render()));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            0 issue
            0
            ''
            256 issue "a"
            1000 issue "a"
            x issue "a"
            -1 issue "a"
            0 is-sue "a"
            0  "a"
            0 issue "a
            0 issue "
            0 issue "a\\
            """)
    void other_texts_are_no_records(String text) {
        assertEquals(Optional.empty(), CaaRecord.read(text));
    }

    @Test
    void undoes_and_makes_escapes() {
        CaaRecord record = CaaRecord.read("0 iodef \"a\\\"b\\\\c\\200d\\999e\\1\"").orElseThrow();
        assertEquals("a\"b\\c\u00c8d999e1", record.value());
        assertEquals("0 iodef \"a\\\"b\\\\c\\200d999e1\"", record.render());
        assertEquals("0 iodef \"\\000\\127 ~\"", new CaaRecord(0, "iodef", "\0\u007f ~").render());
    }

    @Test
    void keeps_its_own_bounds() {
        assertThrows(IllegalArgumentException.class, () -> new CaaRecord(256, "issue", ""));
        assertThrows(IllegalArgumentException.class, () -> new CaaRecord(-1, "issue", ""));
        assertThrows(IllegalArgumentException.class, () -> new CaaRecord(0, "", ""));
        assertThrows(IllegalArgumentException.class, () -> new CaaRecord(0, "Issue", ""));
        assertThrows(IllegalArgumentException.class, () -> new CaaRecord(0, "a".repeat(256), ""));
        assertEquals(255, new CaaRecord(255, "a".repeat(255), "").tag().length());
    }

    @Test
    void knows_what_authorities_know() {
        assertTrue(new CaaRecord(128, "tbs", "").isCritical());
        assertFalse(new CaaRecord(127, "tbs", "").isCritical());
        assertFalse(new CaaRecord(0, "tbs", "").isKnown());
        assertTrue(new CaaRecord(0, "iodef", "").isKnown());
        assertFalse(new CaaRecord(0, "iodef", "").saysWhoMayIssue());
        assertTrue(new CaaRecord(0, "issuevmc", "").isKnown());
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            0 issue "ca.example"        | ca.example may issue certificates for servers of this domain.
            0 issue ";"                 | Nobody may issue certificates for servers of this domain, unless another record allows it.
            0 issuewild "ca.example"    | ca.example may issue certificates with a wildcard for this domain.
            0 issuemail "ca.example"    | ca.example may issue certificates for e-mail addresses of this domain (S/MIME).
            0 issuevmc "ca.example"     | ca.example may issue certificates for this domain's logo (BIMI).
            0 iodef "mailto:a@b.example" | Authorities report refused requests to mailto:a@b.example.
            0 contactemail "a@b.example" | Authorities find the domain's owner by a@b.example.
            0 contactphone "+1"         | Authorities find the domain's owner by +1.
            0 odd "x"                   | Authorities that do not know this property ignore it.
            128 odd "x"                 | An authority that does not know this property must not issue any certificate.
            """)
    void is_said_in_words(String text, String words) {
        var meaning = CaaRecord.read(text).orElseThrow().explain();
        assertEquals(text, meaning.text());
        assertEquals(words, meaning.meaning());
    }
}
