package org.mailward.mailauth.mtasts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;

class StsPolicyTest {

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            version: STSv1/mode: enforce/mx: mail.example.org/max_age: 604800        | true  | RFC 8461 §3.2
            version: STSv1/mode: none/max_age: 86400                                 | true  | §3.2 no mx needed for none
            version:STSv1/mode:testing/mx:*.example.org/max_age:0                    | true  | §3.2 blanks are optional
            version: STSv1/mode: enforce/mx: a.example.org/max_age: 604800/new: x    | true  | §3.2 extensions
            version: STSv1/mode: enforce/mx: a.example/max_age: 1/mode: wrong        | true  | §3.2 the first of a key counts
            mode: enforce/mx: mail.example.org/max_age: 604800                       | false | no version
            version: STSv2/mode: enforce/mx: mail.example.org/max_age: 604800        | false | another version
            version: STSv1/mode: strict/mx: mail.example.org/max_age: 604800         | false | unknown mode
            version: STSv1/mode: enforce/max_age: 604800                             | false | no mx
            version: STSv1/mode: enforce/mx: mail.example.org                        | false | no max_age
            version: STSv1/mode: enforce/mx: mail.example.org/max_age: 31557601      | false | more than a year
            version: STSv1/mode: enforce/mx: mail.*.org/max_age: 604800              | false | the star stands on the left
            version: STSv1/mode: enforce/mx: a.example/max_age: 604800/nonsense      | false | a line without a colon
            """)
    void reads_as_the_grammar_says(String lines, boolean valid, String why) {
        assertEquals(valid, StsPolicy.read(lines.replace("/", "\r\n")).isValid(), why);
        assertEquals(valid, StsPolicy.read(lines.replace("/", "\n") + "\n").isValid(), why);
    }

    @Test
    void a_star_stands_for_exactly_one_label() {
        StsPolicy policy = StsPolicy.read("version: STSv1\nmode: enforce\nmx: *.example.org\nmx: Mail.Other.test\nmax_age: 604800\n");
        assertTrue(policy.covers(DomainName.of("mx1.example.org")));
        assertTrue(policy.covers(DomainName.of("MAIL.other.test")));
        assertFalse(policy.covers(DomainName.of("example.org")));
        assertFalse(policy.covers(DomainName.of("a.b.example.org")));
    }

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=STSv1; id=20260101000000Z;            | true  | RFC 8461 §3.1
            v=STSv1;id=1                            | true  | no blanks, no last semicolon
            v=STSv1; id=                            | false | empty
            v=STSv1; id=2026-01-01                  | false | letters and digits only
            v=STSv1; id=123456789012345678901234567890123 | false | at most 32
            v=STSv1                                 | false | missing
            """)
    void reads_the_record(String text, boolean valid, String why) {
        assertEquals(valid, StsRecord.read(text).orElseThrow().isValid(), why);
    }

    @Test
    void other_texts_are_no_records() {
        assertTrue(StsRecord.read("v=STSv2; id=1").isEmpty());
        assertTrue(StsRecord.read("v=stsv1; id=1").isEmpty());
        assertTrue(StsRecord.read("id=1; v=STSv1").isEmpty());
    }
}
