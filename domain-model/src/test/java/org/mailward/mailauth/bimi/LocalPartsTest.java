package org.mailward.mailauth.bimi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// draft-brand-indicators-for-message-identification-14 §4.5.
class LocalPartsTest {

    @ParameterizedTest(name = "[{index}] {0} → {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            news               | news          | as it is
            News               | news          | selectors know no case
            ZEBRA9             | zebra9        | the ends of the ranges
            azAZ09             | azaz09        | the ends of the ranges
            news+spring        | news          | without the subaddress
            a+b+c              | a             | from the first plus on
            news.letter        | news-letter   | a dot becomes a hyphen
            news_letter        | news-letter   | an underscore becomes a hyphen
            news._.letter      | news-letter   | a group becomes one hyphen
            news--letter       | news--letter  | hyphens of its own stay
            -news-             | news          | none at the ends
            .news_             | news          | none at the ends
            n                  | n             | one letter
            +spring            | none          | nothing is left
            ._-                | none          | nothing is left
            müller             | none          | another character
            a/b                | none          | the character before 0
            a:b                | none          | the character after 9
            a@b                | none          | the character before A
            a[b                | none          | the character after Z
            a`b                | none          | the character before a
            a{b                | none          | the character after z
            """)
    void a_local_part_becomes_a_selector(String localPart, String selector, String why) {
        assertEquals(Optional.ofNullable(selector), new LocalParts(List.of()).selector(localPart), why);
    }

    @Test
    void a_selector_is_one_label() {
        var all = new LocalParts(List.of());
        assertEquals(Optional.of("a".repeat(63)), all.selector("a".repeat(63)));
        assertEquals(Optional.empty(), all.selector("a".repeat(64)));
        assertEquals(Optional.of("a".repeat(63)), all.selector("." + "a".repeat(63) + "."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            brand-indicator-      | brand-indicator-x  | brand-indicator-x
            brand-indicator-      | Brand.Indicator.x  | brand-indicator-x
            Brand                 | brandy             | brandy
            brand                 | alice              | none
            brand                 | a-brand            | none
            """)
    void only_senders_with_a_prefix_have_their_own(String prefix, String localPart, String selector) {
        assertEquals(Optional.ofNullable(selector), new LocalParts(List.of("other", prefix)).selector(localPart));
    }

    @Test
    void prefixes_are_read_one_by_one() {
        var faults = new ArrayList<String>();
        assertEquals(new LocalParts(List.of()), LocalParts.read("", faults));
        assertEquals(new LocalParts(List.of("a", "b")), LocalParts.read("a , b", faults));
        assertEquals(new LocalParts(List.of("a".repeat(63))), LocalParts.read("a".repeat(63), faults));
        assertEquals(new LocalParts(List.of("AZ", "az", "09-")), LocalParts.read("AZ,az,09-", faults));
        assertEquals(List.of(), faults);
        assertEquals(new LocalParts(List.of("a")), LocalParts.read("a,,b c," + "a".repeat(64), faults));
        assertEquals(3, faults.size());
    }

    @Test
    void a_hundred_prefixes_are_read_and_no_more() {
        var faults = new ArrayList<String>();
        assertEquals(100, LocalParts.read(String.join(",", Collections.nCopies(100, "a")), faults).prefixes().size());
        assertEquals(List.of(), faults);
        assertEquals(100, LocalParts.read(String.join(",", Collections.nCopies(101, "a")), faults).prefixes().size());
        assertEquals(List.of("'lps=' has more than 100 prefixes; the rest was not read."), faults);
    }
}
