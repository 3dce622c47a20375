package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailward.assessment.CheckId;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dkim.Selectors;

/// The domain keeps its DKIM keys itself.
final class DkimKeysAreKeptByTheDomain implements Rule {

    private static final Card CARD = new Card("dkim.delegated", Protocol.DKIM, Severity.INFO,
            "The domain keeps its DKIM keys itself.",
            "A service that keeps the key can change it without asking, which is good while it sends for you. When it no longer "
                    + "does, delete the alias, or the service can go on signing as you.",
            "RFC 6376 §3.6.2.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        var delegated = new ArrayList<Selectors.Selector>(0);
        for (Selectors.Selector selector : facts.dkim().selectors()) {
            if (!selector.aliases().isEmpty() && selector.published() instanceof Selectors.Published.Texts) {
                delegated.add(selector);
            }
        }
        if (!facts.dkim().unknown().isEmpty() && delegated.isEmpty()) {
            return Judgement.unknown();
        }
        if (delegated.isEmpty()) {
            return Judgement.passed();
        }
        var seen = delegated.stream().map(selector -> On.name(facts, selector) + " CNAME " + selector.aliases().getFirst()).toList();
        String count = delegated.size() == 1 ? "One DKIM key is" : delegated.size() + " DKIM keys are";
        return Judgement.of(List.of(CARD.note(facts.domain().ascii(), count + " kept by another domain, to which an alias leads.", seen)),
                facts.dkim().unknown().isEmpty() ? Set.of() : Set.of(CheckId.EVERY_SUBJECT));
    }
}
