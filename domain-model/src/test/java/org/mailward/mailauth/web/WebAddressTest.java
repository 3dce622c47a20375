package org.mailward.mailauth.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;

class WebAddressTest {

    @ParameterizedTest(name = "[{index}] {0}: {3}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            https://example.org/logo.svg         | example.org     | /logo.svg | RFC 9110 §4.2.2
            HTTPS://Example.ORG/Logo.svg         | example.org     | /Logo.svg | scheme and host in any case
            https://example.org                  | example.org     | /         | no path
            https://example.org?a=b              | example.org     | /?a=b     | a query alone
            https://example.org/a%20b?c=d#e      | example.org     | /a%20b?c=d | the fragment stays here
            https://example.org#e                | example.org     | /         | a fragment alone
            https://example.org:443/a            | example.org     | /a        | the usual port
            https://bücher.example/a             | xn--bcher-kva.example | /a  | a U-label
            https://example.org:8443/a           | none            | none      | another port
            https://example.org:/a               | none            | none      | an empty port
            http://example.org/a                 | none            | none      | plain http
            https:/example.org/a                 | none            | none      | one slash
            https://user@example.org/a           | none            | none      | a user name
            https://192.0.2.1/a                  | none            | none      | an IPv4 address
            https://[2001:db8::1]/a              | none            | none      | an IPv6 address
            https://2130706433/                  | none            | none      | an address as one number
            https:///a                           | none            | none      | no host
            https://a..b/                        | none            | none      | an empty label
            https://example.org/a b              | none            | none      | a blank
            https://example.org/ä                | none            | none      | not ASCII
            https://exa~mple.org/                | none            | none      | no host name
            """)
    void reads_what_may_be_fetched(String text, String host, String target, String why) {
        Optional<WebAddress> expected = host == null ? Optional.empty() : Optional.of(new WebAddress(new DomainName(host), target));
        assertEquals(expected, WebAddress.read(text), why);
    }

    @Test
    void is_written_as_it_is_fetched() {
        assertEquals("https://example.org/a?b", WebAddress.read("https://example.org:443/a?b#c").orElseThrow().toString());
    }

    @Test
    void has_a_length_limit() {
        String longest = "https://example.org/" + "x".repeat(WebAddress.LONGEST - 20);
        assertTrue(WebAddress.read(longest).isPresent());
        assertTrue(WebAddress.read(longest + "x").isEmpty());
    }

    @Test
    void a_target_begins_with_a_slash_and_has_no_line_end() {
        assertThrows(IllegalArgumentException.class, () -> new WebAddress(DomainName.of("example.org"), "a"));
        assertThrows(IllegalArgumentException.class, () -> new WebAddress(DomainName.of("example.org"), "/a\r\nX: y"));
        assertThrows(IllegalArgumentException.class, () -> new WebAddress(DomainName.of("example.org"), "/" + "x".repeat(WebAddress.LONGEST)));
        assertThrows(IllegalArgumentException.class, () -> new WebAddress(DomainName.ROOT, "/"));
        assertEquals(Optional.empty(), WebAddress.of(DomainName.of("a/b"), "/"));
    }

    @Test
    void failures_know_what_they_are_about() {
        for (FetchFailure failure : FetchFailure.values()) {
            assertEquals(failure == FetchFailure.TIMEOUT || failure == FetchFailure.UNREACHABLE, failure.isSilence());
            assertEquals(failure.name().startsWith("CERTIFICATE"), failure.isAboutCertificate());
        }
    }

    @Test
    void a_body_holds_octets() {
        assertEquals(-1, new FetchedDocument.Body("ÿ", "").bytes()[0]);
        assertThrows(IllegalArgumentException.class, () -> new FetchedDocument.Body("Ā", ""));
        assertFalse(new FetchedDocument.Body("", "text/plain").contentType().isEmpty());
    }
}
