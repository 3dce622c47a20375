package org.mailward.mailauth.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialUseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.0.0.0                         | this network
            0.255.255.255                   | this network
            1.0.0.0                         |
            9.255.255.255                   |
            10.0.0.0                        | a private network
            10.255.255.255                  | a private network
            11.0.0.0                        |
            100.63.255.255                  |
            100.64.0.0                      | a provider's shared network
            100.127.255.255                 | a provider's shared network
            100.128.0.0                     |
            127.0.0.1                       | the machine itself
            127.255.255.255                 | the machine itself
            128.0.0.0                       |
            169.253.255.255                 |
            169.254.169.254                 | the local link
            172.15.255.255                  |
            172.16.0.0                      | a private network
            172.31.255.255                  | a private network
            172.32.0.0                      |
            192.0.0.8                       | protocol assignments
            192.0.2.1                       | documentation
            192.0.3.1                       |
            192.88.99.1                     | 6to4 relays
            192.167.255.255                 |
            192.168.1.1                     | a private network
            192.169.0.0                     |
            198.17.255.255                  |
            198.18.0.1                      | benchmarks
            198.19.255.255                  | benchmarks
            198.20.0.0                      |
            198.51.100.7                    | documentation
            203.0.113.7                     | documentation
            223.255.255.255                 |
            224.0.0.1                       | multicast
            239.255.255.255                 | multicast
            240.0.0.0                       | reserved or broadcast
            255.255.255.255                 | reserved or broadcast
            8.8.8.8                         |
            ::                              | no address at all
            ::1                             | the machine itself
            ::7f00:1                        | no known use
            ::ffff:127.0.0.1                | the machine itself
            ::ffff:8.8.8.8                  |
            64:ff9b::7f00:1                 | the machine itself
            64:ff9b::a9fe:a9fe              | the local link
            64:ff9b::808:808                |
            64:ff9b:1::808:808              | a private network
            100::1                          | discarded packets
            1fff:ffff::1                    | no known use
            2000::1                         |
            2001::1                         | protocol assignments
            2001:1ff:ffff::1                | protocol assignments
            2001:200::1                     |
            2001:db8::1                     | documentation
            2001:db9::1                     |
            2002:7f00:1::1                  | the machine itself
            2002:c0a8:101::1                | a private network
            2002:808:808::1                 |
            2606:4700::1111                 |
            3fff::1                         | documentation
            3fff:0fff::1                    | documentation
            3fff:1000::1                    |
            4000::1                         | no known use
            5f00::1                         | no known use
            fc00::1                         | a private network
            fdff:ffff::1                    | a private network
            fe80::1                         | the local link
            febf::1                         | the local link
            fec0::1                         | a private network
            ff02::1                         | multicast
            """)
    void are_those_of_the_public_internet(String address, String objection) {
        assertEquals(objection, SpecialUse.of(InetAddress.ofLiteral(address)).orElse(null));
        assertEquals(objection, SpecialUse.of(address).orElse(null));
    }
}
