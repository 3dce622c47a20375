package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.settings.Settings;

class DnsSettingsTest {

    private static DnsSettings read(Map<String, String> given) {
        return DnsSettings.read(new Settings(property -> Optional.ofNullable(given.get(property))));
    }

    @Test
    void have_defaults_and_the_resolvers_of_the_system() {
        DnsSettings settings = read(Map.of());
        assertFalse(settings.resolvers().isEmpty());
        assertEquals(Map.of(), settings.stubZones());
        assertEquals(Duration.ofSeconds(3), settings.timeout());
        assertEquals(2, settings.tries());
        assertEquals(20_000, settings.cacheEntries());
        assertEquals(Duration.ofMinutes(15), settings.maxTtl());
        assertEquals(Duration.ofMinutes(5), settings.maxNegativeTtl());
        assertEquals(1000, settings.maxInFlight());
        assertEquals(DnsSettings.Limits.DEFAULT, settings.limits());
        assertEquals(settings, read(Map.of(DnsSettings.RESOLVERS, "system")));
    }

    @Test
    void read_servers_in_every_spelling() {
        assertEquals(
                List.of(new InetSocketAddress("192.0.2.1", 53), new InetSocketAddress("192.0.2.2", 5353),
                        new InetSocketAddress("2001:db8::1", 53), new InetSocketAddress("2001:db8::2", 53),
                        new InetSocketAddress("2001:db8::3", 5353)),
                read(Map.of(DnsSettings.RESOLVERS, "192.0.2.1, 192.0.2.2:5353,2001:db8::1,[2001:db8::2],[2001:db8::3]:5353")).resolvers());
    }

    @Test
    void read_stub_zones() {
        assertEquals(
                Map.of(DomainName.of("example"), List.of(new InetSocketAddress("127.0.0.1", 5355)),
                        DomainName.of("example.org"), List.of(new InetSocketAddress("127.0.0.1", 5356), new InetSocketAddress("::1", 5357))),
                read(Map.of(DnsSettings.STUB_ZONES, "example=127.0.0.1:5355,Example.org.=127.0.0.1:5356,example.org=[::1]:5357")).stubZones());
    }

    @Test
    void read_time_in_both_spellings() {
        assertEquals(Duration.ofMillis(250), read(Map.of(DnsSettings.TIMEOUT, "250")).timeout());
        assertEquals(Duration.ofMinutes(2), read(Map.of(DnsSettings.TIMEOUT, "PT2M")).timeout());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mailward.dns.resolvers         | ,
            mailward.dns.resolvers         | 127.0.0.1:0
            mailward.dns.resolvers         | 127.0.0.1:dns
            mailward.dns.resolvers         | :53
            mailward.dns.stub-zones        | example
            mailward.dns.stub-zones        | a..b=127.0.0.1
            mailward.dns.timeout           | soon
            mailward.dns.timeout           | 0
            mailward.dns.tries             | 0
            mailward.dns.tries             | many
            mailward.dns.cache-entries     | -1
            mailward.dns.max-ttl           | PT0S
            mailward.dns.max-negative-ttl  | -PT1S
            mailward.dns.max-in-flight     | 0
            mailward.dns.cache-size        | 1000000
            mailward.dns.max-per-server    | 0
            mailward.dns.sockets           | 65
            mailward.dns.socket-questions  | 0
            mailward.dns.breaker-silences  | 0
            mailward.dns.breaker-pause     | PT0S
            mailward.dns.doubt             | never
            mailward.dns.repeat-after      | 0
            mailward.dns.repeats           | 11
            """)
    void refuse_what_makes_no_sense_and_name_the_property(String property, String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> read(Map.of(property, text)));
        assertTrue(refusal.getMessage().startsWith(property), refusal.getMessage());
    }
}
