package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.NOW;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.orgdomain.Suffixes;

/// The stage of a domain, and of names below it, under RFC 9989 and RFC 7489.
class BothStandardsTest {

    private static Evidence evidence(String domain, World world) {
        return Gathering.gather(DomainName.of(domain), world, _ -> new FetchedPolicy.Status(404), NOW, Gathering.Settings.DEFAULT.with(Suffixes.real()));
    }

    /// `name text & name text`.
    private static World records(String text) {
        World world = world().domain("shop.example.org").mx(10, "mail.example.org").domain("example.org").mx(10, "mail.example.org");
        Stream.of(text.split(" & ")).map(String::strip).filter(each -> !each.isEmpty()).forEach(each -> {
            String[] parts = each.split(" ", 2);
            world.domain(parts[0]).txt("_dmarc", parts[1]);
        });
        return world;
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            example.org      | example.org v=DMARC1; p=reject                                  | REJECTING    | REJECTING   | Receivers refuse forged mail.
            example.org      | example.org v=DMARC1; p=quarantine; pct=30                      | QUARANTINING | MONITORING  | Receivers put forged mail into the spam folder. Receivers that still follow the old standard (RFC 7489) differ: they apply the policy to only 30 % of failing mail.
            example.org      | example.org v=DMARC1; p=reject; t=y                             | QUARANTINING | REJECTING   | Receivers put forged mail into the spam folder. Receivers that still follow the old standard (RFC 7489) differ: they refuse forged mail.
            example.org      | example.org v=DMARC1                                            | MONITORING   | UNPROTECTED | Receivers deliver forged mail as before. The record names no mailbox to which they could report it. Receivers that still follow the old standard (RFC 7489) differ: they ignore the record.
            example.org      | org v=DMARC1; p=reject; psd=y                                   | REJECTING    | UNPROTECTED | Receivers refuse forged mail. Receivers that still follow the old standard (RFC 7489) differ: they look for a record only at the name itself and at its registered domain, and find none. The policy is inherited from org.
            shop.example.org | example.org v=DMARC1; p=reject; sp=quarantine                   | QUARANTINING | QUARANTINING | Receivers put forged mail into the spam folder. The policy is inherited from example.org.
            a.shop.example.org | shop.example.org v=DMARC1; p=reject; psd=n & example.org v=DMARC1; p=none | REJECTING | MONITORING | Receivers refuse forged mail. Receivers that still follow the old standard (RFC 7489) differ: they go by the record of example.org, so that they deliver forged mail as before. The policy is inherited from shop.example.org.
            """)
    void the_stage_is_said_for_both(String domain, String records, Stage current, Stage old, String sentence) {
        World world = records(records).domain("a.shop.example.org").mx(10, "mail.example.org");
        assertEquals(new StageVerdict(current, old, sentence), Examination.examine(evidence(domain, world)).stage());
    }

    /// What is wrong with a record is as wrong for a name that inherits it; whoever cannot mend it is given no record for it.
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            v=DMARC1; p=rejct                                    | UNPROTECTED  | UNPROTECTED  | CRITICAL dmarc.policy.invalid, MEDIUM dmarc.rua.missing
            v=DMARC1; p=rejct; rua=mailto:r@example.org          | MONITORING   | MONITORING   | HIGH dmarc.policy.invalid
            v=DMARC1; rua=mailto:r@example.org                   | MONITORING   | MONITORING   | HIGH dmarc.policy.missing
            v=DMARC1; p=quarantine; t=y; rua=mailto:r@example.org | MONITORING  | QUARANTINING | MEDIUM dmarc.testing
            v=DMARC1; p=reject; t=y; pct=0                       | QUARANTINING | QUARANTINING | MEDIUM dmarc.testing, MEDIUM dmarc.pct.partial, MEDIUM dmarc.rua.missing
            v=DMARC1; p=reject                                   | REJECTING    | REJECTING    | MEDIUM dmarc.rua.missing
            v=DMARC1; p=reject; rua=mailto:r                     | REJECTING    | REJECTING    | MEDIUM dmarc.rua.invalid
            v=DMARC1; p=reject; rua=https://r.example.org        | REJECTING    | REJECTING    | MEDIUM dmarc.rua.no-mail
            v=DMARC1; p=reject; rua=mailto:r@vendor.test         | REJECTING    | REJECTING    | MEDIUM dmarc.rua.unauthorised
            v=DMARC1; p=reject; rua=mailto:r@example.org         | REJECTING    | REJECTING    |
            """)
    void an_inherited_record_is_judged_as_one_of_its_own(String record, Stage current, Stage old, String findings) {
        Assessment assessment = Examination.examine(evidence("shop.example.org", records("example.org " + record)));
        assertEquals(List.of(current, old), List.of(assessment.stage().current(), assessment.stage().old()));
        var about = assessment.findings().stream().filter(finding -> finding.ruleId().startsWith("dmarc.")).toList();
        assertEquals(findings == null ? Set.of() : Set.of(findings.split(", ")), about.stream().map(finding -> finding.severity() + " " + finding.ruleId()).collect(Collectors.toSet()));
        about.forEach(finding -> assertTrue(finding.sentence().contains("inherited from example.org"), finding::sentence));
        about.stream().flatMap(finding -> finding.remedy().stream()).flatMap(remedy -> remedy.record().stream())
                .forEach(publish -> assertFalse(publish.name().isWithin(DomainName.of("example.org")), publish::toString));
    }

    /// RFC 7489 §6.6.3: the name and its registered domain. Most receivers still look nowhere else.
    @Test
    void a_record_that_only_one_standard_finds_is_told() {
        World world = records("org v=DMARC1; p=reject; psd=y; rua=mailto:r@example.org");
        Assessment assessment = Examination.examine(evidence("example.org", world));
        Finding finding = assessment.findings().stream().filter(each -> each.ruleId().equals("dmarc.missing")).findFirst().orElseThrow();
        assertEquals(Severity.HIGH, finding.severity());
        assertEquals("Only receivers on the current standard find a DMARC record for this domain, that of org; those on the old one look at the domain and at its registered domain alone, and find none.",
                finding.sentence());
    }

    @Test
    void whether_the_old_standard_finds_a_record_is_left_open_where_it_cannot_be_asked() {
        World world = records("shop.example.org v=DMARC1; p=reject; psd=n").domain("a.shop.example.org").mx(10, "mail.example.org").timeout("_dmarc.example.org.");
        Assessment assessment = Examination.examine(evidence("a.shop.example.org", world));
        assertTrue(assessment.undecided().stream().anyMatch(check -> check.ruleId().equals("dmarc.missing")), () -> assessment.undecided().toString());
    }

    /// A tag that one standard does not know does not take away what the other has read.
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject; np=rejct                            | CRITICAL | Receivers on the current standard do not know the policy 'np=rejct', and without a usable address for reports they ignore the whole record; those on the old one, which do not look at the tag, apply 'reject'. | v=DMARC1; p=reject; np=rejct; rua=mailto:dmarc-reports@example.org
            v=DMARC1; p=reject; np=rejct; rua=mailto:r@example.org  | HIGH     | Receivers on the current standard do not know the policy 'np=rejct', so they act as if the record said p=none; those on the old one, which do not look at the tag, apply 'reject'.                        | v=DMARC1; p=reject; rua=mailto:r@example.org
            """)
    void an_unreadable_policy_for_missing_names_is_taken_out_and_the_rest_kept(String record, Severity severity, String sentence, String publish) {
        Finding finding = Examination.examine(evidence("example.org", records("example.org " + record))).findings().stream().filter(each -> each.ruleId().equals("dmarc.policy.invalid")).findFirst().orElseThrow();
        assertEquals(severity, finding.severity());
        assertEquals(sentence, finding.sentence());
        assertEquals(publish, finding.remedy().orElseThrow().record().orElseThrow().value());
    }

    /// Where `sp` holds for receivers on the old standard, taking it away would have them refuse what they deliver today.
    @Test
    void tags_for_names_below_stay_where_one_standard_reads_them() {
        World world = records("example.org v=DMARC1; p=reject; sp=none; rua=mailto:r@example.org & org v=DMARC1; p=reject; rua=mailto:r@example.org");
        Finding finding = Examination.examine(evidence("example.org", world)).findings().stream().filter(each -> each.ruleId().equals("dmarc.subdomain-tags.ineffective")).findFirst().orElseThrow();
        assertEquals("v=DMARC1; p=reject; sp=none; rua=mailto:r@example.org; psd=n", finding.remedy().orElseThrow().record().orElseThrow().value());
        assertTrue(finding.sentence().endsWith("Those on the old standard go by sp=."), finding::sentence);
        World below = records("shop.example.org v=DMARC1; p=reject; sp=none; rua=mailto:r@example.org & example.org v=DMARC1; p=reject; rua=mailto:r@example.org");
        Finding idle = Examination.examine(evidence("shop.example.org", below)).findings().stream().filter(each -> each.ruleId().equals("dmarc.subdomain-tags.ineffective")).findFirst().orElseThrow();
        assertEquals("v=DMARC1; p=reject; rua=mailto:r@example.org", idle.remedy().orElseThrow().record().orElseThrow().value(), "no standard reads them");
    }

    /// RFC 7489 §6.6.3 step 6: without a valid p the record counts as v=DMARC1; p=none, whatever else stands in it.
    @Test
    void without_a_policy_the_old_standard_reads_none_below_either() {
        var facts = Facts.of(evidence("example.org", records("example.org v=DMARC1; sp=reject; rua=mailto:r@example.org")));
        assertEquals(Optional.of(Policy.NONE), facts.dmarcBelow(DomainName.of("x.example.org"), true).orElseThrow().old());
        Finding finding = Examination.examine(facts).findings().stream().filter(each -> each.ruleId().equals("dmarc.policy.missing")).findFirst().orElseThrow();
        assertEquals("v=DMARC1; p=none; rua=mailto:r@example.org", finding.remedy().orElseThrow().record().orElseThrow().value());
    }

    @Test
    void while_nobody_says_whether_a_name_exists_the_milder_policy_is_told() {
        World world = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=reject; sp=reject; np=none; rua=mailto:r@example.org").mx(10, "mail.example.org").a("mail", "192.0.2.1")
                .timeout("shop.example.org.");
        StageVerdict stage = Examination.examine(evidence("shop.example.org", world)).stage();
        assertEquals(List.of(Stage.MONITORING, Stage.REJECTING), List.of(stage.current(), stage.old()));
    }

    @Test
    void what_only_the_old_standard_asks_may_stay_unknown_alone() {
        World world = records("shop.example.org v=DMARC1; p=reject; psd=n").domain("a.shop.example.org").mx(10, "mail.example.org").timeout("_dmarc.example.org.");
        StageVerdict stage = Examination.examine(evidence("a.shop.example.org", world)).stage();
        assertEquals(List.of(Stage.REJECTING, Stage.UNKNOWN), List.of(stage.current(), stage.old()));
    }

    @Test
    void evidence_carries_what_the_list_said_and_gives_the_same_verdict_again() {
        Evidence evidence = evidence("shop.example.org", records("example.org v=DMARC1; p=reject"));
        assertEquals(Optional.of(DomainName.of("example.org")), evidence.suffix().flatMap(suffix -> suffix.registrableDomain()));
        Evidence again = EvidenceJson.read(EvidenceJson.write(evidence));
        assertEquals(evidence, again);
        assertEquals(Examination.examine(evidence), Examination.examine(again));
    }

    /// Evidence from before lists were asked: the walk's record counts for both.
    @Test
    void without_a_list_the_walk_decides_for_both() {
        Evidence evidence = Gathering.gather(DomainName.of("shop.example.org"), records("example.org v=DMARC1; p=reject"), _ -> new FetchedPolicy.Status(404), NOW);
        assertEquals(Optional.empty(), evidence.suffix());
        StageVerdict stage = Examination.examine(evidence).stage();
        assertEquals(List.of(Stage.REJECTING, Stage.REJECTING), List.of(stage.current(), stage.old()));
    }

    @ParameterizedTest(name = "[{index}] {0} below {1}, {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            news.example.org      | example.org      | true  | example.org v=DMARC1; p=reject; sp=quarantine; np=reject | example.org | QUARANTINE | QUARANTINE | sp
            nope.example.org      | example.org      | false | example.org v=DMARC1; p=reject; sp=quarantine; np=reject | example.org | REJECT     | QUARANTINE | np, which RFC 7489 does not know
            a.b.c.d.example.org   | example.org      | true  | example.org v=DMARC1; p=reject; sp=quarantine            | example.org | QUARANTINE | QUARANTINE | at any depth
            a.b.c.d.e.f.g.h.i.example.org | example.org | true | example.org v=DMARC1; p=reject; sp=quarantine          | example.org | QUARANTINE | QUARANTINE | the walk jumps
            x.shop.example.org    | shop.example.org | true  | shop.example.org v=DMARC1; p=reject & example.org v=DMARC1; p=none | example.org | NONE | NONE | RFC 9989 §4.10.2 the top's record, not the nearest
            x.shop.example.org    | shop.example.org | true  | shop.example.org v=DMARC1; p=reject                      | shop.example.org | REJECT | - | RFC 7489 §6.6.3 asks at the top only
            x.shop.example.org    | shop.example.org | true  | shop.example.org v=DMARC1; p=reject; psd=n & example.org v=DMARC1; p=quarantine | shop.example.org | REJECT | QUARANTINE | psd=n
            x.y.org               | org              | true  | org v=DMARC1; p=reject; psd=y                            | org         | REJECT     | -          | nothing is known of y.org
            x.org                 | org              | true  | org v=DMARC1; p=reject; psd=y                            | org         | REJECT     | -          | its own organization
            x.example.org         | example.org      | true  | org v=DMARC1; p=reject; psd=y                            | org         | REJECT     | -          | the suffix's record
            """)
    void the_policy_of_a_name_below(String below, String domain, boolean exists, String records, String at, Policy current, Policy old, String why) {
        EffectivePolicy policy = Facts.of(evidence(domain, records(records))).dmarcBelow(DomainName.of(below), exists).orElseThrow();
        assertEquals(DomainName.of(at), policy.at(), why);
        assertEquals(Optional.ofNullable(current), policy.current(), why);
        assertEquals(Optional.ofNullable(old), policy.old(), why);
    }

    @Test
    void the_policy_of_names_below_is_shown_beside_the_record() {
        Assessment assessment = Examination.examine(evidence("example.org", records("example.org v=DMARC1; p=none; sp=quarantine; np=reject")));
        List<String> shown = assessment.records().stream().filter(record -> record.protocol() == Protocol.DMARC).flatMap(record -> record.words().stream())
                .filter(meaning -> meaning.text().endsWith(".example.org")).map(meaning -> meaning.text() + ": " + meaning.meaning()).toList();
        assertEquals(List.of("news.example.org: Forged mail from a name below that exists, such as this one: a receiver puts it into the spam folder.",
                "no-such-name.example.org: Forged mail from a name below that does not exist, such as this one: a receiver refuses it; one on the old standard puts it into the spam folder."), shown);
    }

    @Test
    void the_organisations_top_is_shown_with_the_date_of_the_list() {
        String date = Suffixes.real().source().date().toString();
        assertEquals("The organisation's top: names below it may vouch for one another. The old standard finds the same one, by the public suffix list of " + date + ".",
                top("example.org", "example.org v=DMARC1; p=none"));
        assertEquals("The organisation's top: names below it may vouch for one another. Under the old standard it is example.org, by the public suffix list of " + date + ".",
                top("org", "example.org v=DMARC1; p=none & org v=DMARC1; p=none"));
    }

    private static String top(String name, String records) {
        return Examination.examine(evidence("example.org", records(records))).records().stream().flatMap(record -> record.words().stream())
                .filter(meaning -> meaning.text().equals(name)).findFirst().orElseThrow().meaning();
    }

    /// What is to be done about it depends on what stands at the name that should be the top: a second record there would undo the first.
    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            example.org      | example.org v=DMARC1; p=reject; rua=mailto:r@example.org & org v=DMARC1; p=none      | MEDIUM | true  | Say that this domain is the organisation's top. | v=DMARC1; p=reject; rua=mailto:r@example.org; psd=n
            shop.example.org | shop.example.org v=DMARC1; p=reject & example.org v=DMARC1; p=none & org v=DMARC1; p=none | MEDIUM | true | Have psd=n added to the DMARC record of example.org, so that both standards find the same top. |
            shop.example.org | example.org v=DMARC1; p=reject & org v=DMARC1; p=none                                | MEDIUM | true  | Have psd=n added to the DMARC record of example.org, so that both standards find the same top. Receivers on the current standard then go by it for this domain too, as those on the old one do: make sure first that all of its own mail passes. |
            shop.example.org | org v=DMARC1; p=none                                                                 | MEDIUM | true  | Publish a DMARC record with psd=n at example.org, so that both standards find the same top. Its policy should be none until its reports show that all of its own mail passes. |
            example.org      | org v=DMARC1; p=none                                                                 | MEDIUM | true  | Publish a DMARC record with psd=n at example.org, so that both standards find the same top. Its policy should be none until its reports show that all of its own mail passes. |
            example.org      | org v=DMARC1; p=none; adkim=s; aspf=s                                                | LOW    | false | Publish a DMARC record with psd=n at example.org, so that both standards find the same top. Its policy should be none until its reports show that all of its own mail passes. |
            example.org      | example.org v=DMARC1; p=reject; adkim=s; aspf=s; rua=mailto:r@example.org & org v=DMARC1; p=none | LOW | false | Say that this domain is the organisation's top. | v=DMARC1; p=reject; adkim=s; aspf=s; rua=mailto:r@example.org; psd=n
            example.org      | example.org v=DMARC1; p=reject; adkim=s; rua=mailto:r@example.org & org v=DMARC1; p=none | MEDIUM | true | Say that this domain is the organisation's top. | v=DMARC1; p=reject; adkim=s; rua=mailto:r@example.org; psd=n
            shop.example.org | shop.example.org v=DMARC1; p=reject; psd=n; rua=mailto:r@shop.example.org & example.org v=DMARC1; p=none | INFO | false | If that is not meant, take psd=n out of the record. | v=DMARC1; p=reject; rua=mailto:r@shop.example.org
            a.shop.example.org | shop.example.org v=DMARC1; p=reject; psd=n & example.org v=DMARC1; p=none          | INFO   | false | If that is not meant, have psd=n taken out of the DMARC record of shop.example.org. |
            shop.example.org | shop.example.org v=DMARC1; p=reject                                                  | LOW    | false | Publish a DMARC record at example.org, so that both standards find the same top. Its policy should be none until its reports show that all of its own mail passes. |
            """)
    void a_top_that_differs_is_mended_where_the_top_should_be(String domain, String records, Severity severity, boolean strangers, String instruction, String publish) {
        World world = records(records).domain("a.shop.example.org").mx(10, "mail.example.org");
        Finding finding = Examination.examine(evidence(domain, world)).findings().stream().filter(each -> each.ruleId().equals("dmarc.organization.differs")).findFirst().orElseThrow();
        assertEquals(severity, finding.severity());
        assertEquals(strangers, finding.sentence().endsWith(": other owners' names below org may vouch for this domain's mail."), finding::sentence);
        assertEquals(instruction, finding.remedy().orElseThrow().instruction());
        assertEquals(Optional.ofNullable(publish), finding.remedy().orElseThrow().record().map(Remedy.Publish::value));
    }

    /// What is unused may refuse at once, as the rule about the missing record says.
    @Test
    void a_first_record_of_an_unused_domain_is_not_asked_to_be_mild() {
        World world = world().domain("example.org").mx(0, ".").domain("org").txt("_dmarc", "v=DMARC1; p=none");
        Finding finding = Examination.examine(evidence("example.org", world)).findings().stream().filter(each -> each.ruleId().equals("dmarc.organization.differs")).findFirst().orElseThrow();
        assertEquals("Publish a DMARC record with psd=n at example.org, so that both standards find the same top.", finding.remedy().orElseThrow().instruction());
    }

    /// Otherwise the record that one rule asks for would be found wanting by the next.
    @Test
    void a_first_record_says_that_the_domain_is_the_top_where_the_walk_would_find_another() {
        Remedy parked = missing(world().domain("example.org").mx(0, ".").domain("org").txt("_dmarc", "v=DMARC1; p=none"));
        assertEquals("v=DMARC1; p=reject; sp=reject; psd=n", parked.record().orElseThrow().value());
        Remedy used = missing(world().domain("example.org").mx(10, "mail.example.org").domain("org").txt("_dmarc", "v=DMARC1; p=none"));
        assertEquals("v=DMARC1; p=none; rua=mailto:dmarc-reports@example.org; psd=n", used.record().orElseThrow().value());
        assertTrue(used.instruction().endsWith(" All receivers then go by it, and none by the record of org any more; with psd=n in it both standards take this domain for the organisation's top."), used::instruction);
        Remedy web = missing(world().domain("example.org").a("@", "192.0.2.1").domain("org").txt("_dmarc", "v=DMARC1; p=none"));
        assertTrue(web.instruction().endsWith("; with psd=n in it both standards take this domain for the organisation's top."), web::instruction);
        Remedy suffix = missing(world().domain("example.org").mx(0, ".").domain("org").txt("_dmarc", "v=DMARC1; p=none; psd=y"));
        assertEquals("v=DMARC1; p=reject; sp=reject", suffix.record().orElseThrow().value());
    }

    private static Remedy missing(World world) {
        return Examination.examine(evidence("example.org", world)).findings().stream().filter(each -> each.ruleId().equals("dmarc.missing")).findFirst().orElseThrow().remedy().orElseThrow();
    }

    /// A public suffix is nobody's to mend; and where the old standard finds a stricter record, a mild one of its own would be a step back.
    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            shop.example.org | example.org v=DMARC1; p=none; rua=mailto:r@example.org | receivers deliver forged mail as before. | Collect reports for this domain until they show that all of its own mail passes; then have the policy at example.org raised, or publish a record of its own here.
            shop.example.org | example.org v=DMARC1; p=reject & org v=DMARC1; p=none  | receivers on the current standard deliver forged mail as before. | Receivers on the old standard go by the record of example.org. Have psd=n added to it, or publish here a record that asks for the same, so that those on the current standard do so too; make sure first that all of this domain's own mail passes.
            example.org      | org v=DMARC1; p=none                                   | receivers on the current standard deliver forged mail as before. | Publish a record of its own here, with p=none and an address for reports at first. When those of at least a month show that all of its own mail passes, raise the policy step by step.
            a.shop.example.org | shop.example.org v=DMARC1; p=none; psd=n & example.org v=DMARC1; p=reject | receivers on the current standard deliver forged mail as before. | Collect reports for this domain until they show that all of its own mail passes; then have the policy at shop.example.org raised, or publish a record of its own here.
            """)
    void an_inherited_policy_that_only_watches_is_raised_where_it_can_be(String domain, String records, String sentence, String instruction) {
        World world = records(records).domain("a.shop.example.org").mx(10, "mail.example.org");
        Finding finding = Examination.examine(evidence(domain, world)).findings().stream().filter(each -> each.ruleId().equals("dmarc.policy.none")).findFirst().orElseThrow();
        assertTrue(finding.sentence().endsWith(": " + sentence), finding::sentence);
        assertEquals(instruction, finding.remedy().orElseThrow().instruction());
        assertEquals(Optional.empty(), finding.remedy().orElseThrow().record());
    }

    /// Only what stands in the record is named, and whose record each standard goes by.
    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            example.org      | example.org v=DMARC1; p=reject; sp=none & org v=DMARC1; p=none            | Receivers on the current standard pass over the tag sp= here: for names below this one they go by the record of org. Those on the old standard go by sp=.
            example.org      | example.org v=DMARC1; p=reject; sp=none; np=reject & org v=DMARC1; p=none | Receivers on the current standard pass over the tags sp= and np= here: for names below this one they go by the record of org. Those on the old standard go by sp=.
            example.org      | example.org v=DMARC1; p=reject; np=reject & org v=DMARC1; p=none          | Receivers on the current standard pass over the tag np= here: for names below this one they go by the record of org. Those on the old standard do not know it.
            shop.example.org | shop.example.org v=DMARC1; p=reject; sp=none & example.org v=DMARC1; p=none | The tag sp= has no effect here: names below this one go by the record of example.org.
            shop.example.org | shop.example.org v=DMARC1; p=reject; sp=none & example.org v=DMARC1; p=none & org v=DMARC1; p=none | The tag sp= has no effect here: names below this one go by the record of org at receivers on the current standard, and by that of example.org at those on the old one.
            """)
    void tags_without_effect_are_those_that_stand_there(String domain, String records, String sentence) {
        Finding finding = Examination.examine(evidence(domain, records(records))).findings().stream().filter(each -> each.ruleId().equals("dmarc.subdomain-tags.ineffective")).findFirst().orElseThrow();
        assertEquals(sentence, finding.sentence());
        assertFalse(finding.why().contains("protection"), finding::why);
        String told = finding.remedy().orElseThrow().instruction();
        assertFalse(told.contains("the record of org "), told);
    }

    @Test
    void names_below_a_record_that_is_not_the_tops_are_said_to_go_elsewhere() {
        Assessment assessment = Examination.examine(evidence("shop.example.org", records("shop.example.org v=DMARC1; p=reject & example.org v=DMARC1; p=none")));
        assertTrue(assessment.records().stream().flatMap(record -> record.words().stream()).anyMatch(meaning -> meaning.meaning().equals(
                "Forged mail from a name below that exists, such as this one: a receiver delivers it as before, by the record of example.org.")), () -> assessment.records().toString());
    }

    @Test
    void a_domain_with_a_record_costs_no_further_question() {
        World world = records("example.org v=DMARC1; p=reject");
        evidence("example.org", world);
        assertEquals(List.of("_dmarc.example.org", "_dmarc.org"), world.asked().stream().map(question -> question.name().ascii()).filter(name -> name.contains("dmarc")).sorted().toList());
    }

    @Test
    void a_domain_without_a_record_costs_two() {
        World world = records("");
        evidence("example.org", world);
        assertEquals(List.of("_dmarc.example.org", "_dmarc.example.org.example.org", "_dmarc.org", "dmarc.example.org"),
                world.asked().stream().map(question -> question.name().ascii()).filter(name -> name.contains("dmarc")).sorted().toList());
    }

    @Test
    void both_standards_stay_silent_alike_when_an_answer_is_missing() {
        for (String records : List.of("", "example.org v=DMARC1; p=reject; sp=none", "example.org v=DMARC1; p=reject & org v=DMARC1; p=none", "org v=DMARC1; p=reject; psd=y")) {
            assertTrue(Silence.costsNothing(evidence("example.org", records(records))) > 5);
            assertTrue(Silence.costsNothing(evidence("shop.example.org", records(records))) > 5);
        }
    }
}
