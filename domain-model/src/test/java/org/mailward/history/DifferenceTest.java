package org.mailward.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    private static String marked(Difference difference) {
        return difference.values().stream().map(value -> (value.mark() == Term.Mark.KEPT ? "" : value.mark() == Term.Mark.ADDED ? "++ " : "-- ")
                + value.terms().stream().map(term -> (term.mark() == Term.Mark.KEPT ? "" : term.mark() == Term.Mark.ADDED ? "+" : "-") + term.text()).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" / "));
    }

    private static List<String> values(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=none              | v=DMARC1; p=reject                | v=DMARC1 -p=none +p=reject
            v=DMARC1; p=none;             | v=DMARC1;p=none                   | v=DMARC1 p=none
            v=spf1 a mx -all              | v=spf1 a ip4:192.0.2.1 -all       | v=spf1 a -mx +ip4:192.0.2.1 -all
            v=spf1 a -all,token           | token,v=spf1 -all                 | v=spf1 -a -all / token
            v=spf1 a -all,x=1             | y=2,v=spf1 -all                   | v=spf1 -a -all / -- -x=1 / ++ +y=2
            10 a.test                     | 20 a.test                         | -10 +20 a.test
                                          | v=DMARC1; p=none                  | ++ +v=DMARC1 +p=none
            v=DMARC1; p=none              |                                   | -- -v=DMARC1 -p=none
            a b                           | a c b                             | a +c b
            """)
    void terms_are_marked(String before, String after, String expected) {
        assertEquals(expected, marked(Difference.between(values(before), values(after))));
    }

    @Test
    void documents_are_compared_by_their_lines() {
        assertEquals("version: STSv1 -mode: testing +mode: enforce",
                marked(Difference.between(List.of("version: STSv1\nmode: testing"), List.of("version: STSv1\nmode: enforce"))));
    }

    @Test
    void only_what_changed_is_shown_when_asked() {
        var difference = Difference.between(List.of("token", "v=spf1 a -all"), List.of("token", "v=spf1 -all"));
        assertEquals(2, difference.values().size());
        assertEquals(1, difference.changed().size());
        assertTrue(difference.values().getFirst().isChanged());
        assertFalse(difference.values().get(1).isChanged());
    }

    @Test
    void a_value_of_very_many_terms_is_not_compared_one_by_one() {
        String most = IntStream.range(0, Difference.MOST_TERMS).mapToObj(i -> "t" + i).collect(Collectors.joining(" "));
        var within = Difference.between(List.of(most), List.of(most.replace("t299", "u")));
        assertEquals(Difference.MOST_TERMS + 1, within.values().getFirst().terms().size());
        var beyond = Difference.between(List.of(most + " x"), List.of(most + " y"));
        assertEquals(2 * (Difference.MOST_TERMS + 1), beyond.values().getFirst().terms().size());
    }
}
