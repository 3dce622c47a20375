package org.mailward.mailauth.bimi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.bimi.BimiRecord.Avatar;
import org.mailward.mailauth.tags.Meaning;

class BimiRecordTest {

    private static final URI LOGO = URI.create("https://example.org/logo.svg");
    private static final URI EVIDENCE = URI.create("https://example.org/vmc.pem");

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/vmc.pem |                                             | both §4.3
            v=BIMI1; l=https://example.org/logo.svg; a=; avp=brand                 |                                             | no certificate §4.3
            v=BIMI1; l=https://example.org/logo.SVGZ; avp=personal                 |                                             | packed §4.3.2
            v=BIMI1; l=https://example.org./logo.svg                               |                                             | a full name may end with a dot §4.3
            v=BIMI1; l=; a=;                                                       |                                             | declined §4.3.1
            v=BIMI1; l=;                                                           |                                             | a missing a= is an empty one §4.3
            v=BIMI1; l=; a=; lps=brand-indicators-;                                |                                             | declined for all others §4.3.1
            v=BIMI1; l=https://example.org/l.svg; colour=red                       |                                             | unknown tags are ignored §4.3
            v=BIMI1; a=https://example.org/vmc.pem                                 | 'l=', the address of the logo, is missing.  | l is needed §4.3
            v=BIMI1; l=; a=https://example.org/vmc.pem                             | 'a=' names a certificate, but 'l=' names no logo. | nothing to vouch for §7.3
            v=BIMI1; l=http://example.org/logo.svg                                 | 'l=http://example.org/logo.svg' is not one address that begins with https:// and a full host name. | plain http §4.3
            v=BIMI1; l=https:/logo.svg                                             | 'l=https:/logo.svg' is not one address that begins with https:// and a full host name. | no host §4.3
            v=BIMI1; l=https://localhost/logo.svg                                  | 'l=https://localhost/logo.svg' is not one address that begins with https:// and a full host name. | no full name §4.3
            v=BIMI1; l=https://192.0.2.1/logo.svg                                  | 'l=https://192.0.2.1/logo.svg' is not one address that begins with https:// and a full host name. | a number is no name §4.3
            v=BIMI1; l=https://.org/logo.svg                                       | 'l=https://.org/logo.svg' is not one address that begins with https:// and a full host name. | an empty label §4.3
            v=BIMI1; l=https://example.org/a,b.svg                                 | 'l=https://example.org/a,b.svg' is not one address that begins with https:// and a full host name. | commas are encoded §4.3
            v=BIMI1; l=https://example.org/a b.svg                                 | 'l=https://example.org/a b.svg' is not one address that begins with https:// and a full host name. | no URI §4.3
            v=BIMI1; l=https://example.org/logo.png                                | 'l=https://example.org/logo.png' does not lead to an SVG file. | not SVG §4.3.2
            v=BIMI1; l=https://example.org                                         | 'l=https://example.org' does not lead to an SVG file. | no file §4.3.2
            v=BIMI1; l=https://example.org/l.svg; avp=Brand                        | 'avp=Brand' is neither 'brand' nor 'personal'. | the words are case-sensitive §4.3
            v=BIMI1; l=https://example.org/l.svg; lps=a_b,c                        | 'a_b' in 'lps=' is not 1 to 63 letters, digits and hyphens. | letters, digits, hyphens §4.3
            """)
    void reads_as_the_draft_says(String text, String fault, String why) {
        assertEquals(fault == null ? List.of() : List.of(fault), BimiRecord.read(text).orElseThrow().faults(), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=BIMI2; l=", "V=BIMI1 l=", "v=bimi1; l=", "l=; v=BIMI1", "", "BIMI1"})
    void what_does_not_begin_with_the_version_is_no_record(String text) {
        assertEquals(Optional.empty(), BimiRecord.read(text));
    }

    @Test
    void the_parts_are_read() {
        BimiRecord record = BimiRecord.read("v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/vmc.pem; lps=news, offers ; avp=personal").orElseThrow();
        assertEquals(Optional.of(LOGO), record.logo());
        assertEquals(Optional.of(EVIDENCE), record.evidence());
        assertEquals(Avatar.PERSONAL, record.avatar());
        assertEquals(Optional.of(new LocalParts(List.of("news", "offers"))), record.localParts());
        assertEquals(false, record.declined());
    }

    @Test
    void without_the_tags_the_defaults_hold() {
        BimiRecord record = BimiRecord.read("v=BIMI1; l=https://example.org/logo.svg").orElseThrow();
        assertEquals(Avatar.BRAND, record.avatar());
        assertEquals(Optional.empty(), record.evidence());
        assertEquals(Optional.empty(), record.localParts());
        assertEquals(Avatar.BRAND, BimiRecord.read("v=BIMI1; l=; avp=nobody").orElseThrow().avatar());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=BIMI1; l=; a=;                                       | true
            v=BIMI1; l=                                            | true
            v=BIMI1; l=; a=https://example.org/v.pem               | false
            v=BIMI1; l=https://example.org/l.svg; a=               | false
            v=BIMI1; a=                                            | false
            v=BIMI1; l=http://example.org/l.svg                    | false
            """)
    void only_two_empty_addresses_decline(String text, boolean declined) {
        assertEquals(declined, BimiRecord.read(text).orElseThrow().declined());
    }

    @Test
    void what_is_written_reads_the_same() {
        for (Optional<URI> logo : List.of(Optional.of(LOGO), Optional.<URI>empty())) {
            for (Optional<URI> evidence : logo.isPresent() ? List.of(Optional.of(EVIDENCE), Optional.<URI>empty()) : List.of(Optional.<URI>empty())) {
                for (Avatar avatar : Avatar.values()) {
                    for (Optional<LocalParts> parts : List.of(Optional.<LocalParts>empty(), Optional.of(new LocalParts(List.of())), Optional.of(new LocalParts(List.of("a", "b-c"))))) {
                        BimiRecord record = BimiRecord.of(logo, evidence, avatar, parts);
                        assertEquals(Optional.of(record), BimiRecord.read(record.render()));
                        assertEquals(record.text(), record.render());
                        assertEquals(List.of(logo, evidence, avatar, parts), List.of(record.logo(), record.evidence(), record.avatar(), record.localParts()));
                    }
                }
            }
        }
    }

    @Test
    void is_written_in_its_shortest_usual_form() {
        assertEquals("v=BIMI1; l=; a=;", BimiRecord.declining().render());
        assertTrue(BimiRecord.declining().declined());
        assertEquals("v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/vmc.pem; lps=x,y; avp=personal;",
                BimiRecord.of(Optional.of(LOGO), Optional.of(EVIDENCE), Avatar.PERSONAL, Optional.of(new LocalParts(List.of("x", "y")))).render());
        assertEquals("v=BIMI1; l=https://example.org/logo.svg; a=;", BimiRecord.read("v=BIMI1;l=https://example.org/logo.svg;x=y;avp=brand").orElseThrow().render());
    }

    @Test
    void a_record_with_a_fault_cannot_be_made() {
        assertThrows(IllegalArgumentException.class, () -> BimiRecord.of(Optional.of(URI.create("http://example.org/l.svg")), Optional.empty(), Avatar.BRAND, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> BimiRecord.of(Optional.empty(), Optional.of(EVIDENCE), Avatar.BRAND, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=BIMI1; l=; a=                                | l= | Empty: the domain does not want a logo shown.
            v=BIMI1; l=; a=https://example.org/v.pem       | l= | Empty: there is no logo.
            v=BIMI1; l=https://example.org/l.svg           | l=https://example.org/l.svg | Where the logo is.
            v=BIMI1; l=https://example.org/l.svg; a=       | a= | No certificate for the logo; most mailboxes then do not show it.
            v=BIMI1; l=; a=https://example.org/v.pem       | a=https://example.org/v.pem | Where the certificate is that says whose logo it is.
            v=BIMI1; l=; avp=brand                         | avp=brand | Mailboxes should show the logo even where the sender has a picture of their own.
            v=BIMI1; l=; avp=personal                      | avp=personal | Mailboxes should show the sender's own picture where there is one, else the logo.
            v=BIMI1; l=; lps=                              | lps= | Every sender may have a logo record of its own, named after what stands before the @ of its address.
            v=BIMI1; l=; lps=a,b                           | lps=a,b | Senders whose address begins with 'a' or 'b' may have a logo record of their own.
            v=BIMI1; l=; x=y                               | x=y | Receivers ignore this tag.
            v=BIMI1; l=                                    | v=BIMI1 | This domain names a logo for mailboxes to show (BIMI).
            """)
    void each_tag_has_words(String text, String tag, String words) {
        List<Meaning> meanings = BimiRecord.read(text).orElseThrow().explain();
        assertTrue(meanings.contains(new Meaning(tag, words)), meanings::toString);
    }
}
