package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.mailauth.dns.World.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.mailauth.dkim.Keys;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;

/// Whoever does what one finding says, and then what another says, does not undo the first: all findings of one assessment propose one
/// value for one record.
class OneRecordTest {

    /// What stands under one name and type for one purpose.
    private record Place(DomainName name, RecordType type) {
    }

    private static List<String> contradictions(Assessment assessment) {
        Map<Place, Map<String, List<String>>> proposed = new LinkedHashMap<>();
        assessment.findings().forEach(finding -> finding.remedy().flatMap(Remedy::record).ifPresent(record -> proposed
                .computeIfAbsent(new Place(record.name(), record.type()), _ -> new TreeMap<>()).computeIfAbsent(record.value(), _ -> new ArrayList<>()).add(finding.ruleId())));
        return proposed.entrySet().stream().filter(each -> each.getValue().size() > 1).map(Object::toString).toList();
    }

    static Stream<Evidence> worlds() {
        return Stream.of(RulebookTest.tables().map(Case::evidence), Zones.load().stream().flatMap(Scenes::zones), faulty()).flatMap(Function.identity());
    }

    private static final List<String> POLICIES = List.of("", "p=none", "p=quarantine", "p=reject", "p=block");
    private static final List<String> OTHERS = List.of("sp=none", "np=none", "np=block", "pct=20", "pct=100", "t=y", "psd=y", "psd=n", "fo=1", "rf=afrf", "x=y", "aspf=s", "rua=mailto:r@example.org", "rua=reports@example.org");
    private static final List<String> SPF_TERMS = List.of("ip4:192.0.2.1 ip4:192.0.2.1", "a=mail.example.org", "ptr", "x=y", "?all", "~all", "-all");
    private static final List<String> KEY_TAGS = List.of("h=sha1", "t=y", "t=y:s", "g=*", "s=tlsrpt", "T=y", "n=");

    /// Records with each two faults at once, at a domain that receives mail, at one that declines it, and at one where strangers register names.
    private static Stream<Evidence> faulty() {
        var worlds = new ArrayList<Evidence>();
        for (int i = 0; i < OTHERS.size(); i++) {
            for (int j = i; j < OTHERS.size(); j++) {
                for (String policy : POLICIES) {
                    String text = Stream.of("v=DMARC1", policy, OTHERS.get(i), i == j ? "" : OTHERS.get(j)).filter(term -> !term.isEmpty()).collect(Collectors.joining("; "));
                    worlds.add(evidence(Scenes.NAME, mailOnly().txt("_dmarc", text)));
                    worlds.add(evidence(Scenes.NAME, world().domain("example.org").mx(0, ".").txt("_dmarc", text)));
                    worlds.add(evidence(DomainName.of("github.io"), world().domain("github.io").mx(10, "mail.github.io").a("mail", "192.0.2.1").txt("_dmarc", text)));
                    worlds.add(evidence(Scenes.NAME, mailOnly().txt("_dmarc", text).txt("*._domainkey", text).txt("_dmarc.org.", "v=DMARC1; p=none")));
                }
            }
        }
        pairs(SPF_TERMS, " ").forEach(terms -> {
            worlds.add(evidence(Scenes.NAME, mailOnly().txt("@", "v=spf1 " + terms)));
            worlds.add(evidence(Scenes.NAME, world().domain("example.org").mx(0, ".").txt("@", "v=spf1 " + terms)));
        });
        pairs(KEY_TAGS, "; ").forEach(tags -> List.of(Keys.rsa(2048), Keys.bareRsa(2048)).forEach(key -> worlds.add(evidence(Scenes.NAME, mailOnly().txt("s1._domainkey", "v=DKIM1; " + tags + ";; p=" + key)))));
        return worlds.stream();
    }

    private static List<String> pairs(List<String> terms, String between) {
        return terms.stream().flatMap(one -> terms.stream().map(other -> one.equals(other) ? one : one + between + other)).toList();
    }

    private static Evidence evidence(DomainName domain, World world) {
        return Scenes.evidence(domain, world, Scenes.body(Scenes.POLICY));
    }

    @Test
    void one_record_has_one_proposal() {
        var looked = new ArrayList<String>();
        var found = new TreeSet<String>();
        worlds().forEach(evidence -> {
            looked.add(evidence.domain().ascii());
            found.addAll(contradictions(Examination.examine(evidence)));
        });
        assertTrue(looked.size() > 200, () -> looked.size() + " domains");
        assertEquals("", String.join("\n", found));
    }

    /// A policy that nobody can read is left as it stands while what is proposed first does not touch it, and so is what only the record's owner can correct.
    @Test
    void every_proposal_can_be_read() {
        faulty().map(Examination::examine).filter(assessment -> assessment.findings().stream().noneMatch(OneRecordTest::leavesSomething))
                .flatMap(assessment -> assessment.findings().stream()).flatMap(finding -> finding.remedy().stream()).flatMap(remedy -> remedy.record().stream())
                .filter(record -> !record.name().ascii().contains("._report.")).distinct().forEach(record -> assertTrue(ConformanceTest.parses(record), record::toString));
    }

    private static boolean leavesSomething(Finding finding) {
        return List.of("dmarc.rua.invalid", "dmarc.syntax").contains(finding.ruleId()) || finding.ruleId().equals("dmarc.policy.invalid") && finding.remedy().orElseThrow().instruction().startsWith("First publish this record");
    }

    /// Whoever publishes what is proposed, again and again, comes to an end, and never to a record that stood there before.
    @ParameterizedTest
    @MethodSource("chains")
    void proposals_lead_somewhere(String name, List<String> records, Function<String, World> worlds) {
        for (String record : records) {
            var seen = new ArrayList<String>();
            Optional<String> next = Optional.of(record);
            while (next.isPresent()) {
                String text = next.get();
                assertTrue(!seen.contains(text) && seen.size() < 12, () -> seen + " leads back to " + text);
                seen.add(text);
                next = Examination.examine(evidence(Scenes.NAME, worlds.apply(text))).findings().stream().flatMap(finding -> finding.remedy().stream()).flatMap(remedy -> remedy.record().stream())
                        .filter(proposed -> proposed.type() == RecordType.TXT && proposed.name().equals(DomainName.of(name))).map(Remedy.Publish::value).findFirst();
            }
        }
    }

    static Stream<Arguments> chains() {
        var dmarc = POLICIES.stream().flatMap(policy -> pairs(OTHERS, "; ").stream().map(others -> "v=DMARC1; " + (policy.isEmpty() ? "" : policy + "; ") + others)).toList();
        var spf = pairs(SPF_TERMS, " ").stream().map(terms -> "v=spf1 " + terms).toList();
        var keys = pairs(KEY_TAGS, "; ").stream().map(tags -> "v=DKIM1; " + tags + ";; p=" + Keys.bareRsa(2048)).toList();
        return Stream.of(
                Arguments.of("_dmarc.example.org", dmarc, worlds(text -> mailOnly().txt("_dmarc", text))),
                Arguments.of("_dmarc.example.org", dmarc, worlds(text -> world().domain("example.org").mx(0, ".").txt("_dmarc", text))),
                Arguments.of("example.org", spf, worlds(text -> mailOnly().txt("@", text))),
                Arguments.of("example.org", spf, worlds(text -> world().domain("example.org").mx(0, ".").txt("@", text))),
                Arguments.of("s1._domainkey.example.org", keys, worlds(text -> mailOnly().txt("s1._domainkey", text))));
    }

    private static Function<String, World> worlds(Function<String, World> made) {
        return made;
    }

    private static Finding finding(String rule, World world) {
        return Scenes.assess(world).findings().stream().filter(each -> each.ruleId().equals(rule)).findFirst().orElseThrow();
    }

    private static void says(String record, String begin, String end, Finding finding) {
        Remedy remedy = finding.remedy().orElseThrow();
        assertEquals(record, remedy.record().orElseThrow().value());
        assertTrue(remedy.instruction().startsWith(begin) && remedy.instruction().endsWith(end), remedy::instruction);
    }

    @Test
    void mends_stand_together_and_a_stricter_policy_comes_after_them() {
        var world = mailOnly().txt("_dmarc", "v=DMARC1; p=none; x=y; fo=1; rua=mailto:r@example.org");
        String mended = "v=DMARC1; p=none; rua=mailto:r@example.org";
        says(mended, "Correct the tag", "read them before you publish it.", finding("dmarc.tags.unknown", world));
        says(mended, "Remove fo=", "read them before you publish it.", finding("dmarc.fo.unused", world));
        says(mended, "First publish this record, which does what other findings about it say. When the reports", "Reject comes after that.", finding("dmarc.policy.none", world));
        says("v=DMARC1; p=quarantine; rua=mailto:r@example.org", "When the reports", "Reject comes after that.", finding("dmarc.policy.none", mailOnly().txt("_dmarc", mended)));
    }

    @Test
    void of_two_stricter_steps_the_smaller_is_first() {
        var world = mailOnly().txt("_dmarc", "v=DMARC1; p=quarantine; pct=20; rua=mailto:r@example.org");
        says("v=DMARC1; p=quarantine; rua=mailto:r@example.org", "Receivers already disagree", "remove pct=.", finding("dmarc.pct.partial", world));
        says("v=DMARC1; p=quarantine; rua=mailto:r@example.org", "First publish this record", "where it is.", finding("dmarc.policy.quarantine", world));
    }

    @Test
    void a_domain_that_nobody_uses_need_not_wait() {
        var world = world().domain("example.org").mx(0, ".").txt("_dmarc", "v=DMARC1; p=none; pct=100; rua=mailto:r@example.org");
        says("v=DMARC1; p=reject; rua=mailto:r@example.org", "The domain looks unused", "read them before you publish it.", finding("dmarc.policy.none", world));
        says("v=DMARC1; p=reject; rua=mailto:r@example.org", "Remove what", "read them before you publish it.", finding("dmarc.tags.retired", world));
    }

    /// Somebody may have meant it.
    @Test
    void what_is_wrong_only_perhaps_is_not_done_along_with_the_rest() {
        var world = world().domain("shop.example.org").mx(10, "mail.example.org").txt("_dmarc", "v=DMARC1; p=reject; psd=n; fo=1; rua=mailto:r@shop.example.org");
        var findings = Examination.examine(evidence(DomainName.of("shop.example.org"), world)).findings();
        String mended = "v=DMARC1; p=reject; psd=n; rua=mailto:r@shop.example.org";
        says(mended, "Remove fo=", "about single messages.", findings.stream().filter(each -> each.ruleId().equals("dmarc.fo.unused")).findFirst().orElseThrow());
        says(mended, "First publish this record", "take psd=n out of the record.", findings.stream().filter(each -> each.ruleId().equals("dmarc.organization.differs")).findFirst().orElseThrow());
    }
}
