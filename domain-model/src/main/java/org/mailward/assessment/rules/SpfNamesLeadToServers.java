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
import org.mailward.mailauth.tags.Shown;

/// Every name in the SPF record leads to a server.
final class SpfNamesLeadToServers implements Rule {

    private static final Card CARD = new Card("spf.name.nowhere", Protocol.SPF, Severity.LOW,
            "Every name in the SPF record leads to a server.",
            "The sender that was meant does not pass, and whoever registers a name that has expired decides who may send for "
                    + "you.",
            "RFC 7208 §4.6.4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (_, _) -> {
            if (facts.isSpfTreeIncomplete()) {
                return Judgement.unknown();
            }
            if (facts.spfAnalysis().voids() > SpfLimits.STANDARD.voids()) {
                return Judgement.passed();
            }
            return On.branches(facts, branch -> branch.outcome() == SpfBranch.Outcome.VOID && branch.child().isEmpty(),
                    branch -> CARD.finding(branch.question(), "'" + Shown.of(branch.term().text()) + "' in the SPF record of " + branch.publisher().unicode() + " leads to a name that has no server.",
                            List.of(branch.publisher() + " TXT … " + branch.term().text(), branch.question() + ": no such record"),
                            Remedy.of("If the server still sends, correct its name. If not, remove the term.")));
        });
    }
}
