package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.body;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.assessment.Scenes.sound;
import static org.mailward.mailauth.dns.World.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.starttls.SeenCertificate;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.web.FetchFailure;

/// The rules about mail servers, their certificates and DANE, each where it speaks.
class MailServerRulesTest implements RuleTable {

    /// A sound domain without DANE.
    private static World undane() {
        return world().domain("example.org").mx(10, "mail.example.org").a("mail", "192.0.2.1").txt("_mta-sts", "v=STSv1; id=1");
    }

    /// @param key the SHA-256 digest of the server's key; `ab` 32 times is the one in [Scenes#sound()]
    private static SmtpProbe encrypted(Optional<FetchFailure> objection, String key) {
        var certificate = new SeenCertificate("CN=mail.example.org", "CN=ca", List.of("mail.example.org"), Scenes.NOW, Scenes.NOW, "aa", "bb", key, "dd");
        return new SmtpProbe.Encrypted("192.0.2.1", "TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(certificate), objection, objection.isPresent() ? "It is not right." : "");
    }

    /// The same server with a certificate that an authority issued; the digest of the authority's key is `cd` 32 times.
    private static SmtpProbe issued(Optional<FetchFailure> objection, String name, Instant until) {
        var certificate = new SeenCertificate("CN=leaf", "CN=ca", List.of(name), Scenes.NOW.minusSeconds(9), until, "aa", "bb", "cc", "dd");
        var authority = new SeenCertificate("CN=ca", "CN=ca", List.of(), Scenes.NOW.minusSeconds(9), Scenes.NOW, "aa", "bb", "cd".repeat(32), "dd");
        return new SmtpProbe.Encrypted("192.0.2.1", "TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(certificate, authority), objection, objection.isPresent() ? "It is not right." : "");
    }

    private static World servers(int count) {
        World world = world().domain("example.org");
        IntStream.range(0, count).forEach(i -> world.mx(10, "mx" + i + ".example.org").a("mx" + i, "192.0.2.1"));
        return world;
    }

    private static World tlsa(String... records) {
        World world = mailOnly();
        for (String record : records) {
            world.record("_25._tcp.mail", RecordType.TLSA, new RecordData.Presentation(record));
        }
        return world;
    }

    static Stream<Case> cases() {
        String me = "example.org";
        String mail = "mail.example.org";
        return Stream.of(
                Case.of("mx.missing", Severity.LOW, me, world().domain(me)).publishes("0 ."),
                Case.of("mx.missing", Severity.LOW, me, world().domain(me).a("@", "192.0.2.1")),
                Case.of("mx.null.mixed", Severity.MEDIUM, me, mailOnly().mx(0, ".")),
                Case.of("mx.exchange.unusable", Severity.HIGH, "192.0.2.1", mailOnly().mx(20, "192.0.2.1")),
                Case.of("mx.host.no-address", Severity.MEDIUM, "gone.example.org", mailOnly().mx(20, "gone.example.org")),
                Case.of("mx.host.no-address", Severity.CRITICAL, "mx.vendor.com", mailOnly().mx(20, "mx.vendor.com")),
                Case.of("mx.host.no-address", Severity.HIGH, "mine.github.io", mailOnly().mx(20, "mine.github.io")),
                Case.of("mx.host.no-address", Severity.MEDIUM, "mx.vendor.com", mailOnly().mx(20, "mx.vendor.com").domain("vendor.com")),
                Case.of("mx.host.no-address", Severity.MEDIUM, "mx.vendor.test", mailOnly().mx(20, "mx.vendor.test")),
                Case.of("mx.host.no-address", Severity.CRITICAL, "gone.example.org", mailOnly().mx(20, "gone.example.org").cname("gone", "mx.vendor.com")),
                Case.of("mx.host.no-address", Severity.MEDIUM, "gone.example.org", mailOnly().mx(20, "gone.example.org").cname("gone", "mx.vendor.com").domain("vendor.com").txt("mx", "hello")),
                Case.of("mx.host.no-address", Severity.HIGH, "gone.example.org", world().domain(me).mx(20, "gone.example.org")),
                Case.of("mx.host.inner-address", Severity.HIGH, "in.example.org", mailOnly().mx(20, "in.example.org").a("in", "10.0.0.1")),
                Case.of("mx.host.inner-address", Severity.MEDIUM, "in.example.org", mailOnly().mx(20, "in.example.org").a("in", "127.0.0.1").a("in", "192.0.2.3")),
                Case.of("mx.host.inner-address", Severity.HIGH, "mx.public.net", mailOnly().mx(20, "mx.public.net").domain("public.net").aaaa("mx", "2001:db8::1")),
                Case.of("mx.host.alias", Severity.LOW, "al.example.org", mailOnly().mx(20, "al.example.org").cname("al", "mail.example.org")),
                Case.of("mx.single", Severity.INFO, me, world().domain(me).mx(10, "mail.example.org").a("mail", "192.0.2.1")),
                Case.of("mx.too-many", Severity.INFO, me, servers(11)),
                Case.of("dane.tlsa.unusable", Severity.MEDIUM, "mail.example.org", tlsa("1 1 1 " + "ab".repeat(32))),
                Case.of("dane.tlsa.unusable", Severity.MEDIUM, "mail.example.org", tlsa("not a record")),
                Case.of("dane.tlsa.faulty", Severity.LOW, "mail.example.org", tlsa("3 1 1 " + "ab".repeat(32), "3 1 2 " + "ab".repeat(32))),
                Case.of("dane.tlsa.faulty", Severity.LOW, "mail.example.org", tlsa("3 1 1 " + "ab".repeat(32), "not a record")),
                Case.of("dane.partial", Severity.LOW, me, tlsa("3 1 1 " + "ab".repeat(32)).mx(20, "two.example.org").a("two", "192.0.2.3")),
                Case.of("dane.missing", Severity.INFO, me, mailOnly()),
                Case.of("starttls.missing", Severity.MEDIUM, mail, sound()).smtp(new SmtpProbe.NotOffered("192.0.2.1")),
                Case.of("starttls.broken", Severity.MEDIUM, mail, sound()).smtp(new SmtpProbe.Broken("192.0.2.1", SmtpProbe.Cause.COMMAND_REFUSED, "454 not now")),
                Case.of("starttls.tls.old", Severity.MEDIUM, mail, sound()).smtp(new SmtpProbe.Broken("192.0.2.1", SmtpProbe.Cause.TLS_TOO_OLD, "TLSv1")),
                Case.of("starttls.certificate.invalid", Severity.HIGH, mail, undane()).smtp(encrypted(Optional.of(FetchFailure.CERTIFICATE_EXPIRED), "cc")),
                Case.of("starttls.certificate.invalid", Severity.HIGH, mail, sound()).smtp(encrypted(Optional.of(FetchFailure.CERTIFICATE_SELF_SIGNED), "ab".repeat(32))),
                Case.of("starttls.certificate.invalid", Severity.LOW, mail, undane()).smtp(encrypted(Optional.of(FetchFailure.CERTIFICATE_WRONG_NAME), "cc")).policy(body(Scenes.POLICY.replace("enforce", "testing"))),
                Case.of("starttls.certificate.invalid", Severity.LOW, mail, mailOnly()).smtp(encrypted(Optional.of(FetchFailure.CERTIFICATE_SELF_SIGNED), "cc")),
                Case.of("dane.certificate.mismatch", Severity.HIGH, mail, sound()).smtp(encrypted(Optional.empty(), "cc")),
                Case.of("dane.certificate.mismatch", Severity.HIGH, mail, tlsa("2 1 1 " + "cd".repeat(32))).smtp(issued(Optional.of(FetchFailure.CERTIFICATE_EXPIRED), "mail.example.org", Scenes.NOW.minusSeconds(1))),
                Case.of("dane.certificate.mismatch", Severity.HIGH, mail, tlsa("2 1 1 " + "cd".repeat(32))).smtp(issued(Optional.of(FetchFailure.CERTIFICATE_WRONG_NAME), "other.example.org", Scenes.NOW)));
    }

    /// Where a name has no address either, mail for it comes back at once.
    @Test
    void only_a_name_with_an_address_is_tried_for_days() {
        for (World world : List.of(world().domain("example.org"), world().domain("example.org").a("@", "192.0.2.1"))) {
            Finding finding = Scenes.assess(world).findings().stream().filter(each -> each.ruleId().equals("mx.missing")).findFirst().orElseThrow();
            assertEquals("Senders do not know whether the domain receives mail. Where its name has an address they keep trying that for days before they tell the writer.", finding.why());
        }
    }

    @Test
    void a_sound_mail_server_adds_no_finding() {
        assertEquals(List.of(), Examination.examine(Case.of("", Severity.INFO, "", sound()).smtp(encrypted(Optional.empty(), "ab".repeat(32))).evidence()).findings());
    }

    /// What DANE describes is right for senders that use it; those that go by MTA-STS look at the certificate itself.
    @Test
    void dane_makes_up_for_an_odd_certificate_where_no_policy_asks_for_another() {
        SmtpProbe odd = encrypted(Optional.of(FetchFailure.CERTIFICATE_SELF_SIGNED), "ab".repeat(32));
        String usual = "3 1 1 " + "ab".repeat(32);
        assertEquals(List.of(), aboutServers(Case.of("", Severity.INFO, "", tlsa(usual)).smtp(odd)), "RFC 7672 §3.1.1");
        assertEquals(List.of(), aboutServers(Case.of("", Severity.INFO, "", sound()).smtp(odd).policy(body(Scenes.POLICY.replace("enforce", "testing")))));
        assertEquals(List.of(), aboutServers(Case.of("", Severity.INFO, "", sound()).smtp(odd).policy(body(Scenes.POLICY.replace("version", "versoin")))), "nobody goes by a faulty policy");
        assertEquals(List.of("starttls.certificate.invalid"), aboutServers(Case.of("", Severity.INFO, "", sound()).smtp(odd)), "RFC 8461 §2");
        assertEquals(List.of(), aboutServers(Case.of("", Severity.INFO, "", tlsa("2 1 1 " + "cd".repeat(32))).smtp(issued(Optional.of(FetchFailure.CERTIFICATE_SELF_SIGNED), "mail.example.org", Scenes.NOW))), "an authority of one's own");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            mail.example.org  | RFC 7672 §3.2.2: the name where the TLSA record stands
            MAIL.example.org  | names have no case
            example.org       | RFC 7672 §3.2.2: the domain whose mail it is
            *.example.org     | RFC 7672 §3.2.3
            """)
    void an_authoritys_certificate_may_bear_each_of_these_names(String name, String why) {
        assertEquals(List.of(), aboutServers(Case.of("", Severity.INFO, "", tlsa("2 1 1 " + "cd".repeat(32))).smtp(issued(Optional.empty(), name, Scenes.NOW))), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.org", "mail.*.org", "il.example.org", "*", "a.mail.example.org", "*.mail.example.org"})
    void an_authoritys_certificate_for_another_name_is_somebody_elses(String name) {
        assertEquals(List.of("dane.certificate.mismatch"), aboutServers(Case.of("", Severity.INFO, "", tlsa("2 1 1 " + "cd".repeat(32))).smtp(issued(Optional.empty(), name, Scenes.NOW))));
    }

    /// An authority may stand in DNS whole and not be sent along. Whether it issued the certificate cannot be told from what is kept.
    @ParameterizedTest
    @ValueSource(strings = {"2 0 0 30820122", "2 1 0 30820122"})
    void an_authority_that_stands_in_dns_alone_leaves_the_certificate_open(String record) {
        var seen = new CheckId("dane.certificate.mismatch", "mail.example.org");
        Case right = Case.of("", Severity.INFO, "", tlsa(record)).smtp(issued(Optional.of(FetchFailure.CERTIFICATE_UNTRUSTED), "mail.example.org", Scenes.NOW));
        assertEquals(List.of(), aboutServers(right));
        assertTrue(Examination.examine(right.evidence()).cannotTell(seen));
        assertTrue(Examination.examine(right.evidence()).cannotTell(new CheckId("starttls.certificate.invalid", "mail.example.org")));
        Case wrong = Case.of("", Severity.INFO, "", tlsa(record)).smtp(issued(Optional.of(FetchFailure.CERTIFICATE_WRONG_NAME), "other.example.org", Scenes.NOW));
        assertEquals(List.of("starttls.certificate.invalid", "dane.certificate.mismatch"), aboutServers(wrong).stream().sorted(Comparator.reverseOrder()).toList());
        Case digest = Case.of("", Severity.INFO, "", tlsa("2 1 1 " + "ef".repeat(32))).smtp(issued(Optional.empty(), "mail.example.org", Scenes.NOW));
        assertEquals(List.of("dane.certificate.mismatch"), aboutServers(digest), "what a digest describes has to be sent");
    }

    private static List<String> aboutServers(Case each) {
        return Examination.examine(each.evidence()).findings().stream().map(Finding::ruleId).filter(id -> id.startsWith("starttls.") || id.startsWith("dane.")).toList();
    }
}
