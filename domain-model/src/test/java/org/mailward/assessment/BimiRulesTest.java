package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.dmarc;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.assessment.Scenes.sound;
import static org.mailward.mailauth.dns.World.world;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.bimi.Logos;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.orgdomain.Suffixes;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;

/// The rules about BIMI, each where it speaks.
class BimiRulesTest implements RuleTable {

    /// A domain in order that names a logo.
    private static World brand() {
        return sound().txt("default._bimi", "v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/vmc.pem");
    }

    static Stream<Case> cases() {
        String me = "example.org";
        return Stream.of(
                Case.of("bimi.faulty", Severity.LOW, me, mailOnly().txt("default._bimi", "v=BIMI1; l=http://example.org/logo.svg")),
                Case.of("bimi.not-enforced", Severity.LOW, me, dmarc("v=DMARC1; p=none").txt("default._bimi", "v=BIMI1; l=https://example.org/logo.svg")).serves(Logos.LOGO, Logos.certificate()),
                Case.of("bimi.not-enforced", Severity.LOW, me, dmarc("v=DMARC1; p=quarantine; pct=99").txt("default._bimi", "v=BIMI1; l=https://example.org/logo.svg")).serves(Logos.LOGO, Logos.certificate()),
                Case.of("bimi.alias.dead", Severity.MEDIUM, "default._bimi.example.org", sound().cname("default._bimi", "example.org.vendor.com")),
                Case.of("bimi.alias.dead", Severity.MEDIUM, "default._bimi.example.org", sound().cname("default._bimi", "example-org.github.io")),
                Case.of("bimi.alias.dead", Severity.LOW, "default._bimi.example.org", sound().cname("default._bimi", "example.org.vendor.com").domain("vendor.com")),
                Case.of("bimi.logo.unavailable", Severity.LOW, me, brand()).serves(new FetchedDocument.Status(301, "https://example.org/"), Logos.certificate()),
                Case.of("bimi.logo.unavailable", Severity.LOW, me, brand()).serves(new FetchedDocument.Failed(FetchFailure.CERTIFICATE_EXPIRED, "It expired."), Logos.certificate()),
                Case.of("bimi.logo.faulty", Severity.LOW, me, brand()).serves(Logos.moving(), Logos.certificate()),
                Case.of("bimi.logo.improvable", Severity.INFO, me, brand()).serves(Logos.oblong(), Logos.certificate()),
                Case.of("bimi.certificate.missing", Severity.INFO, me, mailOnly().txt("default._bimi", "v=BIMI1; l=https://example.org/logo.svg")).serves(Logos.LOGO, Logos.certificate()),
                Case.of("bimi.certificate.unavailable", Severity.LOW, me, brand()).serves(Logos.LOGO, new FetchedDocument.Status(404, "")),
                Case.of("bimi.certificate.unavailable", Severity.LOW, me, brand()).serves(Logos.LOGO, new FetchedDocument.Body("<html>", "text/html")),
                Case.of("bimi.certificate.other-purpose", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.forServers()),
                Case.of("bimi.certificate.expired", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.valid(Scenes.NOW.minus(Duration.ofDays(9)), Scenes.NOW.minusSeconds(1))),
                Case.of("bimi.certificate.expired", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.valid(Scenes.NOW.plusSeconds(1), Scenes.NOW.plus(Duration.ofDays(90)))),
                Case.of("bimi.certificate.expired", Severity.INFO, me, brand()).serves(Logos.LOGO, Logos.valid(Scenes.NOW, Scenes.NOW.plus(Duration.ofDays(30)).minusSeconds(1))),
                Case.of("bimi.certificate.other-domain", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.named("example.com", "www.example.org")),
                Case.of("bimi.certificate.other-domain", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.named()),
                Case.of("bimi.certificate.other-logo", Severity.LOW, me, brand()).serves(Logos.oblong(), Logos.certificate()),
                Case.of("bimi.certificate.other-logo", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.withoutLogo()),
                Case.of("bimi.certificate.chain", Severity.INFO, me, brand()).serves(Logos.LOGO, Logos.withRoot()),
                Case.of("bimi.certificate.chain", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.broken()));
    }

    @Test
    void a_logo_in_order_has_no_finding() {
        for (FetchedDocument certificate : List.of(Logos.certificate(), Logos.valid(Scenes.NOW, Scenes.NOW.plus(Duration.ofDays(30))), Logos.named("default._bimi.example.org"))) {
            assertEquals(List.of(), Examination.examine(Case.of("", Severity.INFO, "", brand()).serves(Logos.LOGO, certificate).evidence()).findings());
        }
    }

    @Test
    void one_fault_of_a_logo_is_one_finding() {
        Evidence other = Case.of("", Severity.INFO, "", brand()).serves(Logos.LOGO, Logos.forServers()).evidence();
        assertEquals(List.of("bimi.certificate.other-purpose"), Examination.examine(other).findings().stream().map(Finding::ruleId).toList());
        Evidence gone = Case.of("", Severity.INFO, "", brand()).serves(new FetchedDocument.Status(404, ""), new FetchedDocument.Status(404, "")).evidence();
        assertEquals(List.of("bimi.logo.unavailable", "bimi.certificate.unavailable"), Examination.examine(gone).findings().stream().map(Finding::ruleId).toList());
    }

    @Test
    void a_domain_that_declines_a_logo_has_no_finding() {
        assertEquals(List.of(), Scenes.assess(sound().txt("default._bimi", "v=BIMI1; l=; a=;")).findings());
    }

    /// Mailboxes look at the policy of the name in the From: line and at that of its organisation.
    @ParameterizedTest(name = "[{index}] {0} below {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject | v=DMARC1; p=none; sp=none          | true
            v=DMARC1; p=reject | v=DMARC1; p=none                   | true
            v=DMARC1; p=reject | v=DMARC1; p=reject; sp=none        | true
            v=DMARC1; p=reject | v=DMARC1; p=quarantine; pct=50     | true
            v=DMARC1; p=none   | v=DMARC1; p=reject                 | true
            v=DMARC1; p=reject | v=DMARC1; p=quarantine             | false
            v=DMARC1; p=reject | v=DMARC1; p=reject; sp=quarantine  | false
                               | v=DMARC1; p=reject                 | false
            v=DMARC1; p=reject |                                    | false
            """)
    void a_logo_rests_on_the_organizations_policy_too(String own, String organizations, boolean tooMild) {
        World world = world().domain("example.org").txt("default._bimi.shop", "v=BIMI1; l=https://example.org/logo.svg");
        if (own != null) {
            world.txt("_dmarc.shop", own);
        }
        if (organizations != null) {
            world.txt("_dmarc", organizations);
        }
        assertEquals(tooMild, isTooMild(below("shop.example.org", world)));
    }

    @Test
    void a_logo_is_not_called_unprotected_where_nobody_could_say() {
        Assessment old = below("a.b.example.org", world().domain("example.org").txt("default._bimi.a.b", "v=BIMI1; l=https://example.org/logo.svg").txt("_dmarc.b", "v=DMARC1; p=reject; psd=n").servfail("_dmarc.example.org"));
        assertFalse(isTooMild(old));
        assertTrue(old.cannotTell(new CheckId("bimi.not-enforced", "a.b.example.org")), "the old standard's record");
        Assessment organizations = below("shop.example.org", world().domain("example.org").txt("default._bimi.shop", "v=BIMI1; l=https://example.org/logo.svg").txt("_dmarc.shop", "v=DMARC1; p=reject").servfail("_dmarc.example.org"));
        assertFalse(isTooMild(organizations));
        assertTrue(organizations.cannotTell(new CheckId("bimi.not-enforced", "shop.example.org")), "the organisation's record");
        Assessment mild = below("shop.example.org", world().domain("example.org").txt("default._bimi.shop", "v=BIMI1; l=https://example.org/logo.svg").txt("_dmarc.shop", "v=DMARC1; p=none").servfail("_dmarc.example.org"));
        assertTrue(isTooMild(mild), "its own is too mild, whatever the organisation's");
    }

    private static boolean isTooMild(Assessment assessment) {
        return assessment.findings().stream().anyMatch(finding -> finding.ruleId().equals("bimi.not-enforced"));
    }

    private static Assessment below(String name, World world) {
        return Examination.examine(Gathering.gather(DomainName.of(name), world, _ -> new FetchedPolicy.Status(404), Scenes.NOW, Gathering.Settings.DEFAULT.with(Suffixes.real())));
    }
}
