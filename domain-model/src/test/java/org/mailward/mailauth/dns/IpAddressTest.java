package org.mailward.mailauth.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.IpAddress.Family;

class IpAddressTest {

    private static IpAddress ip(String literal) {
        return IpAddress.of(literal).orElseThrow();
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            0.0.0.0                                 | 0.0.0.0              | the lowest
            255.255.255.255                         | 255.255.255.255      | the highest
            192.0.2.10                              | 192.0.2.10           | RFC 5737 §3
            ::                                      | ::                   | RFC 4291 §2.2
            ::1                                     | ::1                  | RFC 4291 §2.2
            1::                                     | 1::                  | RFC 4291 §2.2
            2001:DB8::CB01                          | 2001:db8::cb01       | RFC 5952 §4.3 lower case
            2001:0db8:0000:0000:0000:0000:0002:0001 | 2001:db8::2:1        | RFC 5952 §4.1 no leading zeros
            2001:db8:0:1:1:1:1:1                    | 2001:db8:0:1:1:1:1:1 | RFC 5952 §4.2.2 one group is not shortened
            2001:0:0:1:0:0:0:1                      | 2001:0:0:1::1        | RFC 5952 §4.2.3 the longest run
            2001:db8:0:0:1:0:0:1                    | 2001:db8::1:0:0:1    | RFC 5952 §4.2.3 the first of two
            1:2:3:4:5:6:0:0                         | 1:2:3:4:5:6::        | RFC 5952 §4.2
            1:2:3:4:5:6:7::                         | 1:2:3:4:5:6:7:0      | one group left out
            ::2:3:4:5:6:7:8                         | 0:2:3:4:5:6:7:8      | one group left out
            ::ffff:192.0.2.1                        | ::ffff:192.0.2.1     | RFC 5952 §5 mapped
            ::FFFF:c000:0201                        | ::ffff:192.0.2.1     | RFC 5952 §5 mapped
            64:ff9b::192.0.2.33                     | 64:ff9b::c000:221    | an IPv4 address at the end
            1:2:3:4:5:6:192.0.2.1                   | 1:2:3:4:5:6:c000:201 | six groups before it
            ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff | ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff | the highest
            """)
    void reads_and_writes(String literal, String text, String why) {
        assertEquals(text, ip(literal).text(), why);
        assertEquals(text, ip(literal).toString());
        assertEquals(ip(literal), ip(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1", "1.2.3", "1.2.3.", ".1.2.3", "1.2.3.4.", "1.2.3.4.5", "1.2.3.256", "1.2.3.1000", "01.2.3.4", "1.2.3.00", "1.2.3.-4", "1.2..4", "a.b.c.d", "1,2.3.4",
            "1.2.3.4/32", "example.org", ":", ":::", "1:", ":1", ":1::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "1:2:3:4::5:6:7:8", "1::2::3", "12345::", "g::1",
            "::1%eth0", "[::1]", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:1.2.3.4", "::1.2.3", "::1.2.3.4:1", "::1.2.3.4.", "::/0", "1:2:3:4:5:6:7:8:1.2.3.4", "\u0661.2.3.4", "::\uff11",
            "0000:0000:0000:0000:0000:ffff:0000192.168.255.255"})
    void is_no_address(String text) {
        assertEquals(Optional.empty(), IpAddress.of(text));
    }

    @ParameterizedTest(name = "{0} in {1}/{2}: {3}")
    @CsvSource({"192.0.2.1, 192.0.2.1, 32, true", "192.0.2.1, 192.0.2.0, 32, false", "192.0.2.1, 192.0.2.0, 31, true", "192.0.2.2, 192.0.2.0, 31, false", "192.0.2.255, 192.0.2.77, 24, true",
            "192.0.3.0, 192.0.2.0, 24, false", "255.0.0.0, 1.2.3.4, 0, true", "128.0.0.0, 0.0.0.0, 1, false", "127.255.255.255, 0.0.0.0, 1, true",
            "2001:db8::1, 2001:db8::1, 128, true", "2001:db8::1, 2001:db8::, 128, false", "2001:db8::1, 2001:db8::, 127, true", "2001:db8:0:0:8000::, 2001:db8::, 65, false", "2001:db8:0:0:8000::, 2001:db8::, 64, true",
            "2001:db8:0:1::, 2001:db8::, 64, false", "2001:db8:0:1::, 2001:db8::, 63, true", "2001:db9::, 2001:db8::, 65, false", "ffff::, 1::, 0, true", "8000::, ::, 1, false",
            "192.0.2.1, ::, 0, false", "::1, 0.0.0.0, 0, false", "::ffff:192.0.2.1, 192.0.2.1, 32, false"})
    void lies_in_a_network(String address, String network, int prefix, boolean expected) {
        assertEquals(expected, ip(address).isIn(ip(network), prefix));
        assertEquals(expected && ip(address).family() == ip(network).family(), ip(address).family() == ip(network).family() && ip(address).masked(prefix).equals(ip(network).masked(prefix)));
    }

    @ParameterizedTest(name = "{0}/{1} begins at {2}")
    @CsvSource({"255.255.255.255, 0, 0.0.0.0", "255.255.255.255, 1, 128.0.0.0", "255.255.255.255, 24, 255.255.255.0", "255.255.255.255, 32, 255.255.255.255", "192.0.2.77, 26, 192.0.2.64",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 0, ::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 1, 8000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 64, ffff:ffff:ffff:ffff::",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 65, ffff:ffff:ffff:ffff:8000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 128, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"})
    void a_network_has_a_first_address(String address, int prefix, String first) {
        assertEquals(first, ip(address).masked(prefix).text());
    }

    @Test
    void a_prefix_that_no_network_has_is_a_mistake_of_the_caller() {
        IpAddress four = ip("192.0.2.1");
        IpAddress six = ip("2001:db8::1");
        assertThrows(IllegalArgumentException.class, () -> four.isIn(four, 33));
        assertThrows(IllegalArgumentException.class, () -> four.isIn(four, -1));
        assertThrows(IllegalArgumentException.class, () -> six.isIn(six, 129));
        assertThrows(IllegalArgumentException.class, () -> six.masked(129));
        assertThrows(IllegalArgumentException.class, () -> four.masked(-1));
        assertThrows(IllegalArgumentException.class, () -> new IpAddress(Family.FOUR, 0, 1L << 32));
        assertThrows(IllegalArgumentException.class, () -> new IpAddress(Family.FOUR, 1, 0));
    }

    @Test
    void a_mapped_address_is_the_one_inside() {
        assertEquals(ip("192.0.2.1"), ip("::ffff:192.0.2.1").unmapped());
        assertEquals(ip("255.255.255.255"), ip("::ffff:255.255.255.255").unmapped());
        for (String other : List.of("192.0.2.1", "::192.0.2.1", "::fffe:192.0.2.1", "1::ffff:192.0.2.1", "::1:ffff:192.0.2.1", "::1")) {
            assertEquals(ip(other), ip(other).unmapped());
        }
    }

    @Test
    void has_a_reverse_name_and_a_form_with_dots() {
        assertEquals("10.2.0.192.in-addr.arpa", ip("192.0.2.10").reverseName().ascii());
        assertEquals("1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa", ip("2001:db8::cb01").reverseName().ascii());
        assertEquals("192.0.2.10", ip("192.0.2.10").dotted());
        assertEquals("2.0.0.1.0.D.B.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.C.B.0.1", ip("2001:db8::cb01").dotted());
    }

    @Test
    void families_have_a_size_and_a_record_type() {
        assertEquals(32, Family.FOUR.bits());
        assertEquals(128, Family.SIX.bits());
        assertEquals(RecordType.A, Family.FOUR.type());
        assertEquals(RecordType.AAAA, Family.SIX.type());
    }

    @Test
    void addresses_have_an_order() {
        List<String> ordered = List.of("0.0.0.0", "127.0.0.1", "128.0.0.0", "255.255.255.255", "::", "::1", "::8000:0:0:0", "1::", "8000::");
        assertEquals(ordered, Stream.of("8000::", "1::", "::", "255.255.255.255", "::8000:0:0:0", "127.0.0.1", "::1", "128.0.0.0", "0.0.0.0").map(IpAddressTest::ip).sorted().map(IpAddress::text).toList());
    }

    @Test
    void what_is_written_is_read_back_and_agrees_with_the_platform() throws Exception {
        var random = new Random(7208);
        for (int i = 0; i < 1_500; i++) {
            long mask = random.nextLong() & (random.nextBoolean() ? -1L : 0xFFFF_0000_FFFF_0000L);
            IpAddress six = new IpAddress(Family.SIX, random.nextLong() & mask, random.nextLong() & mask);
            assertEquals(six, ip(six.text()));
            IpAddress platform = ip(InetAddress.ofLiteral(six.text()).getHostAddress());
            assertEquals(six.unmapped(), platform);
            IpAddress four = new IpAddress(Family.FOUR, 0, random.nextInt() & 0xFFFF_FFFFL);
            assertEquals(four, ip(four.text()));
            assertTrue(four.isIn(four.masked(13), 13));
            assertFalse(six.equals(four));
        }
    }
}
