package org.mailward.mailauth.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimKeyRecordTest {

    private static DkimKeyRecord key(String text) {
        return assertInstanceOf(DkimReading.Key.class, DkimKeyRecord.read(text)).record();
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 768, 1024, 1536, 2048, 4096})
    void measures_rsa_keys_in_both_wrappings(int bits) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        var wrapped = new PublicKey.Rsa(modulus, BigInteger.valueOf(65_537), PublicKey.Wrapping.INFO);
        assertEquals(wrapped, key("v=DKIM1; k=rsa; p=" + Keys.rsa(bits)).key());
        assertEquals(bits, wrapped.bits());
        assertEquals(Keys.rsa(bits), wrapped.wrapped());
        assertEquals(new PublicKey.Rsa(modulus, BigInteger.valueOf(65_537), PublicKey.Wrapping.BARE), key("p=" + Keys.bareRsa(bits)).key());
    }

    @ParameterizedTest(name = "[{index}] {0} is {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DKIM1; p=                                                          | Revoked     | RFC 6376 §3.6.1
            v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=   | Ed25519     | RFC 8463 §4.2
            v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg==                       | Unreadable  | RFC 8463 §4.2 32 octets
            v=DKIM1; k=dsa; p=AAAA                                               | UnknownType | RFC 6376 §3.6.1
            v=DKIM1; p=AAAA                                                      | Unreadable  | no DER
            v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQ                        | Unreadable  | cut off
            v=DKIM1; p=%%%                                                       | Unreadable  | no base64
            """)
    void reads_every_kind_of_key(String text, String expected, String why) {
        assertEquals(expected, key(text).key().getClass().getSimpleName(), why);
    }

    @Test
    void blanks_inside_the_key_do_not_matter() {
        String key = Keys.rsa(1024);
        assertEquals(key("p=" + key).key(), key("v=DKIM1; p=" + key.substring(0, 40) + " \t " + key.substring(40)).key());
    }

    @Test
    void tells_other_texts_and_broken_records_apart() {
        assertInstanceOf(DkimReading.NotDkim.class, DkimKeyRecord.read("v=spf1 -all"));
        assertInstanceOf(DkimReading.Faulty.class, DkimKeyRecord.read("v=DKIM1; k=rsa"));
        assertInstanceOf(DkimReading.Faulty.class, DkimKeyRecord.read("p=; v=DKIM1"));
        assertInstanceOf(DkimReading.Faulty.class, DkimKeyRecord.read("v=DKIM2; p="));
        assertInstanceOf(DkimReading.Faulty.class, DkimKeyRecord.read("v=DKIM1; p=; p="));
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DKIM1; k=rsa; hello; p=  | 'hello' is not of the form name=value.      | RFC 6376 §6.1.2 key syntax error
            v=DKIM1; k=rsa; =x; p=     | '=x' is not of the form name=value.         | RFC 6376 §3.2 a tag has a name
            v=DKIM1; 1x=x; p=          | '1x=x' is not of the form name=value.       | RFC 6376 §3.2 a name begins with a letter
            v=DKIM1; k=rsa; P=AAAA     | The key itself is missing: there is no 'p=' tag. | RFC 6376 §3.2 the case of a name counts
            V=DKIM1; v=DKIM1; p=       | 'v=' must come first and say exactly DKIM1. | RFC 6376 §3.6.1
            """)
    void a_record_that_breaks_the_format_is_no_key(String text, String why, String section) {
        assertEquals(new DkimReading.Faulty(why), DkimKeyRecord.read(text), section);
    }

    @Test
    void a_tag_with_a_capital_letter_is_another_tag() {
        DkimKeyRecord record = key("v=DKIM1; t=s; T=y; p=");
        assertTrue(record.strict() && !record.testing());
        assertEquals(List.of("The tag 'T' of the key record is not 't', because the case of its name counts; receivers ignore it."), record.oddities());
        assertEquals("Receivers ignore this tag, because the case of its name counts: it is not 't'.", record.explain().get(2).meaning());
        assertEquals("v=DKIM1; T=y; p=", record.without("t"));
        assertInstanceOf(PublicKey.Unreadable.class, key("V=DKIM1; K=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=").key(), "an unknown tag leaves the kind at rsa");
        assertInstanceOf(DkimReading.NotDkim.class, DkimKeyRecord.read("V=DKIM1; P="));
    }

    @Test
    void an_empty_term_is_told_and_leaves_the_key_as_it_is() {
        DkimKeyRecord record = key("v=DKIM1;; p=");
        assertEquals(List.of("The key record has an empty term between two semicolons; some receivers cannot read it."), record.oddities());
        assertEquals(new org.mailward.mailauth.tags.Meaning(";;", "An empty term between two semicolons, over which some receivers stumble."), record.explain().getLast());
        assertEquals(List.of(), key("v=DKIM1; p=; x=1;").oddities());
    }

    @Test
    void reads_flags_hashes_and_services() {
        var record = key("v=DKIM1; h=sha1; s=tlsrpt; t=y:s; p=" + Keys.rsa(1024));
        assertTrue(record.testing() && record.strict() && record.allowsOnlySha1());
        assertFalse(record.isForMail());
        assertTrue(key("p=").isForMail());
    }

    @Test
    void the_list_of_selectors_is_there_and_has_no_doubles() {
        assertTrue(CommonSelectors.all().size() >= 40);
        assertEquals(CommonSelectors.all().size(), CommonSelectors.all().stream().distinct().count());
    }

    @Test
    void a_rendered_key_reads_as_the_same_key() {
        for (String text : new String[] {"v=DKIM1; k=rsa; p=" + Keys.rsa(2048), "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", "v=DKIM1; p="}) {
            DkimKeyRecord record = key(text);
            assertEquals(text, DkimKeyRecord.render(record.key()));
            assertEquals(record, key(DkimKeyRecord.render(record.key())));
        }
        assertThrows(IllegalArgumentException.class, () -> DkimKeyRecord.render(new PublicKey.Unreadable("It is broken.")));
        assertThrows(IllegalArgumentException.class, () -> DkimKeyRecord.render(new PublicKey.UnknownType("dsa")));
    }

    @Test
    void a_key_of_any_size_is_wrapped_as_java_does_it() {
        for (int bits = 896; bits <= 2_104; bits += 8) {
            assertEquals(Keys.rsa(bits), ((PublicKey.Rsa) key("p=" + Keys.rsa(bits)).key()).wrapped());
        }
    }

    @Test
    void tags_are_changed_and_left_out_without_touching_the_others() {
        DkimKeyRecord record = key("v=DKIM1;  n=a b ;t=y;p=");
        assertEquals("v=DKIM1; n=a b; t=s; p=", record.with("t", "s"));
        assertEquals("v=DKIM1; n=a b; t=y; p=; h=sha256", record.with("h", "sha256"));
        assertEquals("v=DKIM1; n=a b; p=", record.without("t"));
        assertEquals("v=DKIM1; n=a b; t=y; p=", record.without("x"));
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            v=DKIM1; p="MIGf"                      | The value holds quotation marks or backslashes, which belong around the strings of a zone file and not inside the key.
            v=DKIM1; p=MIG\\ f                     | The value holds quotation marks or backslashes, which belong around the strings of a zone file and not inside the key.
            v=DKIM1; p=-----BEGIN PUBLIC KEY-----A | The value holds the first or last line of a key file, which is no part of the key.
            v=DKIM1; p=A                           | The value is not valid base64; a part may be missing.
            v=DKIM1; k=ed25519; p=AAAA             | An Ed25519 key has 32 octets, this one has 3.
            v=DKIM1; p=AAAA                        | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MAA=                        | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MAYCAQACAQM=                | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MAYCAf8CAQM=                | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MAcCAQUCAQMA                | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MAYCAQUCAQMA                | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MAMCAQU=                    | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MAUCAQUCAA==                | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MAUCAAIBAw==                | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MIACAQUCAQM=                | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MIQAAAAGAgEFAgED            | The value is not an RSA public key; a part may be missing.
            v=DKIM1; p=MIE=                        | The value is not an RSA public key; a part may be missing.
            """)
    void tells_why_a_key_is_unreadable(String text, String why) {
        assertEquals(new PublicKey.Unreadable(why), key(text).key());
    }

    @Test
    void the_smallest_and_the_longest_value_have_bounds() {
        assertEquals(new PublicKey.Rsa(BigInteger.valueOf(5), BigInteger.valueOf(3), PublicKey.Wrapping.BARE), key("v=DKIM1; p=MAYCAQUCAQM=").key());
        assertEquals(new PublicKey.Rsa(BigInteger.valueOf(5), BigInteger.valueOf(3), PublicKey.Wrapping.BARE), key("v=DKIM1; p=MIEGAgEFAgED").key());
        assertEquals("The value is not an RSA public key; a part may be missing.", ((PublicKey.Unreadable) key("p=" + "A".repeat(8_192)).key()).why());
        assertEquals("The value is longer than any key in use.", ((PublicKey.Unreadable) key("p=" + "A".repeat(8_196)).key()).why());
    }

    @Test
    void each_tag_is_told_in_words() {
        assertEquals(List.of("This is a DKIM key.", "The kind of key: rsa.", "The public key, RSA with 1024 bits.", "Only these ways to make a fingerprint are allowed: sha1, sha256.", "The key is not for mail.",
                        "The key is being tried out: receivers treat its signatures as if they were not there. Signatures must name exactly this domain, not a name below it.", "A note for people.", "An old tag that receivers ignore.", "Receivers ignore this tag."),
                key("v=DKIM1; k=rsa; p=" + Keys.rsa(1024) + "; h=sha256:sha1; s=x; t=y:s; n=a; g=*; z=1").explain().stream().map(org.mailward.mailauth.tags.Meaning::meaning).toList());
        assertEquals(List.of("Empty: this key was withdrawn, and no signature made with it counts.", "The key is for mail.", "No flag that receivers know."),
                key("p=; s=email; t=q").explain().stream().map(org.mailward.mailauth.tags.Meaning::meaning).toList());
        assertEquals("Signatures must name exactly this domain, not a name below it.", key("p=; t=s").explain().getLast().meaning());
        assertEquals("The public key, Ed25519.", key("k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=").explain().getLast().meaning());
        assertEquals("A key of the kind 'dsa', which receivers need not know.", key("k=dsa; p=AAAA").explain().getLast().meaning());
        assertEquals("This is no usable key. The value is not valid base64; a part may be missing.", key("p=A").explain().getLast().meaning());
    }
}
