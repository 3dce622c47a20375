package org.mailward.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Gathering;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.assessment.rules.Rulebook;
import org.mailward.compliance.ProfileResult.Standing;
import org.mailward.mailauth.dkim.Keys;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.orgdomain.Suffixes;
import org.mailward.mailauth.starttls.SeenCertificate;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.web.FetchFailure;

class ProfilesTest {

    private static final DomainName NAME = DomainName.of("example.org");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.org\nmax_age: 604800\n";

    /// Everything in order.
    private static World sound() {
        return with("v=spf1 ip4:192.0.2.0/24 -all");
    }

    /// Everything in order, apart from what may be wrong with the SPF record.
    /// @param spf the record's strings
    private static World with(String... spf) {
        return bare().signed().strings("@", spf).txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@example.org")
                .txt("s1._domainkey", "v=DKIM1; p=" + Keys.rsa(2048)).txt("_mta-sts", "v=STSv1; id=1").txt("_smtp._tls", "v=TLSRPTv1; rua=mailto:t@example.org");
    }

    /// Receives mail and publishes nothing else.
    private static World bare() {
        return world().domain("example.org").mx(10, "mail.example.org").a("mail", "192.0.2.1");
    }

    /// Says in every way that it has no mail.
    private static World parked() {
        return world().domain("example.org").signed().mx(0, ".").txt("@", "v=spf1 -all").txt("*._domainkey", "v=DKIM1; p=")
                .txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@vendor.test").domain("vendor.test").txt("example.org._report._dmarc", "v=DMARC1");
    }

    /// Watches only, and lets everybody send.
    private static World lax() {
        return bare().txt("@", "v=spf1 include:broken.test ?all").txt("_dmarc", "v=DMARC1; p=none").txt("s1._domainkey", "v=DKIM1; p=" + Keys.rsa(512))
                .txt("_mta-sts", "v=STSv1; id=1").txt("_smtp._tls", "v=TLSRPTv1");
    }

    private static Evidence evidence(DnsResolver resolver, String policy) {
        return Gathering.gather(NAME, resolver, _ -> new FetchedPolicy.Body(policy, "text/plain"), NOW);
    }

    private static Map<String, Verdict> verdicts(Evidence evidence) {
        var verdicts = new TreeMap<String, Verdict>();
        Profiles.judge(evidence).forEach(result -> result.lines().forEach(line -> verdicts.put(line.control().id(), line.verdict())));
        return verdicts;
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met _ -> "met";
            case Verdict.NotMet _ -> "NOT";
            case Verdict.NotVisible _ -> "–";
            case Verdict.Unknown _ -> "?";
            case Verdict.NotApplicable _ -> "n/a";
        };
    }

    private static final String TABLE = """
            google-yahoo.spf           | met | NOT | n/a | NOT
            google-yahoo.dkim          | met | ?   | n/a | ?
            google-yahoo.dkim-length   | met | ?   | n/a | NOT
            google-yahoo.dmarc         | met | NOT | n/a | met
            google-yahoo.alignment     | –   | –   | –   | –
            google-yahoo.reverse-names | –   | –   | –   | –
            google-yahoo.tls           | –   | –   | –   | –
            google-yahoo.spam-rate     | –   | –   | –   | –
            google-yahoo.unsubscribe   | –   | –   | –   | –
            microsoft.spf              | met | NOT | n/a | NOT
            microsoft.dkim             | met | ?   | n/a | ?
            microsoft.dmarc            | met | NOT | n/a | met
            microsoft.alignment        | –   | –   | –   | –
            microsoft.unsubscribe      | –   | –   | –   | –
            bod-18-01.spf              | met | NOT | met | NOT
            bod-18-01.dmarc            | met | NOT | met | met
            bod-18-01.reports          | met | NOT | met | NOT
            bod-18-01.reject           | met | NOT | met | NOT
            bod-18-01.starttls         | –   | –   | –   | –
            bod-18-01.ciphers          | –   | –   | –   | –
            ncsc.spf                   | met | NOT | met | NOT
            ncsc.dkim                  | met | ?   | n/a | ?
            ncsc.dmarc                 | met | NOT | met | NOT
            ncsc.reports               | met | NOT | met | NOT
            ncsc.mta-sts               | met | NOT | n/a | NOT
            ncsc.tls-reports           | met | NOT | n/a | NOT
            ncsc.parked                | n/a | n/a | met | n/a
            ncsc.tls                   | –   | –   | –   | –
            bsi-tr-03182.spf           | met | NOT | met | NOT
            bsi-tr-03182.spf-all       | met | NOT | met | NOT
            bsi-tr-03182.dkim-rsa      | met | ?   | n/a | ?
            bsi-tr-03182.dkim-ed25519  | ?   | ?   | n/a | ?
            bsi-tr-03182.dkim-keys     | met | ?   | n/a | NOT
            bsi-tr-03182.dmarc         | met | NOT | met | met
            bsi-tr-03182.dmarc-policy  | met | NOT | met | NOT
            bsi-tr-03182.dmarc-reports | met | NOT | met | NOT
            bsi-tr-03182.unused        | n/a | n/a | met | n/a
            bsi-tr-03182.signing       | –   | –   | –   | –
            bsi-tr-03182.inbound       | –   | –   | –   | –
            bsi-tr-03182.sends-reports | –   | –   | –   | –
            bsi-tr-03108.dnssec        | met | NOT | met | NOT
            bsi-tr-03108.dane          | NOT | NOT | n/a | NOT
            bsi-tr-03108.sts           | met | NOT | n/a | NOT
            bsi-tr-03108.tls-reports   | met | NOT | n/a | NOT
            bsi-tr-03108.tls           | –   | –   | –   | –
            bsi-tr-03108.outbound      | –   | –   | –   | –
            nis2.spf                   | met | NOT | met | NOT
            nis2.dkim                  | met | ?   | n/a | ?
            nis2.dmarc                 | met | NOT | met | NOT
            nis2.transport             | met | NOT | n/a | NOT
            nis2.tls-reports           | met | NOT | n/a | NOT
            nis2.dnssec                | met | NOT | met | NOT
            nis2.plan                  | –   | –   | –   | –
            pci-dss.dmarc              | met | NOT | met | NOT
            pci-dss.spf                | met | NOT | met | NOT
            pci-dss.dkim               | met | ?   | n/a | ?
            pci-dss.inbound            | –   | –   | –   | –
            pci-dss.processes          | –   | –   | –   | –
            """;

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void each_control_is_judged(String id, String sound, String bare, String parked, String lax) {
        assertEquals(List.of(sound, bare, parked, lax), List.of(
                word(verdicts(evidence(sound(), POLICY)).get(id)), word(verdicts(evidence(bare(), POLICY)).get(id)),
                word(verdicts(evidence(parked(), POLICY)).get(id)), word(verdicts(evidence(lax(), POLICY.replace("enforce", "testing"))).get(id))));
    }

    /// What a name inherits counts as what it publishes; what only one standard finds protects at half of the receivers.
    @ParameterizedTest(name = "[{index}] {0} with {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            shop.example.org | example.org v=DMARC1; p=rejct                                     | google-yahoo.dmarc  | NOT
            shop.example.org | example.org v=DMARC1; p=rejct                                     | pci-dss.dmarc       | NOT
            shop.example.org | example.org v=DMARC1; p=rejct; rua=mailto:r@example.org           | bod-18-01.reject    | NOT
            shop.example.org | example.org v=DMARC1; rua=mailto:r@example.org                    | bod-18-01.reject    | NOT
            shop.example.org | example.org v=DMARC1; rua=mailto:r@example.org                    | microsoft.dmarc     | NOT
            shop.example.org | example.org v=DMARC1; p=quarantine; t=y; rua=mailto:r@example.org | ncsc.dmarc          | NOT
            shop.example.org | example.org v=DMARC1; p=reject; t=y; pct=0                        | bod-18-01.reject    | NOT
            shop.example.org | example.org v=DMARC1; p=reject                                    | bod-18-01.reports   | NOT
            shop.example.org | example.org v=DMARC1; p=reject; rua=mailto:r@vendor.test          | bod-18-01.reports   | NOT
            shop.example.org | example.org v=DMARC1; p=reject; rua=mailto:r@example.org          | bod-18-01.reject    | met
            shop.example.org | example.org v=DMARC1; p=reject; rua=mailto:r@example.org          | bod-18-01.reports   | met
            shop.example.org | example.org v=DMARC1; p=reject; np=none; rua=mailto:r@example.org | bod-18-01.reject    | met
            example.org      | org v=DMARC1; p=reject; psd=y; rua=mailto:r@example.org           | bod-18-01.reject    | NOT
            example.org      | org v=DMARC1; p=reject; psd=y; rua=mailto:r@example.org           | google-yahoo.dmarc  | NOT
            """)
    void the_policy_that_holds_is_judged(String domain, String record, String control, String word) {
        World world = world().domain("shop.example.org").mx(10, "mail.example.org").domain("example.org").mx(10, "mail.example.org").a("mail", "192.0.2.1");
        String[] parts = record.split(" ", 2);
        world.domain(parts[0]).txt("_dmarc", parts[1]);
        var evidence = Gathering.gather(DomainName.of(domain), world, _ -> new FetchedPolicy.Status(404), NOW, Gathering.Settings.DEFAULT.with(Suffixes.real()));
        assertEquals(word, word(verdicts(evidence).get(control)));
    }

    /// One address that gets the reports is enough, whatever becomes of the others.
    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            rua=mailto:r@example.org,mailto:r@vendor.test                         | met
            rua=mailto:r@consents.test,mailto:r@vendor.test                       | met
            rua=mailto:r@example.org; ruf=mailto:r@vendor.test                    | met
            rua=mailto:r@example.org,mailto:r                                     | met
            rua=mailto:r@vendor.test                                              | NOT
            rua=mailto:r@vendor.test,https://example.org/r                        | NOT
            rua=mailto:r; ruf=mailto:r@example.org                                | NOT
            rua=mailto:r@vendor.test,mailto:r@silent.test                         | ?
            """)
    void reports_reach_somebody_when_one_address_gets_them(String addresses, String word) {
        World asked = bare().signed().txt("_dmarc", "v=DMARC1; p=reject; " + addresses).domain("consents.test").txt("example.org._report._dmarc", "v=DMARC1").timeout("example.org._report._dmarc.silent.test");
        for (String control : List.of("bod-18-01.reports", "ncsc.reports", "bsi-tr-03182.dmarc-reports")) {
            assertEquals(word, word(verdicts(evidence(asked, POLICY)).get(control)), control);
        }
    }

    @Test
    void a_policy_is_open_while_the_old_standards_record_cannot_be_asked_for() {
        World world = world().domain("shop.example.org").txt("_dmarc", "v=DMARC1; p=reject; psd=n; rua=mailto:r@shop.example.org").domain("a.shop.example.org").mx(10, "mail.example.org")
                .timeout("_dmarc.example.org.");
        var evidence = Gathering.gather(DomainName.of("a.shop.example.org"), world, _ -> new FetchedPolicy.Status(404), NOW, Gathering.Settings.DEFAULT.with(Suffixes.real()));
        assertEquals("?", word(verdicts(evidence).get("bod-18-01.reject")));
    }

    @Test
    void every_control_stands_in_the_table() {
        Set<String> listed = TABLE.lines().map(line -> line.split("\\|")[0].strip()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = Profiles.all().stream().flatMap(profile -> profile.controls().stream()).map(Control::id).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, listed);
        assertTrue(all.size() > 50);
    }

    @Test
    void ids_are_unique_and_begin_with_their_profile() {
        var ids = new HashSet<String>();
        for (Profile profile : Profiles.all()) {
            assertTrue(ids.add(profile.id()), profile::id);
            assertEquals(profile, Profiles.find(profile.id()).orElseThrow());
            assertFalse(profile.document().isBlank() || profile.title().isBlank());
            assertTrue(profile.audience().endsWith("."), profile::audience);
            for (Control control : profile.controls()) {
                assertTrue(ids.add(control.id()), control::id);
                assertTrue(control.id().startsWith(profile.id() + "."), control::id);
                assertTrue(control.sentence().endsWith(".") && control.sentence().indexOf('!') < 0, control::sentence);
            }
        }
        assertTrue(Profiles.find("nobody").isEmpty());
    }

    @Test
    void a_control_names_only_rules_that_there_are() {
        Profiles.all().stream().flatMap(profile -> profile.controls().stream()).forEach(control ->
                control.rules().forEach(rule -> assertTrue(Rulebook.rule(rule).isPresent(), () -> control.id() + " names " + rule)));
    }

    @Test
    void what_is_not_met_names_its_findings() {
        var notMet = (Verdict.NotMet) verdicts(evidence(bare(), POLICY)).get("bod-18-01.dmarc");
        assertEquals(List.of("dmarc.missing"), notMet.because().stream().map(Finding::ruleId).toList());
        assertThrows(IllegalArgumentException.class, () -> new Verdict.NotMet(List.of(), ""));
        assertThrows(IllegalArgumentException.class, () -> new Verdict.NotMet(notMet.because(), "and why"));
    }

    @Test
    void when_dns_is_silent_nothing_is_met_and_nothing_is_not() {
        Map<String, Verdict> verdicts = verdicts(evidence(question -> new Answer.Failed(question, Answer.Failure.TIMEOUT, "Nobody answers."), POLICY));
        verdicts.forEach((id, verdict) -> assertTrue(verdict instanceof Verdict.Unknown || verdict instanceof Verdict.NotVisible || verdict instanceof Verdict.NotApplicable, () -> id + " is " + verdict));
        assertTrue(verdicts.get("nis2.transport") instanceof Verdict.Unknown);
        assertTrue(verdicts.get("nis2.spf") instanceof Verdict.Unknown);
    }

    @Test
    void no_profile_applies_to_a_domain_that_does_not_exist() {
        verdicts(evidence(world(), POLICY)).forEach((id, verdict) -> assertEquals(new Verdict.NotApplicable("The domain does not exist in DNS."), verdict, id));
    }

    @Test
    void servers_in_a_zone_that_is_not_signed_have_no_dane() {
        World foreign = sound().mx(20, "mx.vendor.test").domain("vendor.test").a("mx", "192.0.2.9");
        World protectedWorld = sound().record("_25._tcp.mail.example.org.", RecordType.TLSA, new RecordData.Presentation("3 1 1 " + "ab".repeat(32)));
        assertEquals("NOT", word(verdicts(evidence(foreign, POLICY)).get("bsi-tr-03108.dane")));
        assertEquals("met", word(verdicts(evidence(protectedWorld, POLICY)).get("bsi-tr-03108.dane")));
        World onlyForeign = world().domain("example.org").signed().mx(20, "mx.vendor.test").txt("@", "v=spf1 -all").domain("vendor.test").a("mx", "192.0.2.9");
        assertEquals(new Verdict.NotMet(List.of(), "At least one mail server stands in a zone that is not signed, so that senders cannot check it."), verdicts(evidence(onlyForeign, POLICY)).get("bsi-tr-03108.dane"));
    }

    @Test
    void a_zone_whose_signatures_cannot_be_checked_does_not_pass_for_signed() {
        World signed = sound();
        DnsResolver bogus = question -> question.type() == RecordType.DS || !question.name().isWithin(NAME) ? signed.ask(question) : new Answer.Failed(question, Answer.Failure.SERVER_FAILURE, "SERVFAIL");
        for (String id : List.of("bsi-tr-03108.dnssec", "nis2.dnssec")) {
            assertEquals("?", word(verdicts(evidence(bogus, POLICY)).get(id)), id);
        }
    }

    private static World danes() {
        return sound().record("_25._tcp.mail.example.org.", RecordType.TLSA, new RecordData.Presentation("3 1 1 " + "ab".repeat(32)));
    }

    private static Verdict dane(World world) {
        return verdicts(evidence(world, POLICY)).get("bsi-tr-03108.dane");
    }

    private static Verdict dane(SmtpProbe probe) {
        return verdicts(evidence(danes(), POLICY).withSmtp(Map.of(DomainName.of("mail.example.org"), probe))).get("bsi-tr-03108.dane");
    }

    private static SmtpProbe showing(String key) {
        var certificate = new SeenCertificate("CN=mail.example.org", "CN=ca", List.of("mail.example.org"), NOW, NOW, "aa", "bb", key.repeat(32), "dd");
        return new SmtpProbe.Encrypted("192.0.2.1", "TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(certificate), Optional.empty(), "");
    }

    @Test
    void a_certificate_that_the_tlsa_record_does_not_describe_is_no_dane() {
        assertEquals("met", word(dane(showing("ab"))));
        assertEquals(List.of("dane.certificate.mismatch"), dane(showing("cd")).findings().stream().map(Finding::ruleId).toList());
        assertEquals("?", word(dane(new SmtpProbe.Failed(FetchFailure.UNREACHABLE, "Nobody answers."))));
    }

    @Test
    void dane_is_for_servers_that_can_be_reached() {
        assertEquals("NOT", word(dane(world().domain("example.org").signed().mx(10, "localhost"))), "no server at all");
        assertEquals("NOT", word(dane(world().domain("example.org").signed().mx(10, "gone.example.org"))), "no server with an address");
        assertEquals("met", word(dane(danes().mx(20, "gone.example.org"))), "nobody delivers to a server without an address");
        assertEquals("?", word(dane(danes().mx(20, "two.example.org").servfail("two.example.org"))));
    }

    @Test
    void where_nobody_could_say_whether_there_is_mail_nobody_is_told_so() {
        Map<String, Verdict> verdicts = verdicts(evidence(parked().timeout("example.org.", RecordType.MX), POLICY));
        assertEquals(new Verdict.Unknown("DNS did not answer what this needs."), verdicts.get("ncsc.parked"));
        assertEquals(new Verdict.Unknown("DNS did not answer what this needs."), verdicts.get("bsi-tr-03182.unused"));
    }

    @Test
    void a_domain_with_an_address_alone_may_receive_mail_there() {
        Map<String, Verdict> implicit = verdicts(evidence(world().domain("example.org").a("@", "192.0.2.1"), POLICY));
        Map<String, Verdict> none = verdicts(evidence(world().domain("example.org"), POLICY));
        for (String id : List.of("ncsc.mta-sts", "ncsc.tls-reports", "bsi-tr-03108.dane", "bsi-tr-03108.sts", "nis2.transport", "nis2.tls-reports")) {
            assertEquals(new Verdict.Unknown("The domain names no mail server, and may receive mail at its own address."), implicit.get(id), id);
            assertEquals(new Verdict.NotApplicable("The domain receives no mail."), none.get(id), id);
        }
    }

    @ParameterizedTest(name = "[{index}] {0} with {1} bits: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DKIM1;              | 1024 | met | RFC 8301 §3.2
            v=DKIM1; h=sha256;    | 2048 | met | RFC 8301 §3.1
            v=DKIM1; s=*;         | 2048 | met | RFC 6376 §3.6.1
            v=DKIM1;              |  512 | ?   | RFC 8301 §3.2
            v=DKIM1; h=sha1;      | 2048 | ?   | RFC 8301 §3.1
            v=DKIM1; s=other;     | 2048 | ?   | RFC 6376 §3.6.1
            """)
    void a_key_that_receivers_do_not_accept_is_none(String tags, int bits, String word, String why) {
        Map<String, Verdict> verdicts = verdicts(evidence(bare().txt("s1._domainkey", tags + " p=" + Keys.rsa(bits)), POLICY));
        for (String id : List.of("google-yahoo.dkim", "microsoft.dkim", "ncsc.dkim", "bsi-tr-03182.dkim-rsa", "nis2.dkim", "pci-dss.dkim")) {
            assertEquals(word, word(verdicts.get(id)), () -> id + ": " + why);
        }
    }

    @Test
    void a_policy_that_senders_forget_at_once_binds_nobody() {
        for (String id : List.of("ncsc.mta-sts", "bsi-tr-03108.sts", "nis2.transport")) {
            Verdict verdict = verdicts(evidence(sound(), POLICY.replace("604800", "0"))).get(id);
            assertEquals(List.of("mta-sts.max-age.short"), verdict.findings().stream().map(Finding::ruleId).toList(), id);
        }
    }

    /// Whether mail is sent is open as well then, and whoever declines mail is asked for none of this.
    @Test
    void while_nobody_knows_whether_a_domain_declines_mail_nothing_is_held_against_it_for_sending() {
        World silent = world().domain("example.org").mx(0, ".").timeout("@", RecordType.MX);
        for (String id : List.of("google-yahoo.spf", "google-yahoo.dmarc", "microsoft.spf", "microsoft.dmarc")) {
            assertEquals("n/a", word(verdicts(evidence(world().domain("example.org").mx(0, "."), POLICY)).get(id)), id);
            assertEquals(new Verdict.Unknown("DNS did not answer what this needs."), verdicts(evidence(silent, POLICY)).get(id), id);
            assertEquals("met", word(verdicts(evidence(sound().timeout("@", RecordType.MX), POLICY)).get(id)), id);
        }
    }

    @Test
    void where_no_key_was_found_none_is_long_enough() {
        for (String id : List.of("google-yahoo.dkim-length", "bsi-tr-03182.dkim-keys")) {
            assertEquals("?", word(verdicts(evidence(bare(), POLICY)).get(id)), id);
            assertEquals("?", word(verdicts(evidence(bare().txt("s1._domainkey", "v=DKIM1; p="), POLICY)).get(id)), id);
            assertEquals("met", word(verdicts(evidence(bare().txt("s1._domainkey", "v=DKIM1; p=" + Keys.rsa(1024)), POLICY)).get(id)), id);
            assertEquals("NOT", word(verdicts(evidence(bare().txt("s1._domainkey", "v=DKIM1; p=" + Keys.rsa(512)), POLICY)).get(id)), id);
            assertEquals("n/a", word(verdicts(evidence(parked(), POLICY)).get(id)), id);
        }
    }

    @Test
    void a_dmarc_record_in_the_wrong_place_is_none() {
        var misplaced = (Verdict.NotMet) verdicts(evidence(bare().txt("@", "v=DMARC1; p=reject"), POLICY)).get("google-yahoo.dmarc");
        assertEquals(List.of("dmarc.misplaced"), misplaced.because().stream().map(Finding::ruleId).toList());
        assertEquals("met", word(verdicts(evidence(sound().txt("@", "v=DMARC1; p=reject"), POLICY)).get("google-yahoo.dmarc")));
    }

    private static Stream<Arguments> faults() {
        World many = with("v=spf1 mx:many.test -all").domain("many.test");
        IntStream.range(0, 11).forEach(i -> many.mx(10, "mx" + i + ".many.test"));
        var works = Set.of("google-yahoo.spf", "microsoft.spf", "bod-18-01.spf", "ncsc.spf", "bsi-tr-03182.spf", "nis2.spf", "pci-dss.spf");
        var refuses = Set.of("ncsc.spf", "bsi-tr-03182.spf-all", "nis2.spf", "pci-dss.spf");
        var both = Stream.concat(works.stream(), refuses.stream()).collect(Collectors.toSet());
        return Stream.of(
                Arguments.of("RFC 7208 §4.5", with("v=spf1; ip4:192.0.2.0/24 -all"), "spf.unrecognised", both),
                Arguments.of("RFC 7208 §3.3", with("v=spf1 ip4:192.0.2.0/24", "mx -all"), "spf.strings.blank-lost", both),
                Arguments.of("RFC 7208 §4.6.4", many, "spf.mx.too-many", works),
                Arguments.of("RFC 7208 §2.6.7", with("v=spf1 a:six.example.org a:six.example.org/24 a:six.example.org/25 -all").aaaa("six", "2001:db8::1"), "spf.stranger.error", works),
                Arguments.of("RFC 7208 §5.2", with("v=spf1 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 +all"), "spf.stranger.passes", refuses),
                Arguments.of("RFC 7208 §6.1", with("v=spf1 redirect=vendor.test").domain("vendor.test").txt("@", "v=spf1 ip4:192.0.2.1 ?all"), "spf.redirect.neutral", refuses),
                Arguments.of("RFC 7208 §5.6", with("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all"), "spf.network.too-wide", refuses));
    }

    @ParameterizedTest(name = "[{index}] {2}: {0}")
    @MethodSource("faults")
    void a_record_that_does_not_do_what_is_asked_meets_no_control(String section, World world, String rule, Set<String> controls) {
        var against = new TreeSet<String>();
        verdicts(evidence(world, POLICY)).forEach((id, verdict) -> {
            if (verdict instanceof Verdict.NotMet notMet && notMet.because().stream().anyMatch(finding -> finding.ruleId().equals(rule))) {
                against.add(id);
            }
        });
        assertEquals(new TreeSet<>(controls), against);
    }

    @Test
    void every_weighty_rule_of_spf_speaks_against_a_control() {
        Set<String> spoken = Profiles.all().stream().flatMap(profile -> profile.controls().stream()).filter(control -> control.id().contains(".spf")).flatMap(control -> control.rules().stream()).collect(Collectors.toSet());
        Set<String> silent = Rulebook.rules().stream().map(Rule::card).filter(card -> card.protocol() == Protocol.SPF && card.severity().compareTo(Severity.MEDIUM) <= 0).map(Rule.Card::id)
                .filter(id -> !spoken.contains(id)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), silent, "name these in Profiles, or say here why no control is about them");
    }

    @Test
    void a_domain_without_mail_says_so_only_with_a_record_that_receivers_read() {
        for (var texts : List.of(List.<String>of(), List.of("v=spf1; -all"), List.of("v=spf1 -all", "v=spf1 -all"), List.of("v=spf1 oops"))) {
            World world = world().domain("example.org").signed().mx(0, ".").txt("*._domainkey", "v=DKIM1; p=").txt("@", texts.toArray(String[]::new))
                    .txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@vendor.test").domain("vendor.test").txt("example.org._report._dmarc", "v=DMARC1");
            Map<String, Verdict> verdicts = verdicts(evidence(world, POLICY));
            assertEquals("NOT", word(verdicts.get("ncsc.parked")), texts::toString);
            assertEquals("NOT", word(verdicts.get("bsi-tr-03182.unused")), texts::toString);
        }
    }

    @Test
    void an_ed25519_key_is_seen() {
        World both = sound().txt("s2._domainkey", "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assertEquals("met", word(verdicts(evidence(both, POLICY)).get("bsi-tr-03182.dkim-ed25519")));
    }

    @Test
    void a_profile_stands_as_its_worst_control() {
        Map<String, Standing> sound = standings(evidence(sound(), POLICY));
        assertEquals(Standing.MET, sound.get("google-yahoo"));
        assertEquals(Standing.UNKNOWN, sound.get("bsi-tr-03182"));
        assertEquals(Standing.NOT_MET, standings(evidence(bare(), POLICY)).get("nis2"));
        assertEquals(Standing.NOT_APPLICABLE, standings(evidence(parked(), POLICY)).get("microsoft"));
        ProfileResult pci = Profiles.judge(evidence(lax(), POLICY)).getLast();
        assertEquals("pci-dss", pci.profile().id());
        assertEquals(List.of(0L, 2L, 1L, 2L), List.of(pci.met(), pci.notMet(), pci.unknown(), pci.notVisible()));
    }

    private static Map<String, Standing> standings(Evidence evidence) {
        return Profiles.judge(evidence).stream().collect(Collectors.toMap(result -> result.profile().id(), ProfileResult::standing));
    }
}
