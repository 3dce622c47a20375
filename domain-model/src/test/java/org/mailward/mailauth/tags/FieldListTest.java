package org.mailward.mailauth.tags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldListTest {

    @ParameterizedTest(name = "[{index}] {0}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "none", textBlock = """
            v=X                 | []                 | 0    | RFC 8461 §3.1 the version alone
            v=X;                | []                 | 0    | a last semicolon
            v=X; a=1            | [a=1]              | 0    | one field
            "v=X 	;	 a=1 ; b=2 " | [a=1, b=2]       | 0    | blanks and tabs around semicolons
            v=X;a=1;            | [a=1]              | 0    | without blanks
            v=X; A=1; a=2       | [A=1, a=2]         | 0    | names keep their case
            v=X; a=b=c          | [a=b=c]            | 0    | the first equals sign parts
            v=X; a=             | [a=]               | 0    | an empty value
            v=X;;               | []                 | 1    | an empty field
            v=X;; a=1;; b=2     | [a=1, b=2]         | 1    | the same fault once
            v=X; a=1; a=2       | [a=1, a=2]         | 1    | a name twice
            v=X; a =1           | []                 | 1    | a blank in the name
            v=X; =1             | []                 | 1    | no name
            v=X; a              | []                 | 1    | no equals sign
            v=X; -a=1           | []                 | 1    | a name begins with letter or digit
            v=X; 0.b-c_d=1      | [0.b-c_d=1]        | 0    | all that a name may hold
            v=Xa                | none               | none | another version
            v=X,a=1             | none               | none | another mark after the version
            " v=X"              | none               | none | a blank in front
            V=X; a=1            | none               | none | the version keeps its case
            """)
    void reads_as_the_grammar_says(String text, String fields, Integer faults, String why) {
        Optional<FieldList> list = FieldList.read(text, "v=X");
        assertEquals(Optional.ofNullable(fields), list.map(each -> each.fields().stream().map(field -> field.name() + "=" + field.value()).toList().toString()), why);
        assertEquals(Optional.ofNullable(faults), list.map(each -> each.faults().size()), why);
    }

    @Test
    void the_first_of_a_name_counts() {
        FieldList list = FieldList.read("v=X; a=1; a=2", "v=X").orElseThrow();
        assertEquals(Optional.of("1"), list.value("a"));
        assertEquals(Optional.empty(), list.value("A"));
        assertEquals(List.of("The term 'a' appears more than once."), list.faults());
        assertEquals("a=1", list.fields().getFirst().text());
    }

    @Test
    void names_and_lists_have_limits() {
        assertTrue(FieldList.isName("a".repeat(32)));
        assertTrue(!FieldList.isName("a".repeat(33)) && !FieldList.isName("") && !FieldList.isName("ä") && !FieldList.isName("a:"));
        var text = new StringBuilder("v=X");
        for (int i = 0; i < FieldList.MOST_FIELDS; i++) {
            text.append(";n").append(i).append("=1");
        }
        assertEquals(List.of(), FieldList.read(text.toString(), "v=X").orElseThrow().faults());
        FieldList more = FieldList.read(text.append(";m=1;;").toString(), "v=X").orElseThrow();
        assertEquals(FieldList.MOST_FIELDS, more.fields().size());
        assertEquals(List.of("The record has more than 256 terms; the rest was not read."), more.faults());
    }

    @ParameterizedTest(name = "[{index}] {0} into {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a b c        | 9 | [a, b, c]
            "  a 	 b  " | 9 | [a, b]
            a b  c  d    | 3 | [a, b, c  d]
            "a b "       | 2 | [a, b]
            a            | 1 | [a]
            ""           | 3 | []
            "   "        | 3 | []
            """)
    void words_stand_between_blanks(String text, int most, String words) {
        assertEquals(words, Words.of(text, most).toString());
    }
}
