package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.mailward.history.Ledger;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// The law that what nobody could say never counts against a domain: with any one answer missing, no point is lost, and no
/// finding is raised or eased, and the history of its records has nothing to tell.
final class Silence {

    private Silence() {
    }

    /// @return how many answers were left out, one after another
    static int costsNothing(Evidence evidence) {
        Assessment before = Examination.examine(evidence);
        int looked = 0;
        for (Question question : evidence.answers().keySet()) {
            boolean oneOfManySelectors = question.name().ascii().contains("._domainkey") && evidence.answers().get(question).absent() && !question.name().ascii().startsWith("s2.");
            if (oneOfManySelectors) {
                continue;
            }
            var answers = new LinkedHashMap<>(evidence.answers());
            answers.put(question, new Answer.Failed(question, Answer.Failure.SERVER_FAILURE, "broken"));
            check(evidence, before, new Evidence(evidence.domain(), evidence.gatheredAt(), answers, evidence.policy(), evidence.selectors(), evidence.probe(), evidence.suffix(), evidence.smtp(), evidence.ages(), evidence.documents()).withEnds(evidence.ends()), question.toString());
            looked++;
        }
        if (evidence.policy().isPresent()) {
            var silent = Optional.<FetchedPolicy>of(new FetchedPolicy.Failed(FetchFailure.TIMEOUT, "broken"));
            check(evidence, before, new Evidence(evidence.domain(), evidence.gatheredAt(), evidence.answers(), silent, evidence.selectors(), evidence.probe(), evidence.suffix(), evidence.smtp(), evidence.ages(), evidence.documents()).withEnds(evidence.ends()), "the policy file");
            looked++;
        }
        for (DomainName host : evidence.smtp().keySet()) {
            var smtp = new LinkedHashMap<>(evidence.smtp());
            smtp.put(host, new SmtpProbe.Failed(FetchFailure.TIMEOUT, "broken"));
            check(evidence, before, evidence.withSmtp(smtp), "the mail server " + host);
            looked++;
        }
        for (WebAddress address : evidence.documents().keySet()) {
            var documents = new LinkedHashMap<>(evidence.documents());
            documents.put(address, new FetchedDocument.Failed(FetchFailure.TIMEOUT, "broken"));
            check(evidence, before, evidence.withDocuments(documents), address.toString());
            looked++;
        }
        return looked;
    }

    private static void check(Evidence whole, Assessment before, Evidence without, String what) {
        Assessment now = Examination.examine(without);
        Ledger known = Ledger.EMPTY.enter(whole).ledger();
        Ledger.Step silent = known.enter(without);
        FindingsDiff diff = FindingsDiff.between(before, now);
        assertAll(before.domain() + " without " + what,
                () -> assertTrue(now.score().points() >= before.score().points(), "points were lost: " + now.findings()),
                () -> assertTrue(now.score().grade() == Grade.UNGRADED || now.score().grade().compareTo(before.score().grade()) <= 0, "the grade fell"),
                () -> assertEquals(List.of(), diff.raised(), "raised"),
                () -> assertEquals(List.of(), diff.eased(), "eased"),
                () -> assertEquals(before.findings().size(), diff.sustained().size()),
                () -> assertEquals(List.of(), silent.changes(), "changed"),
                () -> assertEquals(List.of(), silent.ledger().enter(whole).changes(), "changed back"));
    }
}
