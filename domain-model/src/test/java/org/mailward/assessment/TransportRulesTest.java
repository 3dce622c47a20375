package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.mailward.assessment.Scenes.body;
import static org.mailward.assessment.Scenes.changed;
import static org.mailward.assessment.Scenes.first;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.assessment.Scenes.sound;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.web.FetchFailure;

/// The rules about MTA-STS and TLS reports, each where it speaks.
class TransportRulesTest implements RuleTable {

    static Stream<Case> cases() {
        String me = "example.org";
        return Stream.of(
                Case.of("mta-sts.missing", Severity.LOW, me, mailOnly()).publishes("v=STSv1; id=1"),
                Case.of("mta-sts.missing", Severity.LOW, me, world().domain(me).mx(10, "mx_1.example.org").a("mx_1", "192.0.2.1")),
                Case.of("mta-sts.record.faulty", Severity.MEDIUM, me, mailOnly().txt("_mta-sts", "v=STSv1; id=a-b")).publishes("v=STSv1; id=1"),
                Case.of("mta-sts.record.faulty", Severity.MEDIUM, me, mailOnly().txt("_mta-sts", "v=STSv1; id=1", "v=STSv1; id=2")),
                Case.of("mta-sts.record.faulty", Severity.MEDIUM, me, mailOnly().txt("_mta-sts", "V=stsv1 id=1")).publishes("v=STSv1; id=1"),
                Case.of("mta-sts.policy.unavailable", Severity.MEDIUM, me, sound()).policy(new FetchedPolicy.Status(301)),
                Case.of("mta-sts.policy.unavailable", Severity.MEDIUM, me, sound()).policy(new FetchedPolicy.Failed(FetchFailure.BLOCKED_ADDRESS, "It leads inside.")),
                Case.of("mta-sts.policy.certificate", Severity.MEDIUM, me, sound()).policy(new FetchedPolicy.Failed(FetchFailure.CERTIFICATE_EXPIRED, "It ended.")),
                Case.of("mta-sts.policy.certificate", Severity.MEDIUM, me, sound()).policy(new FetchedPolicy.Failed(FetchFailure.CERTIFICATE, "It is odd.")),
                Case.of("mta-sts.mx.unused", Severity.INFO, me, sound()).policy(body(Scenes.POLICY + "mx: *.old.example.org\n")),
                Case.of("mta-sts.policy.faulty", Severity.MEDIUM, me, sound()).policy(body("version: STSv1\nmode: enforce\nmax_age: 1\n")),
                Case.of("mta-sts.policy.repeated", Severity.LOW, me, sound()).policy(body(Scenes.POLICY + "mode: testing\n")),
                Case.of("mta-sts.policy.content-type", Severity.LOW, me, sound()).policy(new FetchedPolicy.Body(Scenes.POLICY, "text/html")),
                Case.of("mta-sts.mx.uncovered", Severity.HIGH, "mail.example.org", sound()).policy(body(Scenes.POLICY.replace("mail.example", "other.example"))),
                Case.of("mta-sts.mx.uncovered", Severity.MEDIUM, "mail.example.org", sound()).policy(body(Scenes.POLICY.replace("mail.example", "other.example").replace("enforce", "testing"))),
                Case.of("mta-sts.mode.not-enforcing", Severity.LOW, me, sound()).policy(body(Scenes.POLICY.replace("enforce", "testing"))),
                Case.of("mta-sts.max-age.short", Severity.LOW, me, sound()).policy(body(Scenes.POLICY.replace("604800", "86400"))),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, me, sound()).since("_mta-sts.example.org", first(10), changed(2)).publishes("v=STSv1; id=20261120100000"),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, me, sound()).since("_mta-sts.example.org", changed(3), changed(2)).publishes("v=STSv1; id=20261120100000"),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, me, mailOnly().txt("_mta-sts", "v=STSv1; id=20261120100000")).since("_mta-sts.example.org", first(10), changed(2)).publishes("v=STSv1; id=202611201000001"),
                Case.of("tls-rpt.missing", Severity.LOW, me, mailOnly()).publishes("v=TLSRPTv1; rua=mailto:tls-reports@example.org"),
                Case.of("mta-sts.mx.uncovered", Severity.HIGH, me, world().domain(me).a("@", "192.0.2.1").txt("_mta-sts", "v=STSv1; id=1")),
                Case.of("mta-sts.mx.unused", Severity.INFO, me, world().domain(me).a("@", "192.0.2.1").txt("_mta-sts", "v=STSv1; id=1")),
                Case.of("mta-sts.alias.dead", Severity.HIGH, "_mta-sts.example.org", mailOnly().cname("_mta-sts", "example.org.vendor.com")),
                Case.of("mta-sts.alias.dead", Severity.LOW, "_mta-sts.example.org", mailOnly().cname("_mta-sts", "example.org.vendor.com").domain("vendor.com")),
                Case.of("mta-sts.alias.dead", Severity.HIGH, "mta-sts.example.org", sound().cname("mta-sts", "example-org.github.io")).policy(new FetchedPolicy.Failed(FetchFailure.NO_ADDRESS, "There is no address.")),
                Case.of("mta-sts.alias.dead", Severity.LOW, "mta-sts.example.org", sound().cname("mta-sts", "policy.vendor.com").domain("vendor.com").txt("policy", "hello")).policy(new FetchedPolicy.Failed(FetchFailure.NO_ADDRESS, "There is no address.")),
                Case.of("tls-rpt.alias.dead", Severity.MEDIUM, "_smtp._tls.example.org", mailOnly().cname("_smtp._tls", "example.org.vendor.com")),
                Case.of("tls-rpt.alias.dead", Severity.MEDIUM, "_smtp._tls.example.org", mailOnly().cname("_smtp._tls", "example-org.github.io")),
                Case.of("tls-rpt.alias.dead", Severity.LOW, "_smtp._tls.example.org", mailOnly().cname("_smtp._tls", "example.org.vendor.com").domain("vendor.com")),
                Case.of("tls-rpt.faulty", Severity.MEDIUM, me, mailOnly().txt("_smtp._tls", "v=TLSRPTv1; rua=mailto:a@example.org,b@example.org")).publishes("v=TLSRPTv1; rua=mailto:a@example.org"),
                Case.of("tls-rpt.faulty", Severity.MEDIUM, me, mailOnly().txt("_smtp._tls", "v=TLSRPT1; rua=mailto:a@example.org")));
    }

    /// What stands for long is no fault where nothing was to change.
    private static Stream<Case> quiet() {
        String sts = "_mta-sts.example.org";
        return Stream.of(
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "changed together", sound()).since(sts, changed(2), changed(2)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "the record later", sound()).since(sts, changed(1), changed(2)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "the file was there at first", sound()).since(sts, first(10), first(2)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "the record was not watched", sound()).since("s1._domainkey.example.org", first(10), changed(2)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "the file has a fault", sound()).policy(body("version: STSv1")).since(sts, first(10), changed(2)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "the record has a fault", mailOnly().txt("_mta-sts", "v=STSv1; id=-")).since(sts, first(10), changed(2)));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("quiet")
    void age_alone_is_no_fault(Case each) {
        assertEquals(List.of(), Examination.examine(each.evidence()).findings().stream().map(Finding::ruleId).filter(each.rule()::equals).toList());
    }

    /// What the fetcher says of a name without an address says it all.
    @Test
    void a_policy_host_without_an_address_is_told_once() {
        var failed = new FetchedPolicy.Failed(FetchFailure.NO_ADDRESS, "The name mta-sts.example.org has no address in DNS.");
        Finding finding = Scenes.assess(sound(), failed).findings().stream().filter(each -> each.ruleId().equals("mta-sts.policy.unavailable")).findFirst().orElseThrow();
        assertEquals("The policy file cannot be fetched. The name mta-sts.example.org has no address in DNS.", finding.sentence());
    }

    /// Without mail there is nothing to encrypt, and mode none is the way to take a policy back (RFC 8461 §8.3).
    @Test
    void a_domain_that_nobody_delivers_to_is_not_asked_to_enforce_its_policy() {
        for (World world : List.of(world().domain("example.org"), world().domain("example.org").mx(0, "."))) {
            for (String mode : List.of("none", "testing")) {
                var found = Scenes.assess(world.txt("_mta-sts", "v=STSv1; id=1"), body("version: STSv1\nmode: " + mode + "\nmax_age: 604800\n")).findings();
                assertEquals(List.of(), found.stream().map(Finding::ruleId).filter("mta-sts.mode.not-enforcing"::equals).toList());
            }
        }
        assertEquals(1, Scenes.assess(world().domain("example.org").a("@", "192.0.2.1").txt("_mta-sts", "v=STSv1; id=1"), body("version: STSv1\nmode: none\nmax_age: 604800\n")).findings().stream()
                .filter(finding -> finding.ruleId().equals("mta-sts.mode.not-enforcing")).count(), "senders may try its address");
    }

    /// A first policy that senders would refuse does more harm than none.
    @Test
    void a_first_sts_policy_names_servers_only_where_senders_can_read_it() {
        assertEquals("First publish the policy file at https://mta-sts.example.org/.well-known/mta-sts.txt with the lines: version: STSv1; mode: testing; mx: mail.example.org; mx: two.example.org; max_age: 86400 (one line each). "
                + "Then publish this record, and change its id whenever the file changes.", firstPolicy(mailOnly().mx(20, "two.example.org").mx(30, "two.example.org")));
        assertFalse(firstPolicy(world().domain("example.org").mx(10, "mx_1.example.org").a("mx_1", "192.0.2.1")).contains("mx:"));
        assertFalse(firstPolicy(mailOnly().mx(20, "mx_1.example.org").a("mx_1", "192.0.2.1")).contains("mx:"));
    }

    private static String firstPolicy(World world) {
        return Scenes.assess(world).findings().stream().filter(finding -> finding.ruleId().equals("mta-sts.missing")).findFirst().orElseThrow().remedy().orElseThrow().instruction();
    }
}
