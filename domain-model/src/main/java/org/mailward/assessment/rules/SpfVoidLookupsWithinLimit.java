package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfBranch;
import org.mailward.mailauth.spf.SpfLimits;

/// At most two of the names in the SPF record lead nowhere.
final class SpfVoidLookupsWithinLimit implements Rule {

    private static final Card CARD = new Card("spf.voids.too-many", Protocol.SPF, Severity.MEDIUM,
            "At most two of the names in the SPF record lead nowhere.",
            "After two names where nothing stands many receivers give up, and SPF fails for mail that may be your "
                    + "own.",
            "RFC 7208 §4.6.4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> {
            if (facts.spfAnalysis().voids() <= SpfLimits.STANDARD.voids()) {
                return facts.isSpfTreeIncomplete() ? Judgement.unknown() : Judgement.passed();
            }
            List<String> nowhere = facts.spfBranches().stream().filter(branch -> branch.outcome() == SpfBranch.Outcome.VOID)
                    .map(branch -> branch.term().text() + " in the record of " + branch.publisher() + ", " + branch.question() + ": no such record").distinct().toList();
            return Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record can lead to " + facts.spfAnalysis().voids() + " names where nothing stands; receivers may stop after " + SpfLimits.STANDARD.voids() + ".",
                    nowhere, Remedy.of("Correct the names of services that you still use, and remove the terms of those that you do not.")));
        });
    }
}
