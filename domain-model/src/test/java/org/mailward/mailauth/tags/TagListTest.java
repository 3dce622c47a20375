package org.mailward.mailauth.tags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 6376 §3.2.
class TagListTest {

    @Test
    void terms_are_read_in_order_with_blanks_removed() {
        TagList list = TagList.read(" A_1 = x y ;b=;\tC9==z= ;");
        assertEquals(List.of(new Tag("a_1", "x y", "A_1 = x y"), new Tag("b", "", "b="), new Tag("c9", "=z=", "C9==z=")), list.tags());
        assertEquals(List.of(), list.faults());
        assertEquals(Optional.of("x y"), list.value("a_1"));
        assertEquals(Optional.of(list.tags().get(1)), list.tag("b"));
        assertEquals(Optional.empty(), list.tag("z"));
        assertEquals(Optional.empty(), list.value("A_1"));
        assertFalse(list.hasDuplicates());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a=1;;b=2    | There is an empty term between two semicolons.
            ;a=1        | There is an empty term between two semicolons.
            a=1; ;b=2   | There is an empty term between two semicolons.
            a=1;b       | 'b' is not of the form name=value.
            a=1;=2      | '=2' is not of the form name=value.
            a=1; =2     | '=2' is not of the form name=value.
            a=1;b-c=2   | 'b-c=2' is not of the form name=value.
            a=1;b c=2   | 'b c=2' is not of the form name=value.
            a=1;é=2     | '?=2' is not of the form name=value.
            a=1;A=2     | The tag 'a' appears more than once.
            """)
    void what_is_no_tag_is_a_fault(String text, String fault) {
        assertEquals(List.of(fault), TagList.read(text).faults());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a=1     | a
            z=1     | z
            A=1     | a
            Z=1     | z
            0=1     | 0
            9=1     | 9
            _=1     | _
            """)
    void names_hold_letters_digits_and_underscores(String text, String name) {
        assertEquals(name, TagList.read(text).tags().getFirst().name());
    }

    @ParameterizedTest
    @CsvSource({"@=1", "[=1", "/=1", ":=1", "`=1", "{=1", "^=1"})
    void and_nothing_beside_them(String text) {
        assertEquals(List.of(), TagList.read(text).tags());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            v=X1; a=b       | true
            ` v = X1 ;a=b`  | true
            V=X1            | true
            v=x1; a=b       | false
            v=X12; a=b      | false
            a=b; v=X1       | false
            junk; v=X1      | false
            ;v=X1           | false
            ``              | false
            junk            | false
            """)
    void the_version_comes_first(String text, boolean expected) {
        assertEquals(expected, TagList.read(text).beginsWithVersion("X1"));
    }

    @Test
    void an_exact_list_keeps_the_case_of_names() {
        TagList list = TagList.exact("p=1;P=2;;c_9=3");
        assertEquals(List.of("p", "P", "c_9"), list.tags().stream().map(Tag::name).toList());
        assertEquals(Optional.of("2"), list.value("P"));
        assertFalse(list.hasDuplicates());
        assertTrue(list.hasEmptyTerm());
        assertEquals(List.of(), list.breaches());
        assertTrue(TagList.exact("p=1;p=2").hasDuplicates());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            p=1;hello   | 'hello' is not of the form name=value.
            p=1;=x      | '=x' is not of the form name=value.
            p=1;;9=x    | '9=x' is not of the form name=value.
            p=1;_a=x    | '_a=x' is not of the form name=value.
            p=1;p=1     | The tag 'p' appears more than once.
            """)
    void an_exact_list_is_broken_by_what_is_no_tag(String text, String breach) {
        assertEquals(List.of(breach), TagList.exact(text).breaches());
    }

    @Test
    void an_empty_text_has_no_tag_and_no_fault() {
        assertEquals(new TagList("", List.of(), List.of()), TagList.read(""));
        assertEquals(List.of(), TagList.read(" ").faults());
    }

    @Test
    void of_several_tags_of_one_name_the_first_counts() {
        TagList list = TagList.read("p=1;p=2");
        assertEquals(Optional.of("1"), list.value("p"));
        assertEquals(2, list.tags().size());
        assertTrue(list.hasDuplicates());
    }

    @Test
    void no_more_terms_are_read_than_the_limit() {
        String full = "a=b;".repeat(TagList.MOST_TERMS - 1) + "z=1";
        assertEquals(TagList.MOST_TERMS, TagList.read(full).tags().size());
        TagList more = TagList.read(full + ";y=1");
        assertEquals(TagList.MOST_TERMS, more.tags().size());
        assertEquals("The record has more than 256 terms; the rest was not read.", more.faults().getLast());
    }

    @Test
    void a_value_is_compared_without_its_case() {
        Tag tag = TagList.read("p=Reject").tags().getFirst();
        assertTrue(tag.is("reject"));
        assertFalse(tag.is("rejec"));
    }

    @Test
    void foreign_text_is_made_fit_to_be_shown() {
        assertEquals("a?b?c~? ", Shown.of("a\u0000b\u007fc~\u00e9 "));
        String longest = "x".repeat(Shown.LONGEST);
        assertEquals(longest, Shown.of(longest));
        assertEquals(longest + "…", Shown.of(longest + "y"));
    }
}
