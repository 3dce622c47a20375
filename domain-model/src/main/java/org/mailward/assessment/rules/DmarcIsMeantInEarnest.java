package org.mailward.assessment.rules;

import java.util.List;
import java.util.Set;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dmarc.Standard;

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
        return On.dmarcPolicy(facts, policy -> {
            var held = new Held(policy.at(), policy.record(), policy.inherited());
            DmarcRecord record = held.record();
            boolean asks = held.inherited() ? policy.asked() != Policy.NONE : record.ownPolicy() != Policy.NONE || record.subdomainPolicy() != Policy.NONE || record.nonexistentPolicy() != Policy.NONE;
            if (!record.testing() || !asks) {
                return Judgement.passed();
            }
            boolean sameBefore = policy.atBefore().filter(held.at()::equals).isPresent();
            return Judgement.found(CARD.finding(facts.domain().ascii(),
                    "The record" + held.whose() + " says t=y: receivers on the current standard act as if the policy were '" + policy.asked().lowered().text() + "'"
                            + (sameBefore ? "; those on the old one, which do not know the tag, apply '" + record.policy(Standard.RFC_7489, held.inherited(), true).text() + "'." : "."),
                    List.of(held.seen()),
                    held.stricter(facts, "When the reports show that all of your own mail passes, remove t=y.", record.without(Set.of("t")))));
        });
    }
}
