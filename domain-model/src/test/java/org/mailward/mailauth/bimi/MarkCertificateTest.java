package org.mailward.mailauth.bimi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.bimi.Certificates.file;
import static org.mailward.mailauth.bimi.Certificates.middle;
import static org.mailward.mailauth.bimi.Certificates.own;
import static org.mailward.mailauth.bimi.Certificates.root;
import static org.mailward.mailauth.bimi.IndicatorTest.SOUND;
import static org.mailward.mailauth.bimi.IndicatorTest.gzip;
import static org.mailward.mailauth.bimi.IndicatorTest.octets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.bimi.MarkCertificate.Chain;
import org.mailward.mailauth.bimi.MarkCertificate.Kind;
import org.mailward.mailauth.bimi.MarkCertificateReading.Read;
import org.mailward.mailauth.bimi.MarkCertificateReading.Unreadable;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.keys.HugeKeys;

/// draft-fetch-validation-vmc-wchuang-10.
class MarkCertificateTest {

    private static MarkCertificate read(Certificates.Wish... wishes) {
        return assertInstanceOf(Read.class, MarkCertificate.read(file(wishes))).certificate();
    }

    private static String why(String text) {
        return assertInstanceOf(Unreadable.class, MarkCertificate.read(text.getBytes(StandardCharsets.UTF_8))).why();
    }

    @Test
    void its_fields_are_read() {
        MarkCertificate certificate = read(own().markType("Registered Mark"), middle(), root());
        assertEquals(Kind.VMC, certificate.kind());
        assertEquals(Optional.of("Registered Mark"), certificate.markType());
        assertEquals("Example Ltd", certificate.subject());
        assertEquals("Middle", certificate.issuer());
        assertEquals(Certificates.FROM, certificate.notBefore());
        assertEquals(Certificates.TO, certificate.notAfter());
        assertEquals(List.of("example.org"), certificate.names());
        assertTrue(certificate.forLogos());
        assertEquals(Chain.OTHER_ROOT, certificate.chain());
        SealedLogo logo = certificate.logo().orElseThrow();
        assertEquals("image/svg+xml", logo.mediaType());
        assertEquals(Optional.of(SOUND), logo.drawing());
        assertEquals(Set.of("SHA-256"), logo.digests().keySet());
    }

    @ParameterizedTest(name = "[{index}] {0} is {1}")
    @CsvSource({"Registered Mark, VMC", "Government Mark, VMC", "government mark, VMC", "Prior Use Mark, CMC", "Modified Registered Mark, CMC", "Provisional Mark, CMC", "My Mark, UNSTATED"})
    void the_mark_type_decides(String type, Kind kind) {
        assertEquals(kind, read(own().markType(type)).kind());
    }

    @Test
    void a_certificate_may_lack_everything() {
        MarkCertificate certificate = read(own().names(new String[0]).purposes(new String[0]).logotype(new byte[0]));
        assertEquals(Kind.UNSTATED, certificate.kind());
        assertEquals(Optional.empty(), certificate.markType());
        assertEquals(List.of(), certificate.names());
        assertFalse(certificate.forLogos());
        assertEquals(Optional.empty(), certificate.logo());
    }

    @Test
    void without_an_organization_the_common_name_tells_whose_it_is_and_else_the_whole_name() {
        assertEquals("Jane", read(subject(new String[] {"2.5.4.3", "Jane"})).subject());
        assertEquals("C=AT", read(subject(new String[] {"2.5.4.6", "AT"})).subject());
    }

    private static Certificates.Wish subject(String[]... attributes) {
        Certificates.Wish own = own();
        return new Certificates.Wish(List.of(attributes), own.issuer(), own.names(), own.purposes(), own.logotype(), own.authority(), own.key(), own.signer(), own.from(), own.to());
    }

    @Test
    void a_certificate_for_servers_is_none_for_logos() {
        assertFalse(read(own().purposes(Certificates.FOR_SERVERS)).forLogos());
        assertTrue(read(own().purposes(Certificates.FOR_SERVERS, Certificates.FOR_LOGOS)).forLogos());
    }

    @Test
    void the_first_and_last_moment_are_in() {
        MarkCertificate certificate = read(own());
        assertFalse(certificate.isValidAt(Certificates.FROM.minusSeconds(1)));
        assertTrue(certificate.isValidAt(Certificates.FROM));
        assertTrue(certificate.isValidAt(Certificates.TO));
        assertFalse(certificate.isValidAt(Certificates.TO.plusSeconds(1)));
    }

    @ParameterizedTest(name = "[{index}] {0} covers {1}: {2}")
    @CsvSource({
            "example.org, example.org, true",
            "EXAMPLE.ORG., example.org, true",
            "default._bimi.example.org, example.org, true",
            "example.org, news.example.org, true",
            "default._bimi.example.org, news.example.org, true",
            "news.example.org, news.example.org, true",
            "news.example.org, example.org, false",
            "other._bimi.example.org, example.org, false",
            "*.example.org, news.example.org, false",
            "example.com, example.org, false"})
    void a_name_covers_itself_and_the_organization_stands_for_its_subdomains(String name, String domain, boolean covered) {
        assertEquals(covered, read(own().names("unrelated.example", name)).covers(DomainName.of(domain), Optional.of(DomainName.of("example.org")), "default"));
    }

    @Test
    void an_address_in_the_certificate_is_no_domain() {
        assertEquals(List.of("example.org"), read(own().names("mail@example.net", "example.org")).names());
    }

    @Test
    void without_an_organization_only_the_domain_counts() {
        assertFalse(read(own()).covers(DomainName.of("news.example.org"), Optional.empty(), "default"));
        assertTrue(read(own().names("news._bimi.example.org")).covers(DomainName.of("example.org"), Optional.empty(), "News"));
    }

    @Test
    void signatures_are_followed_to_the_end_of_the_file() {
        assertEquals(Chain.OTHER_ROOT, read(own(), middle(), root()).chain());
        assertEquals(Chain.WITHOUT_ROOT, read(own(), middle()).chain());
        assertEquals(Chain.WITHOUT_ROOT, read(own()).chain());
        assertEquals(Chain.OTHER_ROOT, read(root()).chain());
        assertEquals(Chain.BROKEN, read(own(), root()).chain());
        assertEquals(Chain.BROKEN, read(own().signer(Certificates.ROOT_KEY), middle(), root()).chain());
        assertEquals(Chain.BROKEN, read(own(), middle().signer(Certificates.OWN_KEY), root()).chain());
        Certificates.Wish middle = middle();
        assertEquals(Chain.BROKEN, read(own(), new Certificates.Wish(middle.subject(), middle.issuer(), List.of(), List.of(), new byte[0], false, middle.key(), middle.signer(), middle.from(), middle.to()), root()).chain());
    }

    @Test
    void what_is_no_certificate_says_so() {
        assertEquals("The file holds no certificate in PEM form.", why(""));
        assertEquals("The file holds no certificate in PEM form.", why("<html>"));
        assertEquals("Certificate 1 of the file cannot be read.", why("-----BEGIN CERTIFICATE-----"));
        assertEquals("Certificate 1 of the file cannot be read.", why("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"));
        assertEquals("Certificate 1 of the file cannot be read.", why("-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----"));
        assertEquals("Certificate 2 of the file cannot be read.", why(own().pem() + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"));
        assertEquals("Certificate 2 of the file cannot be read.", why(own().pem() + "-----BEGIN CERTIFICATE-----\nAAAA"));
    }

    @Test
    void eight_certificates_are_read() {
        var eight = new Certificates.Wish[8];
        Arrays.fill(eight, root());
        assertEquals(Chain.OTHER_ROOT, read(eight).chain());
        byte[] nine = Certificates.joined(file(eight), "-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII));
        assertInstanceOf(Read.class, MarkCertificate.read(nine));
        byte[] broken = Certificates.joined(file(Arrays.copyOf(eight, 7)), "-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII));
        assertInstanceOf(Unreadable.class, MarkCertificate.read(broken));
    }

    @Test
    void text_around_the_certificates_is_skipped() {
        assertInstanceOf(Read.class, MarkCertificate.read(("subject: Example\n" + own().pem() + "\nissuer\n" + middle().pem()).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void the_logo_inside_is_compared_with_the_one_published() {
        SealedLogo logo = read(own()).logo().orElseThrow();
        assertTrue(logo.isOf(octets(SOUND)));
        assertTrue(logo.isOf(gzip(octets(SOUND))));
        assertFalse(logo.isOf(octets(SOUND + " ")));
        assertFalse(logo.isOf(new byte[0]));
        assertFalse(logo.isOf(new byte[] {0x1F, (byte) 0x8B}));
    }

    @Test
    void a_logo_that_is_elsewhere_is_compared_by_its_digest() {
        byte[] svg = octets(SOUND);
        SealedLogo elsewhere = read(own().logotype(Certificates.logotype("image/svg+xml", Certificates.sha256(svg), "https://example.org/logo.svg"))).logo().orElseThrow();
        assertEquals(Optional.empty(), elsewhere.drawing());
        assertTrue(elsewhere.isOf(svg));
        assertTrue(elsewhere.isOf(gzip(svg)));
        assertFalse(elsewhere.isOf(octets(SOUND + " ")));
        assertFalse(elsewhere.isOf(new byte[] {0x1F, (byte) 0x8B}));
        byte[] packed = gzip(svg);
        assertTrue(read(own().logotype(Certificates.logotype("image/svg+xml", Certificates.sha256(packed), "https://example.org/logo.svg"))).logo().orElseThrow().isOf(packed));
    }

    @Test
    void a_drawing_inside_decides_whatever_the_digest_says() {
        byte[] other = octets(SOUND.replace("Example", "Another"));
        byte[] logotype = Certificates.logotype("image/svg+xml", Certificates.sha256(octets(SOUND)), "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(other));
        assertFalse(SealedLogo.read(logotype).orElseThrow().isOf(octets(SOUND)));
        assertTrue(SealedLogo.read(logotype).orElseThrow().isOf(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"data:image/svg+xml;base64,!!", "data:image/svg+xml,<svg/>", "http://example.org/;base64,AAAA", "data:", "data:;base64,H4sI"})
    void an_address_that_holds_no_drawing_holds_none(String address) {
        assertEquals(Optional.empty(), SealedLogo.read(Certificates.logotype("Image/SVG+xml", new byte[] {1, (byte) 0xAB}, address)).orElseThrow().drawing());
        assertEquals(Map.of("SHA-256", "01ab"), SealedLogo.read(Certificates.logotype("Image/SVG+xml", new byte[] {1, (byte) 0xAB}, address)).orElseThrow().digests());
        assertEquals("image/svg+xml", SealedLogo.read(Certificates.logotype("Image/SVG+xml", new byte[] {1}, address)).orElseThrow().mediaType());
    }

    @Test
    void an_extension_without_the_subjects_logo_holds_none() {
        assertEquals(Optional.empty(), SealedLogo.read(new byte[0]));
        assertEquals(Optional.empty(), SealedLogo.read(Certificates.sequence(Certificates.value(0xA1, Certificates.value(0xA0, new byte[0])))));
        byte[] details = Certificates.sequence(new byte[0]);
        SealedLogo empty = SealedLogo.read(Certificates.sequence(Certificates.value(0xA2, Certificates.value(0xA0, Certificates.sequence(Certificates.sequence(details)))))).orElseThrow();
        assertEquals(new SealedLogo("", Map.of(), Optional.empty()), empty);
        assertFalse(empty.isOf(octets(SOUND)));
    }

    @Test
    void no_octets_break_it() {
        var random = new Random(8);
        byte[] sound = Certificates.make(own().markType("Registered Mark"));
        for (int i = 0; i < 5_000; i++) {
            byte[] der = sound.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                der[random.nextInt(der.length)] = (byte) random.nextInt(256);
            }
            MarkCertificateReading reading = MarkCertificate.read(Certificates.pem(der).getBytes(StandardCharsets.US_ASCII));
            assertTrue(reading instanceof Read || reading instanceof Unreadable);
        }
    }

    /// Checking one can take some seconds of a processor, which nothing interrupts.
    @Test
    void a_signature_of_a_key_that_is_too_large_is_not_checked() {
        assertEquals(Chain.OTHER_ROOT, chain(HugeKeys.dsa(128)));
        assertEquals(Chain.WITHOUT_ROOT, chain(HugeKeys.dsa(30_000)));
    }

    private static Chain chain(byte[] der) {
        return assertInstanceOf(Read.class, MarkCertificate.read(Certificates.pem(der).getBytes(StandardCharsets.US_ASCII))).certificate().chain();
    }
}
