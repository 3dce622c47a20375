package org.mailward.assessment.rules;

import java.util.List;
import java.util.Set;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.Policy;

/// The policy is not in test mode.
final class DmarcIsMeantInEarnest implements Rule {

    private static final Card CARD = new Card("dmarc.testing", Protocol.DMARC, Severity.MEDIUM,
            "The policy is not in test mode.",
            "With test mode on, receivers on the current standard apply the policy one step more mildly than it "
                    + "reads.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> {
            if (!record.testing() || record.ownPolicy() == Policy.NONE && record.subdomainPolicy() == Policy.NONE && record.nonexistentPolicy() == Policy.NONE) {
                return Judgement.passed();
            }
            return Judgement.found(CARD.finding(facts.domain().ascii(),
                    "The record says t=y: receivers on the current standard act as if the policy were '" + record.ownPolicy().lowered().text()
                            + "'; those on the old one, which do not know the tag, apply '" + record.ownPolicy().text() + "'.",
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                    Remedy.txt("When the reports show that all of your own mail passes, remove t=y.", facts.domain().under("_dmarc"), record.without(Set.of("t")))));
        });
    }
}
