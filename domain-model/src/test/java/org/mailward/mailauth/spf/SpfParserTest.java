package org.mailward.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfParserTest {

    @ParameterizedTest(name = "[{index}] {0} is {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1                                        | Valid  | §4.5 a version alone is a record
            v=spf1 -all                                   | Valid  | §5.1
            V=SPF1 +ALL                                   | Valid  | §4.5, §12 literals in any case
            v=spf10 -all                                  | NotSpf | §4.5 the version ends with a space or the text
            v=spf1; -all                                  | NotSpf | §4.5
            spf2.0/pra -all                               | NotSpf | §4.5
            v=spf1 a:mail.example.org/24//64 mx//48 -all  | Valid  | §5.3 both prefixes
            v=spf1 a/33 -all                              | Faulty | §5.3 prefix too long
            v=spf1 a//129 -all                            | Faulty | §5.3 prefix too long
            v=spf1 a/024 -all                             | Faulty | §5.3 no leading zero
            v=spf1 a: -all                                | Faulty | §5.3 a colon needs a name
            v=spf1 include -all                           | Faulty | §5.2 the name is needed
            v=spf1 include:localhost -all                 | Faulty | §7.1 a name needs a top label after a dot
            v=spf1 include:example.123 -all               | Faulty | §7.1 the top label is not all digits
            v=spf1 include:_spf.example.org. -all         | Valid  | §7.1 a trailing dot is allowed
            v=spf1 ip4:192.0.2.1/32 -all                  | Valid  | §5.6
            v=spf1 ip4:192.0.2.256 -all                   | Faulty | §5.6
            v=spf1 ip4:192.0.2 -all                       | Faulty | §5.6
            v=spf1 ip4:192.0.2.1/33 -all                  | Faulty | §5.6
            v=spf1 ip6:2001:db8::/32 -all                 | Valid  | §5.6
            v=spf1 ip6:::ffff:192.0.2.1 -all              | Valid  | §5.6 mapped address
            v=spf1 ip6:2001:db8::%1 -all                  | Faulty | §5.6 no zone index
            v=spf1 ip6:192.0.2.1 -all                     | Faulty | §5.6
            v=spf1 exists:%{ir}.%{v}._spf.%{d2} -all      | Valid  | §7.2 macros
            v=spf1 exists:%{c}.example.org -all           | Faulty | §7.2 c only in exp
            v=spf1 exists:%{d0}.example.org -all          | Faulty | §7.1 no zero
            v=spf1 exists:%(d).example.org -all           | Faulty | §7.1 a lone percent sign
            v=spf1 all:example.org                        | Faulty | §5.1 all takes nothing
            v=spf1 alll                                   | Faulty | §4.6.1 unknown mechanism
            v=spf1 redirect=_spf.example.org              | Valid  | §6.1
            v=spf1 redirect=a.example redirect=b.example  | Faulty | §6 at most once
            v=spf1 exp=a.example exp=b.example -all       | Faulty | §6 at most once
            v=spf1 moo=%{c} -all                          | Valid  | §6 unknown modifiers are ignored
            v=spf1 moo=%x -all                            | Faulty | §6 but must be macro strings
            v=spf1 ipv4:192.0.2.1 -all                    | Faulty | §4.6.1 a common slip
            """)
    void reads_as_the_grammar_says(String text, String expected, String why) {
        SpfReading reading = SpfParser.parse(text);
        assertEquals(expected, reading.getClass().getSimpleName(), () -> why + ": " + reading);
    }

    @Test
    void a_tab_does_not_separate_terms() {
        assertInstanceOf(SpfReading.Faulty.class, SpfParser.parse("v=spf1 a\tmx -all"));
    }

    @Test
    void octets_above_ascii_are_a_fault_and_not_a_crash() {
        assertInstanceOf(SpfReading.Faulty.class, SpfParser.parse("v=spf1 a:m\u00e4il.example.org -all"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            include:           | A domain name is needed here.
            include            | A domain name is needed here.
            include:localhost  | 'localhost' is not a full domain name.
            redirect=          | A domain name is needed here.
            redirect=localhost | 'localhost' is not a full domain name.
            a:localhost/24     | 'localhost/24' is not a full domain name.
            a/x                | '/x' is not a full domain name.
            mx/33              | A prefix is at most 32 bits for IPv4 and 128 for IPv6.
            ip4:192.0.2.1/33   | An IPv4 prefix is at most 32 bits.
            ip6:::/129         | An IPv6 prefix is at most 128 bits.
            ip4:               | After 'ip4:' an IPv4 address is needed, with or without a prefix of 0 to 32.
            ip6/64             | After 'ip6:' an IPv6 address is needed, with or without a prefix of 0 to 128.
            all:x              | 'all' takes no value.
            zz9                | There is no mechanism of this name.
            9z                 | This is neither a mechanism nor a modifier.
            -                  | This is neither a mechanism nor a modifier.
            moo=%              | The value is not a valid macro string.
            """)
    void says_what_is_wrong(String term, String why) {
        assertEquals(java.util.List.of("'" + term + "': " + why), assertInstanceOf(SpfReading.Faulty.class, SpfParser.parse("v=spf1 " + term)).faults());
    }

    @ParameterizedTest(name = "{0} has the prefixes {1} and {2}")
    @CsvSource({"a, 32, 128", "a/0, 0, 128", "a/32, 32, 128", "a//0, 32, 0", "a//128, 32, 128", "a/9//99, 9, 99", "a:x.test/10, 10, 128", "a:x/9.test//100, 32, 100", "A:x.test/24//64, 24, 64"})
    void prefixes_stand_at_the_end(String term, int prefix4, int prefix6) {
        var valid = assertInstanceOf(SpfReading.Valid.class, SpfParser.parse("v=spf1 " + term));
        Mechanism.A a = assertInstanceOf(Mechanism.A.class, valid.record().directives().getFirst().mechanism());
        assertEquals(prefix4, a.prefix4());
        assertEquals(prefix6, a.prefix6());
    }

    @Test
    void modifier_names_take_every_letter_digit_and_three_signs() {
        for (String name : new String[] {"a", "z", "A", "Z", "a0", "a9", "a-", "a_", "a."}) {
            assertInstanceOf(SpfReading.Valid.class, SpfParser.parse("v=spf1 " + name + "=x"), name);
        }
        for (String name : new String[] {"`", "{", "@", "[", "0", "9", "-", "_", ".", "a/", "a:", "a@"}) {
            assertInstanceOf(SpfReading.Faulty.class, SpfParser.parse("v=spf1 " + name + "=x"), name);
        }
    }

    @Test
    void goes_on_after_a_fault() {
        var faulty = assertInstanceOf(SpfReading.Faulty.class, SpfParser.parse("v=spf1 oops include:_spf.example.org wrong -all"));
        assertEquals(2, faulty.faults().size());
        assertEquals(2, faulty.record().directives().size());
    }

    @Test
    void a_hostile_record_is_read_in_no_time() {
        assertInstanceOf(SpfReading.Faulty.class, SpfParser.parse("v=spf1 a:" + ".a".repeat(30_000) + "! " + "a ".repeat(2_000)));
    }

    @Test
    void says_every_term_in_words() {
        var valid = assertInstanceOf(SpfReading.Valid.class, SpfParser.parse("v=spf1 mx include:_spf.example.org ~all ip4:192.0.2.1"));
        var words = valid.record().explain();
        assertEquals(5, words.size());
        assertTrue(words.get(2).meaning().contains("_spf.example.org"));
        assertTrue(words.get(4).meaning().startsWith("Never looked at"));
    }
}
