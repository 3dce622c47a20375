package org.mailward.mailauth.starttls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dane.Tlsa;
import org.mailward.mailauth.dns.DomainName;

/// The digests were made with another program (sha256sum and sha512sum on what OpenSSL wrote).
class SeenCertificateTest {

    private static final String NAMED = "MIIBrDCCAVKgAwIBAgIBATAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBtYWlsLmV4YW1wbGUub3JnMB4XDTI2MTEyNjAxMDU1OFoXDTM2MTEyMzAxMDU1OFow"
                    + "GzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLm9yZzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMbWtLFnS+WC+AvcAkFRgXeeUTjlozNyFnHhr3DNhd3xgg4q"
                    + "jsG30bzEtQBQD40N5R1hZ5UhrVyHEkWeKYVjEQyjgYYwgYMwHQYDVR0OBBYEFD78GQftkP9YBvXbIjwJPz0YK9f2MB8GA1UdIwQYMBaAFD78GQftkP9YBvXb"
                    + "IjwJPz0YK9f2MA8GA1UdEwEB/wQFMAMBAf8wMAYDVR0RBCkwJ4IQbWFpbC5leGFtcGxlLm9yZ4INKi5leGFtcGxlLm5ldIcEwAACATAKBggqhkjOPQQDAgNI"
                    + "ADBFAiEAheCA0B3CwwMaHgCRd7FJmijFI32lxXwDuAbxV0k9xRwCIAhB0uzHq65Ug2LHxKRvb0R4UoD40UdezuFfCn+ga+of";
    private static final String BARE = "MIIBYDCCAQagAwIBAgIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARiYXJlMB4XDTI2MTEyNjAxMDU1OVoXDTM2MTEyMzAxMDU1OVowDzENMAsGA1UEAwwE"
                    + "YmFyZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOJl8X9RVnaIbhkRktmW9GmPmZS6ljYQkFBfpOOkq8rUcOWBm+0NniXs4JIYQ9FJEej3IZOnMlWcyh4o"
                    + "/CU25nejUzBRMB0GA1UdDgQWBBRe9m8yAUtGoYGycDEuUx/TTU3kczAfBgNVHSMEGDAWgBRe9m8yAUtGoYGycDEuUx/TTU3kczAPBgNVHRMBAf8EBTADAQH/"
                    + "MAoGCCqGSM49BAMCA0gAMEUCIQC9V0VU06HhnhcLzwJrrtqm9CkySKUmVKfz5/RrVhsCogIgXcp9sNFNzljO/0tS9rJHrVnqwFyMSSQBxf9QoFmDwt0=";

    private static SeenCertificate seen(String base64) throws CertificateException {
        return SeenCertificate.of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(base64))));
    }

    private static Tlsa tlsa(String text) {
        return Tlsa.read(text.replace("WHOLE256", "f033b7bc698d2b913d01353c383c196ae6c63609d737abf94f748486bd3ed77e")
                .replace("WHOLE512", "b1e5a7b0b1812c0915821c766008b819358bacbefc6a45f7b08a9c5c9b6228cf3d36eb155b52141a30cacb3645c88268d82e70d8017458d2e5f17988b8919985")
                .replace("KEY256", "93f1dfe716cc771766379e3df958839eda90adf2b47966df2be63b717756e2cd")
                .replace("KEY512", "a994faed6973d69854fe4b9f7e4635db6d9fb94259e9b74b60192bd3d1ba9dd91b076fd04db48b8b27951a95baf470c39266bef566174f578b1ce35510d751aa")
                .replace("KEY", "3059301306072a8648ce3d020106082a8648ce3d03010703420004c6d6b4b1674be582f80bdc02415181779e5138e5a333721671e1af70cd85ddf1820e2a8ec1b7d1bcc4b500500f8d0de51d61679521ad5c8712459e298563110c")).orElseThrow();
    }

    @Test
    void keeps_who_and_until_when() throws Exception {
        SeenCertificate certificate = seen(NAMED);
        assertEquals("CN=mail.example.org", certificate.subject());
        assertEquals("CN=mail.example.org", certificate.issuer());
        assertEquals(List.of("mail.example.org", "*.example.net"), certificate.names());
        assertEquals(Instant.parse("2026-11-26T01:05:58Z"), certificate.from());
        assertEquals(Instant.parse("2036-11-23T01:05:58Z"), certificate.until());
        assertEquals(List.of(), seen(BARE).names());
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            3 0 1 WHOLE256 | true  | RFC 6698 §2.1
            3 0 2 WHOLE512 | true  | the longer digest
            3 1 1 KEY256   | true  | the key
            3 1 2 KEY512   | true  | the key's longer digest
            3 1 0 KEY      | true  | the key itself
            2 1 1 KEY256   | true  | usage 2 describes any certificate of the chain
            3 0 1 KEY256   | false | the key's digest as the certificate's
            3 1 1 WHOLE256 | false | the certificate's digest as the key's
            3 0 0 KEY      | false | the key as the certificate
            3 0 2 KEY512   | false | the key's digest as the certificate's
            3 1 2 WHOLE512 | false | the certificate's digest as the key's
            1 1 1 KEY256   | false | usage 1 is of no use
            3 1 3 KEY256   | false | no such matching type
            """)
    void matches_what_a_record_describes(String record, boolean matches, String why) throws Exception {
        assertEquals(matches, SeenCertificate.matches(List.of(seen(NAMED)), List.of(tlsa(record))), why);
        assertFalse(SeenCertificate.matches(List.of(seen(BARE)), List.of(tlsa(record))), why);
    }

    @Test
    void usage_3_looks_at_the_first_and_usage_2_at_all() throws Exception {
        List<SeenCertificate> chain = List.of(seen(BARE), seen(NAMED));
        assertFalse(SeenCertificate.matches(chain, List.of(tlsa("3 1 1 KEY256"))), "RFC 7672 §3.1");
        assertTrue(SeenCertificate.matches(chain, List.of(tlsa("2 1 1 KEY256"))));
        assertTrue(SeenCertificate.matches(chain, List.of(tlsa("3 1 1 KEY256"), tlsa("2 1 1 KEY256"))), "one of several is enough");
        assertFalse(SeenCertificate.matches(List.of(), List.of(tlsa("3 1 1 KEY256"), tlsa("2 1 1 KEY256"))));
        assertFalse(seen(NAMED).matches(tlsa("3 1 9 KEY256")));
    }

    /// Usage 2 makes what it describes the trust anchor, and nobody but itself vouches for the first certificate there.
    @Test
    void usage_2_describes_a_servers_own_certificate_only_where_that_vouches_for_itself() throws Exception {
        SeenCertificate own = seen(NAMED);
        var issued = new SeenCertificate(own.subject(), "CN=ca", own.names(), own.from(), own.until(), own.wholeSha256(), own.wholeSha512(), own.keySha256(), own.keySha512());
        assertTrue(SeenCertificate.matches(List.of(own), List.of(tlsa("2 1 1 KEY256"))));
        assertFalse(SeenCertificate.matches(List.of(issued), List.of(tlsa("2 1 1 KEY256"))), "RFC 6698 §2.1");
        assertTrue(SeenCertificate.matches(List.of(issued), List.of(tlsa("3 1 1 KEY256"))));
    }

    /// The common name counts where there is no other, and of very long lists not all names are kept.
    @Test
    void a_certificate_is_for_the_names_that_it_bears() throws Exception {
        SeenCertificate own = seen(NAMED);
        assertTrue(own.isFor(DomainName.of("mail.example.org")));
        assertTrue(own.isFor(DomainName.of("a.example.net")));
        for (String other : List.of("example.net", "a.b.example.net", "example.org", "mail.example.com")) {
            assertFalse(own.isFor(DomainName.of(other)), other);
        }
        assertTrue(named("CN=mail.example.org, O=x", List.of()).isFor(DomainName.of("mail.example.org")));
        assertFalse(named("CN=mail.example.org", List.of("other.example.org")).isFor(DomainName.of("mail.example.org")));
        assertTrue(named("CN=x", Collections.nCopies(SeenCertificate.MOST_NAMES, "x")).isFor(DomainName.of("mail.example.org")));
    }

    private static SeenCertificate named(String subject, List<String> names) {
        return new SeenCertificate(subject, "CN=ca", names, Instant.EPOCH, Instant.EPOCH, "aa", "bb", "cc", "dd");
    }

    @Test
    void an_encrypted_connection_shows_a_certificate() {
        assertThrows(IllegalArgumentException.class, () -> new SmtpProbe.Encrypted("192.0.2.1", "TLSv1.3", "X", List.of(), Optional.empty(), ""));
    }
}
