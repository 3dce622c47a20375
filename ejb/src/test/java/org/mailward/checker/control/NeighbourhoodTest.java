package org.mailward.checker.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class NeighbourhoodTest {

    @Test
    void an_ipv4_address_stands_for_itself() {
        assertNotEquals(Neighbourhood.of("192.0.2.1"), Neighbourhood.of("192.0.2.2"));
        assertEquals(Neighbourhood.of("192.0.2.1"), Neighbourhood.of("::ffff:192.0.2.1"));
    }

    @Test
    void an_ipv6_address_stands_for_its_network_of_64_bits() {
        assertEquals(Neighbourhood.of("2001:db8:1:2::1"), Neighbourhood.of("2001:db8:1:2:ffff::9"));
        assertNotEquals(Neighbourhood.of("2001:db8:1:2::1"), Neighbourhood.of("2001:db8:1:3::1"));
    }

    @Test
    void what_is_no_address_is_never_looked_up() {
        assertEquals("other", Neighbourhood.of("example.org"));
    }
}
