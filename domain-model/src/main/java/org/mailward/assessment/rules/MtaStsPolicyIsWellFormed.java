package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.tags.Shown;

/// The MTA-STS policy file can be read.
final class MtaStsPolicyIsWellFormed implements Rule {

    private static final Card CARD = new Card("mta-sts.policy.faulty", Protocol.MTA_STS, Severity.MEDIUM,
            "The MTA-STS policy file can be read.",
            "Senders ignore a policy with a mistake, so mail to you can still be read or diverted on its way.",
            "RFC 8461 §3.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.stsPolicy(facts, policy -> policy.isValid()
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The policy file has a mistake: " + String.join(" ", policy.faults().subList(0, Math.min(policy.faults().size(), 5))),
                        policy.text().lines().limit(20).map(Shown::of).toList(), Remedy.of("Correct the file, then change the id in the record at _mta-sts." + facts.domain() + "."))));
    }
}
