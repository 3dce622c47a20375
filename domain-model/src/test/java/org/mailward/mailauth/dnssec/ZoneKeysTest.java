package org.mailward.mailauth.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;

class ZoneKeysTest {

    private static final DomainName NAME = DomainName.of("example.org");

    private static World zone(RecordType type, String... texts) {
        World world = world().domain("example.org");
        for (String text : texts) {
            world.record("@", type, new RecordData.Presentation(text));
        }
        return world;
    }

    private static ZoneKeys.Key key(String text) {
        return ZoneKeys.of(NAME, zone(RecordType.DNSKEY, text)).keys().getFirst();
    }

    /// @param start the octets before the modulus
    private static String rsa(int modulusOctets, int first, int... start) {
        byte[] octets = new byte[start.length + modulusOctets];
        Arrays.fill(octets, (byte) 0xFF);
        for (int i = 0; i < start.length; i++) {
            octets[i] = (byte) start[i];
        }
        octets[start.length] = (byte) first;
        return Base64.getEncoder().encodeToString(octets);
    }

    @Test
    void measures_the_modulus_of_rsa_keys() {
        assertEquals(2048, key("257 3 8 " + rsa(256, 0xFF, 3, 1, 0, 1)).rsaBits(), "RFC 3110 §2");
        assertEquals(1024, key("256 3 5 " + rsa(128, 0x80, 1, 3)).rsaBits());
        assertEquals(1017, key("256 3 7 " + rsa(128, 0x01, 1, 3)).rsaBits());
        assertEquals(1016, key("256 3 10 " + rsa(128, 0, 1, 3)).rsaBits(), "a zero in front does not count");
        assertEquals(1024, key("256 3 8 " + rsa(128, 0xFF, 0, 0, 3, 1, 0, 1)).rsaBits(), "RFC 3110 §2 a length in two octets");
        assertEquals(1024, key("256 3 8 " + rsa(128, 0xFF, 3, 1, 0, 1).replaceAll("(.{40})", "$1 ")).rsaBits(), "base64 split by blanks");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource({"256 3 8 AwE=", "256 3 8 AAAA", "256 3 8 A", "256 3 8 AwEAAQ==", "256 3 8 AwEAAQAA", "256 3 13 AwEAAf///w==", "256 3 8 ===="})
    void an_unreadable_key_has_no_length(String text) {
        assertEquals(0, key(text).rsaBits());
    }

    @Test
    void reads_flags_and_algorithm() {
        ZoneKeys.Key key = key(" 257 3 13 dGVzdA== ");
        assertEquals(257, key.flags());
        assertEquals(13, key.algorithm());
    }

    @Test
    void reads_digests() {
        ZoneKeys zone = ZoneKeys.of(NAME, zone(RecordType.DS, "65535 8 1 abcd", "1 13 2 ab cd", "65536 8 1 ab", "1 8 256 ab", "1 256 1 ab", "x 8 1 ab", "1 8 1", "999999 8 1 ab"));
        assertEquals(List.of(new ZoneKeys.Digest(65535, 8, 1, "65535 8 1 abcd"), new ZoneKeys.Digest(1, 13, 2, "1 13 2 ab cd")), zone.digests());
        assertTrue(zone.digests().getFirst().isSha1());
        assertFalse(zone.digests().getLast().isSha1());
        assertFalse(zone.unknown());
    }

    @Test
    void what_is_no_key_is_left_out() {
        assertEquals(List.of(), ZoneKeys.of(NAME, zone(RecordType.DNSKEY, "257 3 13", "65536 3 13 AA==", "257 3 256 AA==", "oops")).keys());
    }

    @Test
    void silence_is_unknown() {
        assertTrue(ZoneKeys.of(NAME, world().domain("example.org").timeout("@", RecordType.DS)).unknown());
        assertTrue(ZoneKeys.of(NAME, world().domain("example.org").timeout("@", RecordType.DNSKEY)).unknown());
    }

    @Test
    void no_more_records_are_read_than_the_limit() {
        String[] texts = new String[ZoneKeys.MOST_RECORDS + 1];
        Arrays.fill(texts, "1 8 1 ab");
        assertEquals(ZoneKeys.MOST_RECORDS, ZoneKeys.of(NAME, zone(RecordType.DS, texts)).digests().size());
    }

    @ParameterizedTest(name = "[{index}] {0} is {1}")
    @CsvSource(textBlock = """
            1, RSA_MD5, true, true
            3, DSA, true, false
            5, RSA_SHA1, true, true
            6, DSA, true, false
            7, RSA_SHA1, true, true
            8, RSA_SHA256, false, true
            10, RSA_SHA512, false, true
            12, GOST, true, false
            13, ECDSA_P256, false, false
            14, ECDSA_P384, false, false
            15, ED25519, false, false
            16, ED448, false, false
            2, OTHER, false, false
            """)
    void knows_the_algorithms(int number, Algorithm algorithm, boolean retired, boolean rsa) {
        assertEquals(algorithm, Algorithm.of(number));
        assertEquals(retired, algorithm.isRetired(), "RFC 8624 §3.1");
        assertEquals(rsa, algorithm.isRsa());
        assertFalse(algorithm.title().isEmpty());
    }
}
