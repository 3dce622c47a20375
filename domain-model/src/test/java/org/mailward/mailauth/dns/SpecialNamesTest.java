package org.mailward.mailauth.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            example.org                     |
            internal.example.org            |
            mylocal                         |
            notinternal                     |
            a.local.example.com             |
            acme.example                    | documentation
            example                         | documentation
            vendor.test                     | tests
            a.invalid                       | nothing at all
            localhost                       | the machine itself
            a.localhost                     | the machine itself
            router.local                    | the local link
            corp.internal                   | a private network
            dc1.corp                        | a private network
            nas.lan                         | a private network
            printer.home.arpa               | a private network
            1.0.0.10.in-addr.arpa           | a private network
            10.in-addr.arpa                 | a private network
            1.0.0.11.in-addr.arpa           | the internet's own machinery
            1.0.15.172.in-addr.arpa         | the internet's own machinery
            1.0.16.172.in-addr.arpa         | a private network
            1.0.31.172.in-addr.arpa         | a private network
            1.0.32.172.in-addr.arpa         | the internet's own machinery
            1.0.64.100.in-addr.arpa         | a provider's shared network
            1.0.128.100.in-addr.arpa        | the internet's own machinery
            1.1.168.192.in-addr.arpa        | a private network
            1.0.0.127.in-addr.arpa          | the machine itself
            254.169.254.169.in-addr.arpa    | the local link
            7.2.0.192.in-addr.arpa          | documentation
            0.8.e.f.ip6.arpa                | the local link
            1.0.0.0.d.f.ip6.arpa            | a private network
            8.b.d.0.1.0.0.2.ip6.arpa        | documentation
            6.0.6.2.ip6.arpa                | the internet's own machinery
            arpa                            | the internet's own machinery
            a.onion                         | another system of names
            """)
    void are_those_that_the_public_dns_does_not_have(String name, String use) {
        assertEquals(use, SpecialNames.of(DomainName.of(name)).orElse(null));
    }
}
