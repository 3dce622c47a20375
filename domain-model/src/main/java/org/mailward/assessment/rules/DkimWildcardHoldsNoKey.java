package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// No usable key is published for every selector at once.
final class DkimWildcardHoldsNoKey implements Rule {

    private static final Card CARD = new Card("dkim.wildcard.key", Protocol.DKIM, Severity.LOW,
            "No usable key is published for every selector at once.",
            "A key that answers to every name cannot be withdrawn for one service without withdrawing it for all.",
            "RFC 6376 §3.6.2.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.dkim().wildcardUnknown()) {
            return Judgement.unknown();
        }
        if (facts.dkim().wildcard().isEmpty()) {
            return Judgement.passed();
        }
        return facts.dkim().wildcard().stream().filter(Parked::isUsable).findFirst()
                .map(text -> Judgement.found(CARD.finding(facts.domain().ascii(), "Every selector, even one that nobody has thought of, answers with the same key.",
                        List.of(Seen.txt(facts.domain().under("*._domainkey"), text)), Remedy.of("Publish the key under the selector that your service uses, and delete the wildcard."))))
                .orElseGet(Judgement::passed);
    }
}
