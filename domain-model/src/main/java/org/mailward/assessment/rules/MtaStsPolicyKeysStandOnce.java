package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.tags.Shown;

/// Each line of the MTA-STS policy that may stand once stands once.
final class MtaStsPolicyKeysStandOnce implements Rule {

    private static final Card CARD = new Card("mta-sts.policy.repeated", Protocol.MTA_STS, Severity.LOW,
            "Each line of the MTA-STS policy that may stand once stands once.",
            "Senders heed only the first of the lines. If the second one was meant, the policy says something else "
                    + "than its owner believes.",
            "RFC 8461 §3.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.stsPolicy(facts, policy -> !policy.isValid() || policy.repeated().isEmpty()
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The policy file has more than one line '" + Shown.of(policy.repeated().getFirst()) + ":'.",
                        policy.text().lines().limit(20).map(Shown::of).toList(),
                        Remedy.of("Delete all but the line that is meant, then change the id in the record at _mta-sts." + facts.domain() + "."))));
    }
}
