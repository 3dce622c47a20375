package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.dmarc;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.assessment.Scenes.notifier;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;

/// The rules about DMARC, each where it speaks.
class DmarcRulesTest implements RuleTable {

    /// A domain below which strangers register names.
    private static World platform(String text) {
        return world().domain("github.io").mx(10, "mail.github.io").a("mail", "192.0.2.1").txt("_dmarc", text);
    }

    static Stream<Case> cases() {
        String me = "example.org";
        String rua = "; rua=mailto:r@example.org";
        String first = "v=DMARC1; p=none; rua=mailto:dmarc-reports@example.org";
        World parked = world().domain(me).signed().mx(0, ".");
        return Stream.of(
                Case.of("dmarc.missing", Severity.CRITICAL, me, mailOnly()).publishes(first),
                Case.of("dmarc.missing", Severity.CRITICAL, me, parked).publishes("v=DMARC1; p=reject; sp=reject"),
                Case.of("dmarc.missing", Severity.CRITICAL, me, world().domain(me).a("@", "192.0.2.1")),
                Case.of("dmarc.multiple", Severity.CRITICAL, me, mailOnly().txt("_dmarc", "v=DMARC1; p=none", "v=DMARC1; p=reject")),
                Case.of("dmarc.unrecognised", Severity.CRITICAL, me, dmarc("nv=DMARC1; p=reject")).publishes(first),
                Case.of("dmarc.policy.invalid", Severity.CRITICAL, me, dmarc("v=DMARC1; p=block")).publishes(first),
                Case.of("dmarc.policy.invalid", Severity.HIGH, me, dmarc("v=DMARC1; p=reject; sp=block" + rua)).publishes("v=DMARC1; p=none" + rua),
                Case.of("dmarc.policy.invalid", Severity.HIGH, me, world().domain(me).mx(0, ".").txt("_dmarc", "v=DMARC1; p=block; rua=mailto:r@example.org")).publishes("v=DMARC1; p=reject; rua=mailto:r@example.org"),
                Case.of("dmarc.policy.missing", Severity.HIGH, me, dmarc("v=DMARC1" + rua)).publishes("v=DMARC1; p=none" + rua),
                Case.of("dmarc.policy.none", Severity.HIGH, me, dmarc("v=DMARC1; p=none; sp=none" + rua)).publishes("v=DMARC1; p=quarantine; sp=none" + rua),
                Case.of("dmarc.policy.none", Severity.HIGH, me, dmarc("v=DMARC1; p=none")),
                Case.of("dmarc.policy.none", Severity.HIGH, me, mailOnly().txt("_dmarc.org.", "v=DMARC1; p=none")),
                Case.of("dmarc.policy.quarantine", Severity.LOW, me, dmarc("v=DMARC1; p=quarantine" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.subdomains.weaker", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; sp=none" + rua)).publishes("v=DMARC1; p=reject; sp=quarantine" + rua),
                Case.of("dmarc.nonexistent.weaker", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; np=none" + rua)).publishes("v=DMARC1; p=reject; np=reject" + rua),
                Case.of("dmarc.testing", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; t=y" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.pct.partial", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; pct=20" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.rua.missing", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject")).publishes("v=DMARC1; p=reject; rua=mailto:dmarc-reports@example.org"),
                Case.of("dmarc.rua.missing", Severity.MEDIUM, me, world().domain(me).mx(0, ".").txt("_dmarc", "v=DMARC1; p=reject")),
                Case.of("dmarc.rua.invalid", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; rua=reports@example.org")),
                Case.of("dmarc.rua.invalid", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; rua=")),
                Case.of("dmarc.rua.invalid", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; rua=mailto:a@[192.0.2.1]")),
                Case.of("dmarc.rua.invalid", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; rua=mailto:a@192.0.2.1")),
                Case.of("dmarc.rua.unauthorised", Severity.MEDIUM, "vendor.test", dmarc("v=DMARC1; p=reject; rua=mailto:r@vendor.test")).publishes("v=DMARC1"),
                Case.of("dmarc.rua.unauthorised", Severity.MEDIUM, "vendor.test", mailOnly().txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@vendor.test").domain("vendor.test").txt("example.org._report._dmarc", "v=DMARC1; rua=mailto:r@elsewhere.test")).publishes("v=DMARC1"),
                Case.of("dmarc.misplaced", Severity.CRITICAL, me, mailOnly().txt("@", "v=DMARC1; p=reject" + rua)).publishes("v=DMARC1; p=none" + rua),
                Case.of("dmarc.misplaced", Severity.CRITICAL, me, mailOnly().txt("_dmarc.example.org.example.org.", "v=DMARC1; p=reject")).publishes(first),
                Case.of("dmarc.misplaced", Severity.CRITICAL, me, mailOnly().txt("_dmarc._dmarc", "v=DMARC1; p=reject")).publishes(first),
                Case.of("dmarc.misplaced", Severity.MEDIUM, me, mailOnly().txt("dmarc", "v=DMARC1; p=reject").txt("_dmarc.org.", "v=DMARC1; p=none; psd=y")).publishes(first),
                Case.of("dmarc.wildcard", Severity.INFO, me, mailOnly().txt("*", "hello")),
                Case.of("dmarc.wildcard", Severity.LOW, me, mailOnly().txt("*", "v=DMARC1; p=reject" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.delegated", Severity.INFO, me, mailOnly().cname("_dmarc", "example.org.vendor.test").domain("vendor.test").txt("example.org", "v=DMARC1; p=reject" + rua)),
                Case.of("dmarc.alias.dead", Severity.CRITICAL, "_dmarc.example.org", mailOnly().cname("_dmarc", "example.org.vendor.com")),
                Case.of("dmarc.alias.dead", Severity.CRITICAL, "_dmarc.example.org", mailOnly().cname("*", "www.vendor.com")),
                Case.of("dmarc.alias.dead", Severity.HIGH, "_dmarc.example.org", mailOnly().cname("_dmarc", "example-org.github.io")),
                Case.of("dmarc.alias.dead", Severity.MEDIUM, "_dmarc.example.org", mailOnly().cname("_dmarc", "example.org.vendor.com").domain("vendor.com")),
                Case.of("dmarc.alias.dead", Severity.MEDIUM, "_dmarc.example.org", mailOnly().cname("_dmarc", "policy.example.org").a("policy", "192.0.2.1")),
                Case.of("dmarc.subdomain-tags.ineffective", Severity.LOW, me, dmarc("v=DMARC1; p=reject; sp=none" + rua).txt("_dmarc.org.", "v=DMARC1; p=none")).publishes("v=DMARC1; p=reject; sp=none" + rua + "; psd=n"),
                Case.of("dmarc.organization.differs", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject" + rua).txt("_dmarc.org.", "v=DMARC1; p=none")).publishes("v=DMARC1; p=reject" + rua + "; psd=n"),
                Case.of("dmarc.psd.missing", Severity.MEDIUM, "github.io", platform("v=DMARC1; p=reject; rua=mailto:r@github.io")).there().publishes("v=DMARC1; p=reject; rua=mailto:r@github.io; psd=y"),
                Case.of("dmarc.psd.missing", Severity.MEDIUM, "github.io", platform("v=DMARC1; p=reject; psd=n; aspf=s; rua=mailto:r@github.io")).there().publishes("v=DMARC1; p=reject; psd=y; aspf=s; rua=mailto:r@github.io"),
                Case.of("dmarc.psd.misused", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; psd=y" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.alignment.strict", Severity.INFO, me, dmarc("v=DMARC1; p=reject; adkim=s" + rua)),
                Case.of("dmarc.fo.unused", Severity.INFO, me, dmarc("v=DMARC1; p=reject; fo=1" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.ruf.shared", Severity.INFO, me, dmarc("v=DMARC1; p=reject; ruf=mailto:r@example.org" + rua)),
                Case.of("dmarc.rua.too-many", Severity.LOW, me, dmarc("v=DMARC1; p=reject" + rua + ",mailto:s@example.org,mailto:t@example.org")),
                Case.of("dmarc.rua.no-mail", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; rua=https://example.org/reports")),
                Case.of("dmarc.tags.unknown", Severity.LOW, me, dmarc("v=DMARC1; p=reject; pollicy=reject" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.syntax", Severity.LOW, me, dmarc("v=DMARC1; p=reject;; adkim=x")),
                Case.of("dmarc.tags.retired", Severity.INFO, me, dmarc("v=DMARC1; p=reject; pct=100; ri=3600" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.missing", Severity.CRITICAL, me, notifier()),
                Case.of("dmarc.policy.none", Severity.HIGH, me, notifier().txt("_dmarc", "v=DMARC1; p=none" + rua)).publishes("v=DMARC1; p=quarantine" + rua));
    }

    /// Nothing else can stand beside an alias (RFC 1034 §3.6.2), so that a record to publish there is refused by the name server.
    @ParameterizedTest(name = "[{index}] {0} at {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            _dmarc        | v=DMARC1; p=none; rua=mailto:r@example.org | dmarc.policy.none
            s1._domainkey | v=DKIM1; k=ed25519; t=y; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | dkim.key.testing
            _smtp._tls    | v=TLSRPTv1; rua=mailto:a@example.org,b@example.org | tls-rpt.faulty
            _mta-sts      | v=STSv1; id=a-b                            | mta-sts.record.faulty
            """)
    void a_record_behind_an_alias_is_to_be_changed_there_or_to_take_the_aliass_place(String name, String text, String rule) {
        String alias = "An alias (CNAME) stands at " + name + ".example.org: make the change at kept.vendor.test, where it holds for every name that leads there, or put this record in the alias's place.";
        World world = mailOnly().cname(name, "kept.vendor.test").domain("vendor.test").txt("kept", text).domain("example.org");
        String told = instruction(world, rule);
        assertTrue(told.endsWith(" " + alias), told);
        assertFalse(instruction(mailOnly().txt(name, text), rule).contains("alias"));
    }

    /// A web site is often an alias, and taking that away would take the site away.
    @Test
    void a_host_that_is_an_alias_keeps_its_addresses() {
        World world = world().domain("example.org").cname("shop", "site.vendor.test").domain("vendor.test").a("site", "192.0.2.1").txt("site", "v=spf1 ip4:192.0.2.1 ?all");
        String told = instruction(Examination.examine(Scenes.evidence(DomainName.of("shop.example.org"), world, new FetchedPolicy.Status(404))), "spf.all.neutral");
        assertTrue(told.endsWith(" An alias (CNAME) stands at shop.example.org: make the change at site.vendor.test, where it holds for every name that leads there, or put the addresses and this record in the alias's place."), told);
    }

    private static String instruction(World world, String rule) {
        return instruction(Scenes.assess(world), rule);
    }

    private static String instruction(Assessment assessment, String rule) {
        return assessment.findings().stream().filter(finding -> finding.ruleId().equals(rule)).findFirst().orElseThrow().remedy().orElseThrow().instruction();
    }

    @Test
    void no_remedy_takes_a_domain_that_sends_mail_to_a_stricter_policy_at_once() {
        World encrypted = world().domain("example.org").txt("_smtp._tls", "v=TLSRPTv1; rua=mailto:t@vendor.test");
        assertTrue(Scenes.assess(encrypted).findings().stream().flatMap(finding -> finding.remedy().stream()).flatMap(remedy -> remedy.record().stream()).noneMatch(record -> record.value().contains("reject")));
        for (String text : List.of("", "v=DMARC1", "v=DMARC1; p=block", "v=DMARC1 p=reject", "v=DMARC1; p=reject; sp=x; rua=mailto:r@example.org", "v=DMARC1; p=none; rua=mailto:r@example.org", "dmarc1; p=reject")) {
            World world = text.isEmpty() ? mailOnly() : dmarc(text);
            Scenes.assess(world).findings().stream().flatMap(finding -> finding.remedy().stream()).flatMap(remedy -> remedy.record().stream())
                    .forEach(record -> assertFalse(record.value().contains("reject"), () -> text + " is answered with " + record));
        }
    }

    /// Whoever gets no reports cannot see what a stricter policy would hit; where nothing is sent nothing is hit.
    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=none            | dmarc.policy.none
            v=DMARC1; p=quarantine      | dmarc.policy.quarantine
            v=DMARC1; p=reject; sp=none | dmarc.subdomains.weaker
            v=DMARC1; p=reject; t=y     | dmarc.testing
            v=DMARC1; p=reject; pct=20  | dmarc.pct.partial
            """)
    void nothing_stricter_is_published_where_nobody_gets_reports(String record, String rule) {
        Remedy blind = remedy(dmarc(record), rule);
        assertEquals("First add an address for reports; without them nobody can see which mail a stricter policy would hit. Watch them for at least a month.", blind.instruction());
        assertTrue(blind.record().isEmpty(), blind::toString);
        assertTrue(remedy(dmarc(record + "; rua=mailto:r@example.org"), rule).record().isPresent());
        assertTrue(remedy(world().domain("example.org").mx(0, ".").txt("@", "v=spf1 -all").txt("_dmarc", record), rule).record().isPresent());
    }

    private static Remedy remedy(World world, String rule) {
        return Scenes.assess(world).findings().stream().filter(finding -> finding.ruleId().equals(rule)).findFirst().orElseThrow().remedy().orElseThrow();
    }

    /// Names below take one step at a time, as the domain itself does.
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject; sp=none; rua=mailto:r@example.org       | v=DMARC1; p=reject; sp=quarantine; rua=mailto:r@example.org
            v=DMARC1; p=reject; sp=quarantine; rua=mailto:r@example.org | v=DMARC1; p=reject; rua=mailto:r@example.org
            v=DMARC1; p=quarantine; sp=none; rua=mailto:r@example.org   | v=DMARC1; p=quarantine; rua=mailto:r@example.org
            """)
    void names_below_are_led_one_step_at_a_time(String record, String publish) {
        Finding finding = Scenes.assess(dmarc(record)).findings().stream().filter(each -> each.ruleId().equals("dmarc.subdomains.weaker")).findFirst().orElseThrow();
        assertEquals(publish, finding.remedy().orElseThrow().record().orElseThrow().value());
    }

    @Test
    void in_test_mode_nobody_is_told_that_forged_mail_goes_to_the_spam_folder() {
        var rules = Scenes.assess(dmarc("v=DMARC1; p=quarantine; t=y; rua=mailto:r@example.org")).findings().stream().map(Finding::ruleId).toList();
        assertTrue(rules.contains("dmarc.testing") && !rules.contains("dmarc.policy.quarantine"), rules::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:a@[192.0.2.1]", "mailto:a@192.0.2.1!10m", "mailto:a@[IPv6:2001:db8::1]"})
    void an_address_at_a_server_s_number_is_said_to_be_one(String address) {
        List<Finding> found = Scenes.assess(dmarc("v=DMARC1; p=reject; rua=" + address)).findings().stream().filter(finding -> finding.ruleId().startsWith("dmarc.rua.")).toList();
        assertEquals(List.of("dmarc.rua.invalid"), found.stream().map(Finding::ruleId).toList());
        assertTrue(found.getFirst().sentence().contains("The name of a domain is needed behind the @, and not the number of a server."), found::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1; p=reject; psd=y", "v=DMARC1; p=reject; adkim=s; aspf=s"})
    void a_public_suffix_may_keep_strangers_away_in_two_ways(String text) {
        Case platform = Case.of("", Severity.MEDIUM, "github.io", platform(text)).there();
        assertEquals(List.of(), Examination.examine(platform.evidence()).findings().stream().map(Finding::ruleId).filter(id -> id.startsWith("dmarc.psd")).toList());
    }

    @Test
    void reject_is_advised_once_no_mail_of_its_own_is_in_spam_folders() {
        var instruction = Scenes.assess(dmarc("v=DMARC1; p=quarantine; rua=mailto:r@example.org")).findings().stream().filter(finding -> finding.ruleId().equals("dmarc.policy.quarantine"))
                .findFirst().orElseThrow().remedy().orElseThrow().instruction();
        assertTrue(instruction.contains("none of your own mail is put into spam folders or refused"), instruction);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            adkim=s; aspf=s | Alignment is strict for DKIM and SPF: only exactly example.org vouches for its mail.
            adkim=s         | Alignment is strict for DKIM: only a signature by exactly example.org vouches for its mail, and SPF by other names of the organisation too.
            aspf=s          | Alignment is strict for SPF: only an envelope with exactly example.org vouches for its mail, and DKIM by other names of the organisation too.
            """)
    void what_strict_alignment_leaves_is_said(String tags, String sentence) {
        assertEquals(sentence, Scenes.assess(dmarc("v=DMARC1; p=reject; rua=mailto:r@example.org; " + tags)).findings().stream().filter(finding -> finding.ruleId().equals("dmarc.alignment.strict")).findFirst().orElseThrow().sentence());
    }
}
