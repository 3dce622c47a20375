package org.mailward.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.IpAddress;

class NetworkTableTest {

    private static final LocalDate FILE_DATE = LocalDate.of(2026, 1, 2);

    @Test
    void reads_a_registrys_extended_statistics() {
        var table = read("2|ripencc|20260301|3|19830705|20260301|+0100", "ripencc|*|ipv4|*|2|summary", "ripencc|DE|ipv4|192.0.2.0|256|20100101|allocated|a-1",
                "ripencc|NL|ipv6|2001:db8::|32|20100101|assigned|a-2", "ripencc|DE|asn|64500|1|20100101|allocated|a-3", "ripencc||ipv4|198.51.100.0|256||available|");
        assertEquals(Optional.of(new NetworkOwner(0, "", "DE")), find(table, "192.0.2.255"));
        assertEquals(Optional.empty(), find(table, "192.0.3.0"));
        assertEquals(Optional.of(new NetworkOwner(0, "", "NL")), find(table, "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"));
        assertEquals(Optional.empty(), find(table, "2001:db9::"));
        assertEquals(Optional.empty(), find(table, "198.51.100.1"));
        assertEquals(LocalDate.of(2026, 3, 1), table.date());
        assertEquals(0, table.leftOut());
    }

    @Test
    void reads_ranges_with_the_holders_name() {
        var table = read("203.0.113.0\t203.0.113.127\t64501\tFR\tEXAMPLE-FR", "192.0.2.0\t192.0.2.255\t64500\tDE\tExample Net", "198.51.100.0\t198.51.100.255\t0\tNone\tNot routed");
        assertEquals(Optional.of(new NetworkOwner(64500, "Example Net", "DE")), find(table, "192.0.2.0"));
        assertEquals(Optional.of(new NetworkOwner(64501, "EXAMPLE-FR", "FR")), find(table, "203.0.113.127"));
        assertEquals(Optional.empty(), find(table, "203.0.113.128"));
        assertEquals(Optional.empty(), find(table, "198.51.100.1"));
        assertEquals(FILE_DATE, table.date());
    }

    @Test
    void damaged_and_overlapping_lines_are_left_out_and_counted() {
        var table = read("192.0.2.0\t192.0.2.255\t64500\tDE\tExample Net", "192.0.2.128\t192.0.3.255\t64501\tFR\tOther", "nonsense\t1\t2\t3\t4", "a|b", "192.0.9.9\t192.0.9.1\t1\tDE\tBackwards");
        assertEquals(1, table.size());
        assertEquals(4, table.leftOut());
    }

    @Test
    void a_file_without_any_network_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> read("<html>", "not found"));
        assertEquals(Optional.empty(), find(NetworkTable.EMPTY, "192.0.2.1"));
    }

    @Test
    void every_address_is_found_in_its_own_network_of_many_and_in_none_between_them() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 256; i++) {
            lines.add("10." + i + ".0.0\t10." + i + ".127.255\t" + (i + 1) + "\tDE\tFour " + i);
            lines.add("2001:db8:" + Integer.toHexString(i) + "::\t2001:db8:" + Integer.toHexString(i) + ":ffff:ffff:ffff:ffff:ffff\t" + (i + 1) + "\tFR\tSix " + i);
        }
        lines.add("ffff:ffff::\tffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff\t9\tFR\tHighest");
        Collections.shuffle(lines, new Random(7));
        var table = NetworkTable.read(lines.iterator(), FILE_DATE);
        assertEquals(513, table.size());
        for (int i = 0; i < 256; i++) {
            assertEquals("Four " + i, find(table, "10." + i + ".0.0").orElseThrow().name());
            assertEquals("Four " + i, find(table, "10." + i + ".127.255").orElseThrow().name());
            assertEquals(Optional.empty(), find(table, "10." + i + ".128.0"));
            assertEquals("Six " + i, find(table, "2001:db8:" + Integer.toHexString(i) + "::1").orElseThrow().name());
        }
        assertEquals(Optional.empty(), find(table, "2001:db8:100::1"));
        assertEquals("Highest", find(table, "ffff:ffff:8000::").orElseThrow().name());
        assertEquals(Optional.empty(), find(table, "255.255.255.255"));
    }

    private static NetworkTable read(String... lines) {
        return NetworkTable.read(List.of(lines).iterator(), FILE_DATE);
    }

    private static Optional<NetworkOwner> find(NetworkTable table, String address) {
        return table.find(IpAddress.of(address).orElseThrow());
    }
}
