package org.mailward.web.publicsite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisitorAddressTest {

    @Test
    void only_a_known_proxy_is_believed() {
        assertEquals("192.0.2.1", VisitorAddress.of("192.0.2.1", List.of("198.51.100.9"), List.of()));
        assertEquals("198.51.100.9", VisitorAddress.of("192.0.2.1", List.of("198.51.100.9"), List.of("192.0.2.1")));
    }

    @Test
    void what_a_visitor_wrote_itself_is_not_believed() {
        assertEquals("198.51.100.9", VisitorAddress.of("192.0.2.1", List.of("10.0.0.1, 198.51.100.9"), List.of("192.0.2.1")));
    }

    @Test
    void a_chain_of_proxies_is_followed_to_its_first_stranger() {
        assertEquals("198.51.100.9", VisitorAddress.of("192.0.2.1", List.of("198.51.100.9, 192.0.2.2"), List.of("192.0.2.1", "192.0.2.2")));
    }

    @Test
    void the_line_that_a_proxy_adds_stands_behind_the_visitors_own() {
        assertEquals("198.51.100.9", VisitorAddress.of("192.0.2.1", List.of("10.0.0.1", "198.51.100.9"), List.of("192.0.2.1")));
    }

    @Test
    void an_address_is_the_same_however_it_is_written() {
        assertEquals("198.51.100.9", VisitorAddress.of("0:0:0:0:0:0:0:1", List.of("198.51.100.9"), List.of("::1")));
    }
}
