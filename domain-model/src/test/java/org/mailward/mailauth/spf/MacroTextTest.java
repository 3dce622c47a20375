package org.mailward.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacroTextTest {

    private static String value(char letter) {
        return switch (letter) {
            case 's' -> "strong-bad@email.example.com";
            case 'l' -> "strong-bad";
            case 'o', 'd' -> "email.example.com";
            case 'i' -> "192.0.2.3";
            case 'v' -> "in-addr";
            case 'h' -> "a+b c~_\u00e9%";
            default -> "?";
        };
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            %{s}                              | strong-bad@email.example.com   | RFC 7208 §7.4
            %{o}                              | email.example.com              | RFC 7208 §7.4
            %{d4}                             | email.example.com              | RFC 7208 §7.4
            %{d3}                             | email.example.com              | RFC 7208 §7.4
            %{d2}                             | example.com                    | RFC 7208 §7.4
            %{d1}                             | com                            | RFC 7208 §7.4
            %{dr}                             | com.example.email              | RFC 7208 §7.4
            %{d2r}                            | example.email                  | RFC 7208 §7.4
            %{l}                              | strong-bad                     | RFC 7208 §7.4
            %{l-}                             | strong.bad                     | RFC 7208 §7.4
            %{lr}                             | strong-bad                     | RFC 7208 §7.4
            %{lr-}                            | bad.strong                     | RFC 7208 §7.4
            %{l1r-}                           | strong                         | RFC 7208 §7.4
            %{ir}.%{v}._spf.%{d2}             | 3.2.0.192.in-addr._spf.example.com | RFC 7208 §7.4
            %{lr-}.lp._spf.%{d2}              | bad.strong.lp._spf.example.com | RFC 7208 §7.4
            %{lr-}.lp.%{ir}.%{v}._spf.%{d2}   | bad.strong.lp.3.2.0.192.in-addr._spf.example.com | RFC 7208 §7.4
            %{d2}.trusted-domains.example.net | example.com.trusted-domains.example.net | RFC 7208 §7.4
            %{D2R}                            | example.email                  | §7.1 R in any case
            %{d02}                            | example.com                    | §7.1 digits
            %{d128}                           | email.example.com              | §7.1 at least 128
            %{d99999999999999999999}          | email.example.com              | a number larger than any
            %{i1}x%{i4}                       | 3x192.0.2.3                    | §7.1
            %{s2-@}                           | -                              | @ is no delimiter
            %{H}                              | a%2Bb%20c~_%C3%A9%25           | §7.3 escaped
            a%%b%_c%-d                        | a%b c%20d                      | §7.1
            plain                             | plain                          | nothing to put in
            """)
    void puts_in_what_macros_stand_for(String text, String expanded, String why) {
        assertEquals(!expanded.equals("-"), MacroText.isValid(text, MacroText.EVERYWHERE, false), why);
        if (!expanded.equals("-")) {
            assertEquals(Optional.of(expanded), MacroText.expand(text, 1_000, MacroTextTest::value), why);
        }
    }

    @ParameterizedTest(name = "{0}: {1} in names, {2} in texts")
    @CsvSource(delimiter = '|', textBlock = """
            %{d}    | true  | true
            %{c}    | false | true
            %{r}    | false | true
            %{t}    | false | true
            %{T}    | false | true
            %{x}    | false | false
            %{d0}   | false | false
            %{d00}  | false | false
            %{d10}  | true  | true
            %{dr1}  | false | false
            %{d1rr} | false | false
            %{dr.-+,/_=} | true | true
            %{d;}   | false | false
            %{d     | false | false
            %{d1    | false | false
            %{dr    | false | false
            %{d.    | false | false
            %{      | false | false
            %{}     | false | false
            %       | false | false
            %a      | false | false
            a%      | false | false
            %(d)    | false | false
            %%      | true  | true
            %_      | true  | true
            %-      | true  | true
            a b     | false | true
            !$&~    | true  | true
            """)
    void reads_as_the_grammar_says(String text, boolean inNames, boolean inTexts) {
        assertEquals(inNames, MacroText.isValid(text, MacroText.IN_NAMES, false));
        assertEquals(inTexts, MacroText.isValid(text, MacroText.EVERYWHERE, true));
    }

    @Test
    void control_characters_and_octets_above_ascii_are_refused() {
        for (String text : new String[] {"\u007f", "\u00e9", "\t", "\n", "a\u0000"}) {
            assertFalse(MacroText.isValid(text, MacroText.EVERYWHERE, true));
        }
        assertTrue(MacroText.isValid("", MacroText.EVERYWHERE, true));
    }

    @Test
    void knows_whether_a_text_ends_with_a_macro() {
        for (String text : new String[] {"%{d}", "a.%{d}", "%{i}.%{d2r}", "a%%", "a%_", "%%%-"}) {
            assertTrue(MacroText.endsWithMacro(text, MacroText.IN_NAMES), text);
        }
        for (String text : new String[] {"", "a", "%{d}.a", "%{d}.", "%%a", "%{x}"}) {
            assertFalse(MacroText.endsWithMacro(text, MacroText.IN_NAMES), text);
        }
    }

    @Test
    void a_result_is_not_longer_than_wanted() {
        assertEquals(Optional.of("12345"), MacroText.expand("12345", 5, MacroTextTest::value));
        assertEquals(Optional.empty(), MacroText.expand("123456", 5, MacroTextTest::value));
        assertEquals(Optional.of("%2345"), MacroText.expand("%%2345", 5, MacroTextTest::value));
        assertEquals(Optional.empty(), MacroText.expand("%%23456", 5, MacroTextTest::value));
        assertEquals(Optional.of("192.0.2.3"), MacroText.expand("%{i}", 9, MacroTextTest::value));
        assertEquals(Optional.empty(), MacroText.expand("%{i}", 8, MacroTextTest::value));
        assertEquals(Optional.empty(), MacroText.expand("%{i}%%", 9, MacroTextTest::value));
    }
}
