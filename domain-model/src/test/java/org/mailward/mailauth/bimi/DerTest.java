package org.mailward.mailauth.bimi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {

    private static Optional<Der> der(String hex) {
        return Der.of(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({"0400, ''", "040161, a", "04026162, ab", "0481026162, ab", "048200026162, ab", "04830000026162, ab", "04016162, a"})
    void the_length_may_be_short_or_long(String hex, String text) {
        assertEquals(text, der(hex).orElseThrow().text());
        assertEquals(Der.OCTET_STRING, der(hex).orElseThrow().tag());
        assertEquals(text, new String(der(hex).orElseThrow().contents()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "04", "0401", "04026a", "0480", "0484000000016a", "0481", "048102", "04810261", "048200", "1F0161", "3F0161", "0483FFFFFF"})
    void what_is_not_whole_is_nothing(String hex) {
        assertEquals(Optional.empty(), der(hex));
    }

    @Test
    void a_length_of_one_octet_goes_to_255() {
        byte[] octets = Certificates.value(0x04, new byte[255]);
        assertEquals(255, Der.of(octets).orElseThrow().contents().length);
        assertEquals(128, Der.of(Certificates.value(0x04, new byte[128])).orElseThrow().contents().length);
        assertEquals(127, Der.of(Certificates.value(0x04, new byte[127])).orElseThrow().contents().length);
        assertEquals(65_535, Der.of(Certificates.value(0x04, new byte[65_535])).orElseThrow().contents().length);
    }

    @Test
    void children_stand_one_after_another() {
        Der sequence = der("300604016130010004").orElseThrow();
        assertEquals(List.of(0x04, 0x30), sequence.children().stream().map(Der::tag).toList());
        assertEquals("a", sequence.child(0, Der.OCTET_STRING).orElseThrow().text());
        assertArrayEquals(new byte[] {0}, sequence.child(1, Der.SEQUENCE).orElseThrow().contents());
        assertTrue(sequence.child(0, Der.SEQUENCE).isEmpty());
        assertTrue(sequence.child(2, Der.SEQUENCE).isEmpty());
    }

    @Test
    void children_end_where_they_cannot_be_read() {
        assertEquals(1, der("30060401610405").orElse(der("3005040161040561").orElseThrow()).children().size());
    }

    @Test
    void children_are_counted() {
        byte[][] many = new byte[300][];
        Arrays.fill(many, new byte[] {0x05, 0x00});
        assertEquals(256, Der.of(Certificates.sequence(many)).orElseThrow().children().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.6.1.5.5.7.3.31", "2.16.840.1.101.3.4.2.1", "1.3.6.1.4.1.53087.1.13", "2.5.4.10", "0.9.2342", "1.39.1", "2.0.1"})
    void object_identifiers_are_read(String dots) {
        assertEquals(Optional.of(dots), Der.of(Certificates.oid(dots)).orElseThrow().oid());
    }

    @Test
    void large_arcs_are_read_up_to_an_integer() {
        assertEquals(Optional.of("2.999"), der("06028837").orElseThrow().oid());
        assertEquals(Optional.of("1.2.2147483647"), der("06062A87FFFFFF7F").orElseThrow().oid());
        assertEquals(Optional.empty(), der("06062A8880808000").orElseThrow().oid());
        assertEquals(Optional.empty(), der("0600").orElseThrow().oid());
        assertEquals(Optional.empty(), der("04012A").orElseThrow().oid());
    }
}
