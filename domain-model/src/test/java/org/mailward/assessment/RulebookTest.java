package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.sound;
import static org.mailward.mailauth.dns.World.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.rules.Rulebook;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;

/// What holds for all rules together. What each of them says is in the test of its protocol.
class RulebookTest {

    @Test
    void every_rule_is_seen_speaking() {
        Set<String> seen = tables().map(Case::rule).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Rulebook.rules().stream().map(rule -> rule.card().id()).collect(Collectors.toCollection(TreeSet::new)), seen);
    }

    /// Where each rule speaks.
    static Stream<Case> tables() {
        return Stream.of(DmarcRulesTest.cases(), SpfRulesTest.cases(), DkimRulesTest.cases(), MailServerRulesTest.cases(), TransportRulesTest.cases(), ZoneRulesTest.cases(), BimiRulesTest.cases()).flatMap(Function.identity());
    }

    @Test
    void a_sound_domain_has_no_finding() {
        Assessment assessment = Scenes.assess(sound());
        assertEquals(List.of(), assessment.findings());
        assertEquals(List.of(), assessment.unknowns());
        assertEquals(new Score(100, Grade.A, 100, List.of()), assessment.score());
    }

    @Test
    void a_parked_domain_has_no_finding() {
        Assessment assessment = Scenes.assess(world().domain("example.org").signed().mx(0, ".").txt("@", "v=spf1 -all").txt("*._domainkey", "v=DKIM1; p=")
                .txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@vendor.test").domain("vendor.test").txt("example.org._report._dmarc", "v=DMARC1"));
        assertEquals(List.of(), assessment.findings());
    }

    /// Somebody who meant to name senders has some, whatever receivers make of the record (RFC 7505 §4.2).
    @Test
    void a_record_that_receivers_do_not_recognise_speaks_of_senders() {
        for (String text : List.of("v=spf1; include:vendor.test -all", "spf1 include:vendor.test -all", "v=spf1 inlcude:vendor.test -all")) {
            for (World world : List.of(world().domain("example.org").mx(0, "."), world().domain("example.org"))) {
                Scenes.assess(world.txt("@", text)).findings().stream().flatMap(finding -> finding.remedy().stream()).flatMap(remedy -> remedy.record().stream())
                        .forEach(record -> assertFalse(record.value().contains("reject") || record.value().equals("0 ."), () -> text + " is answered with " + record));
            }
        }
    }

    @Test
    void ids_are_permanent_words_and_cards_are_complete() {
        var ids = new HashSet<String>();
        for (Rule rule : Rulebook.rules()) {
            Rule.Card card = rule.card();
            assertTrue(ids.add(card.id()), card::id);
            assertTrue(card.id().matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"), card::id);
            for (String text : List.of(card.sentence(), card.why())) {
                assertTrue(text.endsWith(".") && text.indexOf('!') < 0, text);
            }
            assertTrue(card.reference().matches("(RFC \\d{4}|draft-[a-z0-9-]+) §[\\d.]+"), card::reference);
        }
        assertTrue(ids.size() >= 60);
    }

    @Test
    void when_dns_is_silent_nothing_is_found_and_nothing_is_graded() {
        Assessment assessment = Examination.examine(Gathering.gather(DomainName.of("example.org"), question -> new org.mailward.mailauth.dns.Answer.Failed(question, org.mailward.mailauth.dns.Answer.Failure.TIMEOUT, "Nobody answers."), Scenes.serving(""), Scenes.NOW));
        assertEquals(List.of(), assessment.findings());
        assertEquals(Stage.UNKNOWN, assessment.stage().current());
        assertEquals(Grade.UNGRADED, assessment.score().grade());
        assertEquals(0, assessment.score().examined());
        var protocols = new ArrayList<>(assessment.unknowns().stream().map(UnknownCheck::protocol).distinct().toList());
        assertEquals(Protocol.values().length, protocols.size(), protocols::toString);
    }
}
