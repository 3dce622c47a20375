package org.mailward.mailauth.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpNetworkTest {

    private static IpNetwork network(String text) {
        int slash = text.indexOf('/');
        return new IpNetwork(IpAddress.of(text.substring(0, slash)).orElseThrow(), Integer.parseInt(text.substring(slash + 1)));
    }

    @ParameterizedTest(name = "{0} is merged to {1}")
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.0/24                                              | 192.0.2.0/24
            192.0.2.77/24                                             | 192.0.2.0/24
            192.0.2.7/32                                              | 192.0.2.7
            192.0.2.0/25 192.0.2.128/25                               | 192.0.2.0/24
            192.0.2.128/25 192.0.3.0/25                               | 192.0.2.128/25 192.0.3.0/25
            192.0.2.0/24 192.0.2.7/32 192.0.2.0/24                    | 192.0.2.0/24
            192.0.2.7/32 192.0.2.0/24                                 | 192.0.2.0/24
            10.0.0.0/32 10.0.0.1/32 10.0.0.2/31 10.0.0.4/30 10.0.0.8/29 | 10.0.0.0/28
            0.0.0.0/1 128.0.0.0/1                                     | 0.0.0.0/0
            0.0.0.0/0 ::/0                                            | 0.0.0.0/0 ::/0
            2001:db8::/33 2001:db8:8000::/33 192.0.2.1/32             | 192.0.2.1 2001:db8::/32
            2001:db8::1/128 2001:db8::2/128                           | 2001:db8::1 2001:db8::2
            """)
    void the_fewest_networks(String given, String merged) {
        List<IpNetwork> networks = Stream.of(given.split(" ")).map(IpNetworkTest::network).toList();
        assertEquals(List.of(merged.split(" ")), IpNetwork.merged(networks).stream().map(IpNetwork::toString).toList());
    }

    @Test
    void merging_keeps_every_address_and_adds_none() {
        var random = new Random(4632);
        for (int round = 0; round < 200; round++) {
            var networks = new ArrayList<IpNetwork>();
            for (int i = 0; i < 12; i++) {
                networks.add(new IpNetwork(new IpAddress(IpAddress.Family.FOUR, 0, random.nextInt(64)), 26 + random.nextInt(7)));
            }
            List<IpNetwork> merged = IpNetwork.merged(networks);
            for (int address = 0; address < 80; address++) {
                var ip = new IpAddress(IpAddress.Family.FOUR, 0, address);
                assertEquals(networks.stream().anyMatch(each -> each.contains(ip)), merged.stream().anyMatch(each -> each.contains(ip)));
                assertEquals(Math.min(1, merged.stream().filter(each -> each.contains(ip)).count()), merged.stream().filter(each -> each.contains(ip)).count());
            }
        }
    }

    @ParameterizedTest(name = "{0} without {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.0/24                  | 192.0.2.0/25                | 192.0.2.128/25
            192.0.2.0/24                  | 192.0.2.0/23                |
            192.0.2.0/24 192.0.3.0/25     | 192.0.2.0/23                |
            192.0.2.0/24                  | 198.51.100.0/24 ::/0        | 192.0.2.0/24
            192.0.2.0/30                  | 192.0.2.1/32 192.0.2.2/32   | 192.0.2.0 192.0.2.3
            0.0.0.0/0 ::/0                | 0.0.0.0/1 8000::/1          | 128.0.0.0/1 ::/1
            2001:db8::/126                | 2001:db8::3/128             | 2001:db8::/127 2001:db8::2
            """)
    void what_remains_without_others(String given, String others, String rest) {
        List<IpNetwork> remaining = IpNetwork.without(networks(given), networks(others));
        assertEquals(rest == null ? List.of() : List.of(rest.split(" ")), remaining.stream().map(IpNetwork::toString).toList());
    }

    private static List<IpNetwork> networks(String texts) {
        return Stream.of(texts.split(" ")).map(IpNetworkTest::network).toList();
    }

    @Test
    void what_remains_is_every_address_that_the_others_do_not_have() {
        var random = new Random(4632);
        for (int round = 0; round < 200; round++) {
            List<IpNetwork> networks = IpNetwork.merged(some(random));
            List<IpNetwork> others = IpNetwork.merged(some(random));
            List<IpNetwork> rest = IpNetwork.without(networks, others);
            for (int address = 0; address < 80; address++) {
                var ip = new IpAddress(IpAddress.Family.FOUR, 0, address);
                long expected = networks.stream().anyMatch(each -> each.contains(ip)) && others.stream().noneMatch(each -> each.contains(ip)) ? 1 : 0;
                assertEquals(expected, rest.stream().filter(each -> each.contains(ip)).count());
            }
        }
    }

    private static List<IpNetwork> some(Random random) {
        var networks = new ArrayList<IpNetwork>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            networks.add(new IpNetwork(new IpAddress(IpAddress.Family.FOUR, 0, random.nextInt(64)), 27 + random.nextInt(6)));
        }
        return networks;
    }

    @Test
    void holds_networks_of_its_own_family_alone() {
        assertEquals(List.of(true, true, false, false), Stream.of("192.0.2.0/24", "192.0.2.128/25", "192.0.2.0/23", "2001:db8::/32").map(other -> network("192.0.2.0/24").contains(network(other))).toList());
        assertThrows(IllegalArgumentException.class, () -> network("192.0.2.0/33"));
    }

    @Test
    void networks_have_an_order() {
        assertEquals(List.of("0.0.0.0/0", "0.0.0.0/8", "1.0.0.0/8", "::/0"), Stream.of("::/0", "1.0.0.0/8", "0.0.0.0/8", "0.0.0.0/0").map(IpNetworkTest::network).sorted().map(IpNetwork::toString).toList());
    }
}
