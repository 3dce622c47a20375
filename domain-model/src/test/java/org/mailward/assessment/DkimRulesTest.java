package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.body;
import static org.mailward.assessment.Scenes.changed;
import static org.mailward.assessment.Scenes.first;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.assessment.Scenes.sound;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dkim.Keys;
import org.mailward.mailauth.dns.World;

/// The rules about DKIM keys, each where it speaks.
class DkimRulesTest implements RuleTable {

    private static World dkim(String text) {
        return mailOnly().txt("s1._domainkey", text);
    }

    static Stream<Case> cases() {
        String me = "example.org";
        String s1 = "s1._domainkey.example.org";
        return Stream.of(
                Case.of("dkim.none-found", Severity.INFO, me, mailOnly()),
                Case.of("dkim.key.short", Severity.HIGH, s1, dkim("v=DKIM1; p=" + Keys.rsa(512))),
                Case.of("dkim.key.weak", Severity.MEDIUM, s1, dkim("v=DKIM1; p=" + Keys.rsa(1024))),
                Case.of("dkim.key.old", Severity.LOW, s1, dkim("v=DKIM1; p=" + Keys.rsa(2048))).since(s1, first(366), first(1)),
                Case.of("dkim.key.old", Severity.LOW, s1, dkim("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")).since(s1, changed(366), first(1)),
                Case.of("dkim.key.unreadable", Severity.MEDIUM, s1, dkim("v=DKIM1; p=AAAA")),
                Case.of("dkim.key.unreadable", Severity.MEDIUM, s1, dkim("v=DKIM1; k=rsa")),
                Case.of("dkim.key.large", Severity.MEDIUM, s1, dkim("v=DKIM1; p=" + Keys.rsa(4104))),
                Case.of("dkim.key.exponent", Severity.LOW, s1, dkim("v=DKIM1; p=" + Keys.rsa(2048, 3))),
                Case.of("dkim.key.exponent", Severity.HIGH, s1, dkim("v=DKIM1; p=" + Keys.rsa(2048, 1))),
                Case.of("dkim.key.exponent", Severity.HIGH, s1, dkim("v=DKIM1; p=" + Keys.rsa(2048, 65_538))),
                Case.of("dkim.key.exponent", Severity.LOW, s1, dkim("v=DKIM1; p=" + Keys.rsa(2048, 0x1_0000_0001L))),
                Case.of("dkim.key.bare", Severity.MEDIUM, s1, dkim("v=DKIM1; n=x; p=" + Keys.bareRsa(2048))).publishes("v=DKIM1; n=x; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.type.unknown", Severity.MEDIUM, s1, dkim("v=DKIM1; k=dsa; p=" + Keys.rsa(2048))),
                Case.of("dkim.key.ed25519-only", Severity.INFO, me, dkim("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")),
                Case.of("dkim.key.testing", Severity.LOW, s1, dkim("v=DKIM1; t=y; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.testing", Severity.LOW, s1, dkim("v=DKIM1; t=y:s; p=" + Keys.rsa(2048))).publishes("v=DKIM1; t=s; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.revoked", Severity.INFO, s1, dkim("v=DKIM1; p=")),
                Case.of("dkim.key.sha1", Severity.HIGH, s1, dkim("v=DKIM1; h=sha1; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.sha1", Severity.HIGH, s1, dkim("v=DKIM1; h=md5; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.not-for-mail", Severity.MEDIUM, s1, dkim("v=DKIM1; s=tlsrpt; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.tags.retired", Severity.INFO, s1, dkim("v=DKIM1; g=*; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.tags.miswritten", Severity.LOW, s1, dkim("v=DKIM1;; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.tags.miswritten", Severity.LOW, s1, dkim("v=DKIM1; T=y; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.tags.miswritten", Severity.LOW, s1, dkim("v=DKIM1; K=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")),
                Case.of("dkim.key.shared", Severity.LOW, "selector2._domainkey.example.org", dkim("v=DKIM1; p=" + Keys.rsa(2048)).txt("selector2._domainkey", "k=rsa; p=" + Keys.rsa(2048))),
                Case.of("dkim.delegated", Severity.INFO, me, mailOnly().cname("k2._domainkey", "k2.vendor.test").cname("k3._domainkey", "k3.vendor.test").domain("vendor.test").txt("k2", "v=DKIM1; p=" + Keys.rsa(2048)).txt("k3", "v=DKIM1; p=" + Keys.rsa(2056))),
                Case.of("dkim.alias.dead", Severity.LOW, s1, mailOnly().cname("s1._domainkey", "s1.vendor.com").domain("vendor.com")),
                Case.of("dkim.alias.dead", Severity.LOW, s1, mailOnly().cname("s1._domainkey", "s1.vendor.com").domain("vendor.com").a("s1", "192.0.2.1")),
                Case.of("dkim.alias.dead", Severity.LOW, s1, mailOnly().cname("s1._domainkey", "s1.vendor.test")),
                Case.of("dkim.alias.dead", Severity.CRITICAL, s1, mailOnly().cname("s1._domainkey", "s1.vendor.com")),
                Case.of("dkim.alias.dead", Severity.HIGH, s1, mailOnly().cname("s1._domainkey", "mine.github.io")),
                Case.of("dkim.alias.dead", Severity.CRITICAL, me, mailOnly().cname("*._domainkey", "s1.vendor.com")),
                Case.of("dkim.key.multiple", Severity.MEDIUM, s1, mailOnly().txt("s1._domainkey", "v=DKIM1; p=", "v=DKIM1; p=" + Keys.rsa(2048))),
                Case.of("dkim.wildcard.key", Severity.LOW, me, mailOnly().txt("*._domainkey", "v=DKIM1; p=" + Keys.rsa(2048))));
    }

    /// What stands for long is no fault where nothing was to change.
    private static Stream<Case> quiet() {
        String key = "s1._domainkey.example.org";
        return Stream.of(
                Case.of("dkim.key.old", Severity.LOW, "a year to the day", sound()).since(key, first(365), first(365)),
                Case.of("dkim.key.old", Severity.LOW, "nobody watched", sound()),
                Case.of("dkim.key.old", Severity.LOW, "too short anyway", dkim("v=DKIM1; p=" + Keys.rsa(1024))).since(key, first(900), first(900)),
                Case.of("dkim.key.old", Severity.LOW, "withdrawn", dkim("v=DKIM1; p=")).since(key, first(900), first(900)));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("quiet")
    void age_alone_is_no_fault(Case each) {
        assertEquals(List.of(), Examination.examine(each.evidence()).findings().stream().map(Finding::ruleId).filter(each.rule()::equals).toList());
    }

    @Test
    void an_old_key_is_as_old_as_it_was_watched() {
        String key = "s1._domainkey.example.org";
        assertEquals(List.of("The DKIM key is the same since 2025-11-21 at the latest, when it was first looked at."), sentences(Case.of("", Severity.LOW, "", sound()).since(key, first(366), first(1))));
        assertEquals(List.of("The DKIM key is the same since 2025-11-21."), sentences(Case.of("", Severity.LOW, "", sound()).since(key, changed(366), first(1))));
    }

    private static List<String> sentences(Case each) {
        return Examination.examine(each.evidence()).findings().stream().map(Finding::sentence).toList();
    }

    /// A name that exists without a text is absent below a wildcard too (RFC 4592 §2.2.2).
    @ParameterizedTest
    @ValueSource(strings = {"v=DKIM1; p=", "v=spf1 -all", "v=DKIM1; t=y; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC"})
    void a_missing_answer_makes_no_keys_of_what_a_wildcard_says(String text) {
        assertTrue(Silence.costsNothing(Scenes.evidence(mailOnly().txt("*._domainkey", text).a("selector1._domainkey", "192.0.2.1"), body(Scenes.POLICY))) > 10);
    }
}
