package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.IpAddress;

/// Numbers and addresses as reporters write them.
class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 9", "007, 7", "100, 100", "101, -1", "'', -1", "-1, -1", "+1, -1", "1a, -1", "a1, -1", "1., -1", ".0, -1", "1.5, -1", "1.05, -1", "99.000, 99", "0.0, 0",
            "123456789012345678, -1", "1234567890123456789, -1"})
    void a_count_is_a_whole_number_up_to_the_most(String text, long count) {
        var quirks = EnumSet.noneOf(Quirk.class);
        assertEquals(count, Figures.count(text, 100, quirks), text);
        assertEquals(count >= 0 && text.contains(".") ? Set.of(Quirk.ODD_NUMBER) : Set.of(), quirks, text);
    }

    @Test
    void eighteen_digits_are_read_and_no_more() {
        var quirks = EnumSet.noneOf(Quirk.class);
        assertEquals(123_456_789_012_345_678L, Figures.count("123456789012345678", Long.MAX_VALUE, quirks));
        assertEquals(-1, Figures.count("1234567890123456789", Long.MAX_VALUE, quirks));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1, false", "[192.0.2.1], 192.0.2.1, true", "192.0.2.1/32, 192.0.2.1, true", "192.0.2.0/24, '', false", "2001:db8::1/128, 2001:db8::1, true",
            "2001:db8::1/32, '', false", "192.0.2.1/128, '', false", "[IPv6:2001:db8::1], 2001:db8::1, true", "ipv6:2001:db8::1, 2001:db8::1, true", "[192.0.2.1, '', false", "192.0.2.1], '', false",
            "host.example, '', false", "'', '', false",
            "::ffff:192.0.2.1, 192.0.2.1, true", "[IPv6:::ffff:c000:201], 192.0.2.1, true"})
    void an_address_may_be_dressed_up(String text, String address, boolean odd) {
        var quirks = EnumSet.noneOf(Quirk.class);
        assertEquals(address, Figures.address(text, quirks).map(IpAddress::text).orElse(""), text);
        assertEquals(odd ? Set.of(Quirk.ODD_ADDRESS) : Set.of(), quirks, text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "1023, 1023 bytes", "1024, 1 KiB", "1048575, 1023 KiB", "1048576, 1 MiB", "33554432, 32 MiB", "1073741824, 1 GiB"})
    void sizes_are_said_in_the_largest_unit_that_fits(long bytes, String said) {
        assertEquals(said, Sizes.of(bytes));
    }
}
