package org.mailward.platform.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.assessment.Evidence;
import org.mailward.mailauth.dane.Tlsa;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.starttls.SeenCertificate;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.smtp.MailServer.Script;
import org.mailward.platform.web.HeavyKeys;
import org.mailward.platform.web.TestCertificates;

@Timeout(60)
class StartTlsProberTest {

    private static final DomainName HOST = DomainName.of("mail.example.org");
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration HASTY = Duration.ofMillis(500);
    private static final DnsResolver NOBODY = question -> new Answer.NoData(question, false);

    @TempDir
    private static Path folder;
    private static TestCertificates certificates;
    private static Path authority;

    private Optional<MailServer> open = Optional.empty();

    @BeforeAll
    static void make_certificates() throws Exception {
        certificates = new TestCertificates(folder);
        certificates.make("ca", "-ext", "bc:critical=ca:true");
        certificates.make("good", "-signer", "ca", "-ext", "san=dns:" + HOST);
        certificates.make("other", "-signer", "ca", "-ext", "san=dns:mail.example.net");
        certificates.make("expired", "-signer", "ca", "-ext", "san=dns:" + HOST, "-startdate", "-10d", "-validity", "5");
        certificates.make("stranger", "-ext", "san=dns:" + HOST);
        authority = certificates.pem("ca");
    }

    @AfterEach
    void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
        }
    }

    private MailServer server(String certificate, Script script) throws Exception {
        open = Optional.of(new MailServer(certificates.server(certificate), script));
        return open.get();
    }

    private static SmtpProbe probe(InetSocketAddress server, Duration timeout) {
        var settings = new ProbeSettings(true, timeout, timeout, 3, "probe.example.net", Map.of(HOST, server), Optional.of(authority));
        return new StartTlsProber(settings, NOBODY).probe(HOST);
    }

    private SmtpProbe probe(String certificate, Script script) throws Exception {
        return probe(server(certificate, script).address(), PATIENT);
    }

    private static void assertFailed(FetchFailure failure, SmtpProbe probe) {
        var failed = assertInstanceOf(SmtpProbe.Failed.class, probe);
        assertEquals(failure, failed.failure(), failed.detail());
    }

    @Test
    void sees_protocol_cipher_and_certificates_and_takes_its_leave() throws Exception {
        MailServer server = server("good", Script.SOUND);
        var seen = assertInstanceOf(SmtpProbe.Encrypted.class, probe(server.address(), PATIENT));
        assertEquals("127.0.0.1", seen.address());
        assertEquals("TLSv1.3", seen.protocol());
        assertTrue(seen.cipher().startsWith("TLS_"), seen.cipher());
        assertEquals(List.of("CN=good", "CN=ca"), seen.chain().stream().map(SeenCertificate::subject).toList());
        assertEquals(List.of(HOST.ascii()), seen.chain().getFirst().names());
        assertEquals("CN=ca", seen.chain().getFirst().issuer());
        assertEquals(Optional.empty(), seen.objection());
        assertEquals(List.of("EHLO probe.example.net", "STARTTLS"), server.heard().subList(0, 2));
    }

    @Test
    void sees_tls_1_2() throws Exception {
        assertEquals("TLSv1.2", assertInstanceOf(SmtpProbe.Encrypted.class, probe("good", Script.SOUND.protocols("TLSv1.2"))).protocol());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            other    | CERTIFICATE_WRONG_NAME  | It names mail.example.net.
            expired  | CERTIFICATE_EXPIRED     | It ended on \\d{4}-\\d\\d-\\d\\d. It was issued by CN=ca.
            stranger | CERTIFICATE_SELF_SIGNED | It was issued by CN=stranger. It is valid until \\d{4}-\\d\\d-\\d\\d.
            """)
    void sees_what_a_careful_sender_would_object_to(String certificate, FetchFailure objection, String detail) throws Exception {
        var seen = assertInstanceOf(SmtpProbe.Encrypted.class, probe(certificate, Script.SOUND));
        assertEquals(Optional.of(objection), seen.objection());
        assertTrue(seen.detail().matches(detail), seen.detail());
    }

    /// Checking a signature could cost more than a scan may.
    @Test
    void a_key_that_is_too_heavy_says_nothing_about_the_server() throws Exception {
        open = Optional.of(new MailServer(new HeavyKeys().server(), Script.SOUND));
        assertFailed(FetchFailure.CERTIFICATE, probe(open.get().address(), PATIENT));
    }

    @Test
    void what_dane_says_can_be_compared() throws Exception {
        var chain = assertInstanceOf(SmtpProbe.Encrypted.class, probe("good", Script.SOUND)).chain();
        String key = chain.getFirst().keySha256();
        String root = chain.getLast().wholeSha512();
        assertTrue(SeenCertificate.matches(chain, List.of(Tlsa.read("3 1 1 " + key).orElseThrow())));
        assertTrue(SeenCertificate.matches(chain, List.of(Tlsa.read("2 0 2 " + root).orElseThrow())));
        assertTrue(!SeenCertificate.matches(chain, List.of(Tlsa.read("3 0 2 " + root).orElseThrow())));
    }

    @Test
    void says_when_encryption_is_not_offered() throws Exception {
        MailServer server = server("good", Script.SOUND.offer("250-mail.example.org\r\n250-X-STARTTLS\r\n250 SIZE STARTTLS\r\n"));
        assertEquals(new SmtpProbe.NotOffered("127.0.0.1"), probe(server.address(), PATIENT));
    }

    @Test
    void says_when_the_offer_is_not_kept() throws Exception {
        assertEquals(new SmtpProbe.Broken("127.0.0.1", SmtpProbe.Cause.COMMAND_REFUSED, "It answers STARTTLS with 454 not now"), probe("good", Script.SOUND.ready("454 not now\r\n")));
    }

    /// The JDK does not let even a test server speak TLS 1.1, so this one answers the client's first words with the alert that
    /// such servers send.
    @Test
    void says_when_the_server_knows_only_retired_versions() throws Exception {
        assertEquals(SmtpProbe.Cause.TLS_TOO_OLD, assertInstanceOf(SmtpProbe.Broken.class,
                probe("good", Script.SOUND.ready("220 go ahead\r\n\u0015\u0003\u0001\0\u0002\u0002\u0046"))).cause(), "RFC 8446 §6.2");
    }

    @Test
    void says_when_the_handshake_fails_otherwise() throws Exception {
        assertEquals(SmtpProbe.Cause.HANDSHAKE, assertInstanceOf(SmtpProbe.Broken.class, probe("good", Script.SOUND.ready("220 go ahead\r\nwhat is this\r\n"))).cause());
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 no service for you\r\n", "421-busy\r\n421 come back\r\n"})
    void a_server_that_does_not_want_to_speak_is_unknown(String greeting) throws Exception {
        assertFailed(FetchFailure.UNREACHABLE, probe("good", Script.SOUND.greeting(greeting)));
    }

    @Test
    void a_refused_ehlo_is_unknown() throws Exception {
        assertFailed(FetchFailure.UNREACHABLE, probe("good", Script.SOUND.offer("502 what\r\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n", "22\r\n", "220x\r\n", "120 early\r\n", "999 late\r\n"})
    void what_is_not_smtp_is_said(String greeting) throws Exception {
        assertFailed(FetchFailure.MALFORMED, probe("good", Script.SOUND.greeting(greeting)));
    }

    @Test
    void endless_lines_and_endless_replies_are_cut_off() throws Exception {
        assertFailed(FetchFailure.MALFORMED, probe("good", Script.SOUND.greeting("220 " + "x".repeat(SmtpTalk.LONGEST_LINE))));
        open.orElseThrow().close();
        assertFailed(FetchFailure.MALFORMED, probe("good", Script.SOUND.offer("250-again\r\n".repeat(SmtpTalk.MOST_LINES + 1))));
    }

    @Test
    void a_server_that_never_speaks_is_left() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertFailed(FetchFailure.TIMEOUT, probe(new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort()), HASTY));
        }
    }

    @Test
    void a_port_where_nobody_listens_is_unknown() throws Exception {
        InetSocketAddress gone;
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            gone = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
        }
        assertFailed(FetchFailure.UNREACHABLE, probe(gone, PATIENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1"})
    void never_connects_to_an_inner_address(String literal) {
        DnsResolver inner = question -> question.type() == RecordType.A
                ? new Answer.Found(question, List.of(new RecordData.Address(literal)), List.of(), Duration.ofMinutes(5), false)
                : new Answer.NoData(question, false);
        assertFailed(FetchFailure.BLOCKED_ADDRESS, new StartTlsProber(ProbeSettings.defaults(), inner).probe(HOST));
    }

    @Test
    void says_when_there_is_no_address() {
        assertFailed(FetchFailure.NO_ADDRESS, new StartTlsProber(ProbeSettings.defaults(), NOBODY).probe(HOST));
    }

    @Test
    void says_that_it_would_have_looked_where_dns_named_nobody() {
        var domain = DomainName.of("example.org");
        var mx = new Question(domain, RecordType.MX);
        var evidence = new Evidence(domain, Instant.EPOCH, Map.of(mx, new Answer.Failed(mx, Answer.Failure.SERVER_FAILURE, "SERVFAIL")), Optional.empty(), List.of(), "probe");
        var settings = new ProbeSettings(true, PATIENT, PATIENT, 1, "probe.example.net", Map.of(), Optional.of(authority));
        Evidence more = new MailServers(settings, new StartTlsProber(settings, NOBODY)).lookAt(evidence, NOBODY);
        assertEquals(Map.of(), more.smtp());
        assertNotEquals(evidence, more);
    }

    @Test
    void looks_only_where_the_operator_wishes_it_and_at_few_servers() throws Exception {
        MailServer server = server("good", Script.SOUND);
        var domain = DomainName.of("example.org");
        var mx = new Question(domain, RecordType.MX);
        var one = new Question(HOST, RecordType.A);
        var two = new Question(DomainName.of("two.example.org"), RecordType.A);
        var evidence = new Evidence(domain, Instant.EPOCH, Map.of(
                mx, new Answer.Found(mx, List.of(new RecordData.MailExchange(10, HOST), new RecordData.MailExchange(20, two.name())), List.of(), Duration.ofMinutes(5), false),
                one, new Answer.Found(one, List.of(new RecordData.Address("192.0.2.1")), List.of(), Duration.ofMinutes(5), false),
                two, new Answer.Found(two, List.of(new RecordData.Address("192.0.2.2")), List.of(), Duration.ofMinutes(5), false)), Optional.empty(), List.of(), "probe");
        var settings = new ProbeSettings(true, PATIENT, PATIENT, 1, "probe.example.net", Map.of(HOST, server.address()), Optional.of(authority));
        Evidence more = new MailServers(settings, new StartTlsProber(settings, NOBODY)).lookAt(evidence, NOBODY);
        assertEquals(List.of(HOST), List.copyOf(more.smtp().keySet()));
        assertInstanceOf(SmtpProbe.Encrypted.class, more.smtp().get(HOST));
        var off = ProbeSettings.defaults();
        assertSame(evidence, new MailServers(off, new StartTlsProber(off, NOBODY)).lookAt(evidence, NOBODY));
    }

    @Test
    void settings_are_read_and_named_when_they_make_no_sense() {
        assertEquals(ProbeSettings.defaults(), ProbeSettings.read(new Settings(_ -> Optional.empty())));
        var given = ProbeSettings.read(new Settings(property -> Optional.ofNullable(Map.of(ProbeSettings.ENABLED, "true", ProbeSettings.CONNECT_TO, "mail.example.org=127.0.0.1:2525").get(property))));
        assertTrue(given.enabled());
        assertEquals(2525, given.connectTo().get(HOST).getPort());
        for (var wrong : Map.of(ProbeSettings.ENABLED, "yes", ProbeSettings.MOST_HOSTS, "11", ProbeSettings.HELO, "localhost", ProbeSettings.TIMEOUT, "0").entrySet()) {
            var refused = assertThrows(IllegalArgumentException.class, () -> ProbeSettings.read(new Settings(property -> property.equals(wrong.getKey()) ? Optional.of(wrong.getValue()) : Optional.empty())));
            assertTrue(refused.getMessage().contains(wrong.getKey()), refused.getMessage());
        }
    }
}
