package org.mailward.mailauth.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 1035 §2.3.4, RFC 5890 §2.3.2.1.
class DomainNameTest {

    private static DomainName name(String text) {
        return DomainName.of(text);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            Example.ORG         | example.org         | example.org
            example.org.        | example.org         | example.org
            bücher.example      | xn--bcher-kva.example | bücher.example
            XN--BCHER-KVA.example | xn--bcher-kva.example | bücher.example
            _dmarc.a-b.0        | _dmarc.a-b.0        | _dmarc.a-b.0
            faß.de              | xn--fa-hia.de       | faß.de
            FAß.DE.             | xn--fa-hia.de       | faß.de
            FAẞ.de              | xn--fa-hia.de       | faß.de
            XN--FA-HIA.de       | xn--fa-hia.de       | faß.de
            straße.Bücher.example | xn--strae-oqa.xn--bcher-kva.example | straße.bücher.example
            weiß。example        | xn--wei-7ka.example | weiß.example
            ßß.ðß.example       | xn--zcaa.xn--zca7a.example | ßß.ðß.example
            ΝΊΚΟς.gr            | xn--kxawhkp.gr      | νίκος.gr
            νίκοσ.gr            | xn--kxawhku.gr      | νίκοσ.gr
            fass.de             | fass.de             | fass.de
            xn--hcab-.de        | xn--hcab-.de        | xn--hcab-.de
            xn--fa-hiaa.de      | xn--fa-hiaa.de      | faßß.de
            xn--u-qfa27n.de     | xn--u-qfa27n.de     | xn--u-qfa27n.de
            ~!.org              | ~!.org              | ~!.org
            """)
    void names_are_kept_as_they_go_on_the_wire(String text, String ascii, String shown) {
        assertEquals(ascii, name(text).ascii());
        assertEquals(shown, name(text).unicode());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a..b        | 'a..b' has an empty label: two dots follow each other, or it begins or ends with one
            .a          | '.a' has an empty label: two dots follow each other, or it begins or ends with one
            a..         | 'a.' has an empty label: two dots follow each other, or it begins or ends with one
            a b.org     | 'a b.org' holds a blank that no domain name has
            ` a.org`    | ' a.org' holds a blank that no domain name has
            """)
    void what_is_no_name_is_refused_with_the_reason(String text, String reason) {
        assertEquals(reason, assertThrows(IllegalArgumentException.class, () -> name(text)).getMessage());
    }

    @Test
    void a_name_that_cannot_be_converted_is_refused_with_the_character_or_the_length() {
        assertEquals("'b\u00fc\u2028cher.example' holds '\u2028' (U+2028), which no domain name can hold", refusal("b\u00fc\u2028cher.example"));
        assertEquals("A part of '" + "\u00fc".repeat(60) + ".example' has more than 63 octets when it is written for DNS", refusal("\u00fc".repeat(60) + ".example"));
        assertEquals("A part of '" + "\u00fc".repeat(506) + "' has more than 63 octets when it is written for DNS", refusal("\u00fc".repeat(506)));
        assertEquals("The name has 507 characters; a domain name has at most 253 octets", refusal("\u00fc".repeat(507)));
        assertEquals("The name has 5000 characters; a domain name has at most 253 octets", refusal("\u00fc".repeat(5_000)));
    }

    /// Characters that IDNA2003 takes for others, or for nothing, name another owner's domain by IDNA2008 (RFC 5892 §2.6).
    @Test
    void joiners_are_asked_for_in_their_form_for_dns() {
        assertEquals("'\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example' holds a joiner (U+200C), which is not seen; write that part as DNS has it, beginning with xn--", refusal("\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example"));
        assertEquals("'b\u200db.\u00df' holds a joiner (U+200D), which is not seen; write that part as DNS has it, beginning with xn--", refusal("b\u200db.\u00df"));
        // A label with a joiner is shown as DNS has it.
        assertEquals("xn--mgba3gch31f060k.example", name("xn--mgba3gch31f060k.example").unicode());
    }

    /// A label can hold numbers that are no characters by themselves.
    @Test
    void halves_of_characters_are_shown_as_dns_has_them() {
        for (String label : List.of("xn--zca9521i1rcc7e", "xn--", "xn---", "xn--a-", "xn--zca999999999999")) {
            assertEquals(label + ".example", name(label + ".example").unicode());
        }
    }

    @Test
    void a_label_with_a_sharp_s_is_refused_for_its_length_and_its_beginning() {
        assertEquals("xn--" + "a".repeat(54) + "-3ke", name("a".repeat(54) + "\u00df").ascii());
        assertEquals("A part of '" + "\u00df" + "a".repeat(60) + "' has more than 63 octets when it is written for DNS", refusal("\u00df" + "a".repeat(60)));
        assertEquals("'xn--\u00df.example' begins a part with xn--, which only the form for DNS has", refusal("xn--\u00df.example"));
        assertEquals("'\u00df\u2028.example' holds '\u2028' (U+2028), which no domain name can hold", refusal("\u00df\u2028.example"));
        assertEquals("'\u00df..example' has an empty label: two dots follow each other, or it begins or ends with one".replace("\u00df", "xn--zca"), refusal("\u00df..example"));
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> DomainName.of(text)).getMessage();
    }

    @Test
    void control_characters_and_capitals_are_refused_on_the_wire() {
        assertEquals("'a\u007f' holds a character that no domain name has", assertThrows(IllegalArgumentException.class, () -> new DomainName("a\u007f")).getMessage());
        assertEquals("'\u001f' holds a character that no domain name has", assertThrows(IllegalArgumentException.class, () -> new DomainName("\u001f")).getMessage());
        for (String capital : List.of("A", "Z", "aM")) {
            assertEquals("'" + capital + "' holds a capital letter that no domain name has", assertThrows(IllegalArgumentException.class, () -> new DomainName(capital)).getMessage());
        }
        assertEquals("@[", new DomainName("@[").ascii());
    }

    @Test
    void labels_have_63_octets_and_names_253() {
        String label = "a".repeat(63);
        assertEquals(label, name(label).ascii());
        assertEquals("The label '" + label + "a' has 64 octets; a label has at most 63", assertThrows(IllegalArgumentException.class, () -> name("x." + label + "a.org")).getMessage());
        String longest = (label + ".").repeat(3) + "b".repeat(61);
        assertEquals(253, name(longest).ascii().length());
        assertEquals("The name has 254 octets; a domain name has at most 253", assertThrows(IllegalArgumentException.class, () -> name(longest + "b")).getMessage());
    }

    @Test
    void a_name_knows_its_labels_and_its_parents() {
        assertEquals(List.of("a", "b", "c"), name("a.b.c").labels());
        assertEquals(List.of(), DomainName.ROOT.labels());
        assertEquals(Optional.of(name("b.c")), name("a.b.c").parent());
        assertEquals(Optional.of(DomainName.ROOT), name("c").parent());
        assertEquals(Optional.empty(), DomainName.ROOT.parent());
        assertEquals(name("x.y.a.b"), name("a.b").under("x.y"));
        assertEquals(name("x"), DomainName.ROOT.under("x"));
        assertEquals(new DomainName("xn--bcher-kva.a b"), new DomainName("a b").under("Bücher"));
        assertThrows(IllegalArgumentException.class, () -> name("a").under("b c"));
    }

    @Test
    void a_name_is_within_itself_its_parents_and_the_root() {
        assertTrue(name("a.example.org").isWithin(name("example.org")));
        assertTrue(name("example.org").isWithin(name("example.org")));
        assertTrue(name("example.org").isWithin(DomainName.ROOT));
        assertFalse(name("bad-example.org").isWithin(name("example.org")));
        assertFalse(name("org").isWithin(name("example.org")));
    }

    @Test
    void the_root_is_shown_as_a_dot_and_names_sort_by_their_letters() {
        assertEquals(".", DomainName.ROOT.toString());
        assertEquals("a.b", name("a.b").toString());
        assertTrue(name("a").compareTo(name("b")) < 0);
        assertEquals("a.b TXT", new Question(name("a.b"), RecordType.TXT).toString());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            .                   | 0
            org                 | 1
            example.org         | 2
            a.b.c.example.org   | 5
            """)
    void labels_are_counted_as_they_are_listed(String text, int count) {
        assertEquals(count, name(text).labelCount());
        assertEquals(count, name(text).labels().size());
    }

    @Test
    void what_lies_under_a_name_is_never_longer_than_a_name_may_be() {
        var longest = name(String.join(".", Collections.nCopies(3, "a".repeat(63))) + "." + "b".repeat(59));
        assertEquals("b.".length() + 251, longest.under("b").ascii().length());
        assertEquals("The name has 254 octets; a domain name has at most 253", assertThrows(IllegalArgumentException.class, () -> longest.under("bc")).getMessage());
        assertEquals(name("org"), name(".").under("org"));
    }

    @Test
    void a_label_has_at_most_63_octets_wherever_it_stands() {
        var most = "a".repeat(63);
        var more = "a".repeat(64);
        assertEquals(most + "." + most + ".org", name(most + "." + most + ".org").ascii());
        assertEquals("org." + most, name("org." + most).ascii());
        for (var text : List.of(more + ".org", "a." + more + ".org", "org." + more)) {
            assertEquals("The label '" + more + "' has 64 octets; a label has at most 63", refusal(text));
        }
    }

    @Test
    void names_that_read_alike_are_one_key() {
        assertEquals(name("example.org").hashCode(), name("EXAMPLE.org.").hashCode());
        assertFalse(name("example.org").hashCode() == name("example.com").hashCode());
    }

    @ParameterizedTest(name = "[{index}] {0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            example.org   | true
            a-b_c.1.x2    | true
            xn--fa-hia.de | true
            192.0.2.1     | false
            example.1     | false
            [192.0.2.1]   | false
            a(b).org      | false
            *.org         | false
            .             | false
            """)
    void a_host_has_a_name_of_letters_and_no_number_at_its_end(String text, boolean host) {
        assertEquals(host, name(text).isHost(), "RFC 1123 §2.1");
    }
}
