package org.mailward.mailauth.mtasts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.Meaning;

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
            version: STSv1/mode: enforce/mx: a.example/max_age: 31557600             | true  | §3.2 the longest max_age
            version: STSv1/mode: enforce/mx: a.example/max_age: 00000000001          | false | eleven digits
            version: STSv1/mode: enforce/mx: a.example/max_age: 0000000001           | true  | §3.2 ten digits
            version: STSv1/mode: enforce/mx: a.example/max_age: -1                   | false | a sign
            version: STSv1/mode: enforce/mx: a.example/max_age:                      | false | no number
            version: STSv1/mode: Enforce/mx: a.example/max_age: 1                    | false | §3.2 the mode keeps its case
            Version: STSv1/mode: enforce/mx: a.example/max_age: 1                    | false | §3.2 keys keep their case
            version : STSv1/mode: enforce/mx: a.example/max_age: 1                   | false | §3.2 the colon follows the key
            version: STSv1 /mode: enforce	/mx: a.example/max_age:	1                | true  | §3.2 blanks at the end and after the colon
            version: STSv1//mode: enforce/mx: a.example//max_age: 1                  | true  | empty lines are skipped
            version: STSv1/mode: enforce/mx: *./max_age: 1                           | false | a star and nothing
            version: STSv1/mode: enforce/mx: a_b.example/max_age: 1                  | false | RFC 5321: no underscore
            version: STSv1/mode: enforce/mx: bücher.example/max_age: 1               | false | §4.1 A-labels only
            version: STSv1/mode: enforce/mx: a.example./max_age: 1                   | false | no dot at the end
            version: STSv1/mode: enforce/mx: a..example/max_age: 1                   | false | an empty label
            version: STSv1/mode: none/mx: a.example/max_age: 1                       | true  | §3.2 mx may stay in none
            ''                                                                       | false | nothing
            """)
    void reads_as_the_grammar_says(String lines, boolean valid, String why) {
        assertEquals(valid, StsPolicy.read(lines.replace("/", "\r\n")).isValid(), why);
        assertEquals(valid, StsPolicy.read(lines.replace("/", "\n") + "\n").isValid(), why);
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            mode: enforce/mx: a.example/max_age: 1                          | The line 'version: STSv1' is missing.
            version: STSv1/mode: strict/mx: a.example/max_age: 1            | The line 'mode:' is missing or is none of enforce, testing and none.
            version: STSv1/mode: testing/mx: a.example/max_age: x           | The line 'max_age:' is missing or is not a number of seconds.
            version: STSv1/mode: testing/mx: a.example/max_age: 31557601    | 'max_age:' is more than 31557600 seconds.
            version: STSv1/mode: testing/mx: a b/max_age: 1                 | 'mx: a b' is no server name, with or without '*.' before it.
            version: STSv1/mode: testing/max_age: 1                         | No 'mx:' line names a mail server.
            version: STSv1/mode: none/max_age: 1/oops                       | The line 'oops' is not of the form name: value.
            """)
    void says_why_senders_take_a_policy_for_none(String lines, String fault) {
        assertEquals(List.of(fault), StsPolicy.read(lines.replace("/", "\n")).faults());
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

    @Test
    void one_star_and_letters_of_any_case_match_as_the_standard_says() {
        StsPolicy policy = StsPolicy.read("version: STSv1\nmode: enforce\nmx: *.example.org\nmx: a.test\nmx: gone.test\nmx: *.gone.org\nmx: gone.test\nmax_age: 1\n");
        assertFalse(policy.covers(DomainName.of("xexample.org")));
        assertFalse(policy.covers(DomainName.ROOT));
        assertFalse(policy.covers(DomainName.of("x.example.orgg")));
        assertTrue(policy.covers(DomainName.of("a.test")));
        assertEquals(List.of("gone.test", "*.gone.org"), policy.unused(List.of(DomainName.of("mx.example.org"), DomainName.of("a.test"), DomainName.ROOT)));
    }

    @Test
    void the_first_of_a_key_counts_and_the_others_are_named() {
        StsPolicy policy = StsPolicy.read("version: STSv1\nmode: testing\nmode: enforce\nmax_age: 5\nmax_age: 6\nmx: a.example\nmx: b.example\n");
        assertEquals(Optional.of(StsPolicy.Mode.TESTING), policy.mode());
        assertEquals(Optional.of(Duration.ofSeconds(5)), policy.maxAge());
        assertEquals(List.of("max_age", "mode"), policy.repeated());
        assertTrue(policy.isValid());
    }

    @Test
    void only_a_line_feed_ends_a_line() {
        assertFalse(StsPolicy.read("version: STSv1\rmode: enforce\rmx: a.example\rmax_age: 1\r").isValid());
    }

    @Test
    void no_more_lines_are_read_than_the_limit() {
        String head = "version: STSv1\nmode: enforce\nmax_age: 1\n";
        StsPolicy policy = StsPolicy.read(head + "mx: a.example\n".repeat(StsPolicy.MOST_LINES));
        assertEquals(StsPolicy.MOST_LINES - 3, policy.patterns().size());
    }

    @ParameterizedTest(name = "[{index}] {0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ENFORCE | mail.example.org,*.example.net | 604800
            TESTING | a.example                      | 0
            NONE    |                                | 31557600
            NONE    | a.example                      | 1
            """)
    void what_is_rendered_is_read_again(StsPolicy.Mode mode, String patterns, long seconds) {
        var terms = new StsPolicy.Terms(mode, patterns == null ? List.of() : List.of(patterns.split(",")), Duration.ofSeconds(seconds));
        assertEquals(Optional.of(terms), StsPolicy.read(terms.render()).terms());
        assertTrue(terms.render().startsWith("version: STSv1\r\nmode: " + mode.word() + "\r\n"));
    }

    @Test
    void terms_keep_the_standards_bounds() {
        assertThrows(IllegalArgumentException.class, () -> new StsPolicy.Terms(StsPolicy.Mode.ENFORCE, List.of(), Duration.ofDays(1)));
        assertThrows(IllegalArgumentException.class, () -> new StsPolicy.Terms(StsPolicy.Mode.ENFORCE, List.of("A.example"), Duration.ofDays(1)));
        assertThrows(IllegalArgumentException.class, () -> new StsPolicy.Terms(StsPolicy.Mode.ENFORCE, List.of("a b"), Duration.ofDays(1)));
        assertThrows(IllegalArgumentException.class, () -> new StsPolicy.Terms(StsPolicy.Mode.NONE, List.of(), Duration.ofSeconds(31_557_601)));
        assertThrows(IllegalArgumentException.class, () -> new StsPolicy.Terms(StsPolicy.Mode.NONE, List.of(), Duration.ofSeconds(-1)));
        assertThrows(IllegalArgumentException.class, () -> new StsPolicy.Terms(StsPolicy.Mode.NONE, List.of(), Duration.ofMillis(1500)));
        assertEquals(Optional.empty(), StsPolicy.read("version: STSv1").terms());
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            version: STSv1   | The version of the format.
            mode: enforce    | Senders that support this must not deliver without a safe connection to a listed server.
            mode: testing    | Senders report unsafe connections and deliver all the same.
            mode: none       | The domain takes its policy back.
            mode: strict     | No mode that senders know.
            mx: a.example    | This is one of the domain's mail servers.
            mx: *.A.example  | Every server whose name is one label before a.example counts as one of the domain's mail servers.
            mx: a b          | No name that a mail server can have.
            max_age: 604800  | Senders may remember the policy for 7 days.
            max_age: 86400   | Senders may remember the policy for 1 day.
            max_age: 86399   | Senders may remember the policy for 86399 seconds.
            max_age: 1       | Senders may remember the policy for 1 second.
            max_age: soon    | Not a number of seconds.
            other: x         | Senders ignore this line.
            nonsense         | Senders ignore this line.
            """)
    void each_line_is_said_in_words(String line, String words) {
        assertEquals(List.of(new Meaning(line, words)), StsPolicy.read(line + "\n").explain());
    }

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=STSv1; id=1; x.y-z_0=a:b   | 0 | RFC 8461 §3.1 an extension
            v=STSv1; id=1; x=            | 1 | an extension without a value
            v=STSv1; id=1; x=a b         | 1 | a blank in a value
            v=STSv1; id=1; x=a=b         | 1 | an equals sign in a value
            v=STSv1; ID=1                | 1 | the name keeps its case
            v=STSv1; id=1; id=2          | 1 | twice
            v=STSv1; id=12345678901234567890123456789012 | 0 | 32 letters and digits
            v=STSv1; id=ä                | 1 | letters of ASCII only
            """)
    void counts_the_faults_of_a_record(String text, int faults, String why) {
        assertEquals(faults, StsRecord.read(text).orElseThrow().faults().size(), why);
    }

    @Test
    void a_record_is_rendered_and_said_in_words() {
        StsRecord record = StsRecord.of("20261126T000000");
        assertEquals(Optional.of(record), StsRecord.read(record.render()));
        assertEquals("v=STSv1; id=20261126T000000", record.render());
        assertEquals("v=STSv1", StsRecord.read("v=STSv1; id=-").orElseThrow().render());
        assertThrows(IllegalArgumentException.class, () -> StsRecord.of("a-b"));
        assertThrows(IllegalArgumentException.class, () -> StsRecord.of(""));
        assertThrows(IllegalArgumentException.class, () -> StsRecord.of("1".repeat(33)));
        assertEquals(List.of(new Meaning("v=STSv1", "This domain has a policy for encrypted delivery (MTA-STS)."),
                new Meaning("id=1", "The policy's version; senders fetch the policy again when it changes."),
                new Meaning("x=2", "Senders ignore this term.")), StsRecord.read("v=STSv1; id=1; x=2").orElseThrow().explain());
    }
}
