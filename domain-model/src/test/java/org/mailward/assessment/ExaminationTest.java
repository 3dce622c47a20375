package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.assess;
import static org.mailward.assessment.Scenes.dmarc;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.assessment.Scenes.sound;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dkim.Keys;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.web.FetchFailure;

class ExaminationTest {

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=none                | MONITORING   | MONITORING   | no difference
            v=DMARC1; p=quarantine          | QUARANTINING | QUARANTINING | no difference
            v=DMARC1; p=reject              | REJECTING    | REJECTING    | no difference
            v=DMARC1; p=reject; t=y         | QUARANTINING | REJECTING    | they refuse forged mail
            v=DMARC1; p=reject; pct=10      | REJECTING    | QUARANTINING | only 10 % of failing mail
            v=DMARC1                        | MONITORING   | UNPROTECTED  | they ignore the record
            v=DMARC1; p=block               | UNPROTECTED  | UNPROTECTED  | no difference
            something else                  | UNPROTECTED  | UNPROTECTED  | no difference
            """)
    void the_stage_is_said_under_both_standards(String text, Stage current, Stage old, String difference) {
        StageVerdict stage = assess(mailOnly().txt("_dmarc", text)).stage();
        assertEquals(current, stage.current());
        assertEquals(old, stage.old());
        assertEquals(!difference.equals("no difference"), stage.sentence().contains("old standard"), stage::sentence);
        assertTrue(!stage.differs() || stage.sentence().contains(difference), stage::sentence);
    }

    @Test
    void an_inherited_policy_is_said_to_be_inherited() {
        StageVerdict stage = assess(mailOnly().txt("_dmarc.org.", "v=DMARC1; p=reject; sp=quarantine")).stage();
        assertEquals(Stage.QUARANTINING, stage.current());
        assertTrue(stage.sentence().endsWith("inherited from org."), stage::sentence);
    }

    @Test
    void a_failed_lookup_is_an_unknown_stage_and_not_an_unprotected_one() {
        Assessment assessment = assess(sound().servfail("_dmarc"));
        assertEquals(Stage.UNKNOWN, assessment.stage().current());
        assertEquals(List.of(Protocol.DMARC), assessment.unknowns().stream().map(UnknownCheck::protocol).toList());
        assertTrue(assessment.cannotTell(new CheckId("dmarc.policy.none", "example.org")));
        assertEquals(100 - Score.weight(Protocol.DMARC), assessment.score().examined());
        assertEquals(Grade.UNGRADED, assessment.score().grade());
    }

    @Test
    void no_grade_is_given_while_a_policy_above_the_domain_is_unknown() {
        Assessment assessment = assess(mailOnly().servfail("_dmarc.org."));
        assertEquals(Stage.UNKNOWN, assessment.stage().current());
        assertEquals(Grade.UNGRADED, assessment.score().grade());
    }

    @Test
    void certificate_rules_above_the_domain_are_no_check_that_anybody_waits_for() {
        assertEquals(List.of(), assess(sound().timeout("org.", RecordType.CAA)).unknowns());
        assertEquals(List.of("example.org CAA"), assess(sound().timeout("example.org.", RecordType.CAA)).unknowns().stream().map(UnknownCheck::question).toList());
    }

    @Test
    void a_domain_that_does_not_exist_is_not_graded() {
        Assessment assessment = assess(org.mailward.mailauth.dns.World.world());
        assertEquals(List.of("domain.missing"), assessment.findings().stream().map(Finding::ruleId).toList());
        assertEquals(Grade.UNGRADED, assessment.score().grade());
    }

    @Test
    void a_wildcard_is_told_apart_from_keys() {
        Assessment assessment = assess(sound().txt("*._domainkey", "v=DKIM1; p="));
        assertEquals(List.of(), assessment.findings());
        assertEquals(2, assessment.records().stream().filter(record -> record.protocol() == Protocol.DKIM).count());
    }

    @Test
    void a_silent_policy_host_is_unknown_and_a_refusing_one_too() {
        for (FetchFailure failure : List.of(FetchFailure.TIMEOUT, FetchFailure.UNREACHABLE)) {
            Assessment assessment = assess(sound(), new FetchedPolicy.Failed(failure, "x"));
            assertEquals(List.of(), assessment.findings());
            assertEquals(List.of(Protocol.MTA_STS), assessment.unknowns().stream().map(UnknownCheck::protocol).toList());
        }
    }

    @Test
    void every_published_record_is_said_in_words() {
        List<RecordInWords> records = assess(sound().txt("default._bimi", "v=BIMI1; l=https://example.org/l.svg")).records();
        assertEquals(10, records.size(), records::toString);
        records.forEach(record -> {
            assertTrue(!record.words().isEmpty(), record::toString);
            record.words().forEach(meaning -> assertTrue(meaning.meaning().endsWith("."), record::toString));
        });
    }

    @Test
    void an_area_never_loses_more_than_it_has() {
        var world = sound();
        int bits = 512;
        for (String selector : List.of("s2", "k1", "k2", "k3", "google", "mail")) {
            world.txt(selector + "._domainkey", "v=DKIM1; p=" + Keys.rsa(bits++));
        }
        Score score = assess(world).score();
        assertEquals(100 - Score.weight(Protocol.DKIM), score.points());
        assertEquals(6, score.deductions().size());
    }

    @Test
    void the_weights_are_a_hundred() {
        int sum = 0;
        for (Protocol protocol : Protocol.values()) {
            sum += Score.weight(protocol);
        }
        assertEquals(100, sum);
        assertEquals(List.of(Grade.A, Grade.B, Grade.C, Grade.D, Grade.F, Grade.UNGRADED),
                List.of(Score.grade(90, 100), Score.grade(80, 100), Score.grade(65, 100), Score.grade(50, 50), Score.grade(49, 100), Score.grade(100, 49)));
    }

    @Test
    void five_thousand_mail_servers_end_within_the_limits_and_are_named() {
        var world = sound();
        for (int i = 0; i < 5_000; i++) {
            world.mx(20, "mx" + i + ".example.org");
        }
        Assessment assessment = assess(world);
        assertTrue(world.asked().size() <= Gathering.Settings.DEFAULT.mostQuestions(), () -> world.asked().size() + " questions");
        Finding finding = assessment.findings().stream().filter(each -> each.ruleId().equals("mx.too-many")).findFirst().orElseThrow();
        assertEquals("The domain names 5001 mail servers; the 10 most preferred were looked at.", finding.sentence());
        assertEquals(50, assessment.findings().stream().filter(each -> each.ruleId().equals("mta-sts.mx.uncovered")).count());
        assertEquals(100, assessment.records().stream().filter(record -> record.type() == RecordType.MX).count());
    }

    /// Nobody knows from DNS that receivers report; it shows what they are asked.
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rua=mailto:r@example.org                       | The record asks them to report it.
            rua=mailto:r@mail.example.org                  | The record asks them to report it.
            rua=mailto:r@agreed.test                       | The record asks them to report it.
            rua=mailto:r@silent.test                       | The record asks them to report it; whether the reports may be sent could not be looked up.
            rua=mailto:r@other.test                        | The record asks them to report it, but to domains that do not say that they accept the reports, so that none may be sent.
            rua=mailto:r@sent-away.test                    | The record asks them to report it, but to domains that do not say that they accept the reports, so that none may be sent.
            rua=mailto:r@other.test,mailto:r@silent.test   | The record asks them to report it; whether the reports may be sent could not be looked up.
            rua=mailto:r@other.test,mailto:r@agreed.test   | The record asks them to report it.
            rua=r@example.org                              | The record names no mailbox to which they could report it.
            rua=https://example.org/reports                | The record names no mailbox to which they could report it.
            ruf=mailto:r@example.org                       | The record names no mailbox to which they could report it.
            fo=1                                           | The record names no mailbox to which they could report it.
            """)
    void a_policy_that_only_watches_says_who_may_be_told(String tags, String told) {
        World world = dmarc("v=DMARC1; p=none; " + tags).domain("agreed.test").txt("example.org._report._dmarc", "v=DMARC1").domain("sent-away.test").txt("example.org._report._dmarc", "v=DMARC1; rua=mailto:r@elsewhere.test")
                .timeout("example.org._report._dmarc.silent.test.");
        Assessment assessment = Scenes.assess(world);
        assertEquals("Receivers deliver forged mail as before. " + told, assessment.stage().sentence());
        assertTrue(assessment.findings().stream().filter(finding -> finding.ruleId().equals("dmarc.policy.none")).allMatch(finding -> finding.sentence().equals("The DMARC policy is 'none': receivers deliver forged mail as before.")));
    }
}
