package org.mailward.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SourceKeyTest {

    @Test
    void an_address_that_nothing_names_belongs_to_its_network() {
        assertEquals("203.0.113.0/24", SourceKey.of("", "203.0.113.162").text());
        assertEquals("2001:db8:20::/48", SourceKey.of("", "2001:db8:20::11").text());
    }

    @Test
    void a_named_service_is_one_source_whatever_its_address() {
        assertEquals("mailvendor", SourceKey.of("mailvendor", "203.0.113.162").text());
    }

    @Test
    void what_stands_in_an_address_is_read_back() {
        var key = SourceKey.of("", "2001:db8:20::11");
        assertEquals(key, SourceKey.of(key.text()));
    }
}
