package org.mailward.mailauth.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
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
}
