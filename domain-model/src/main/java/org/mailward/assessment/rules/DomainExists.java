package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// The domain exists in DNS.
final class DomainExists implements Rule {

    private static final Card CARD = new Card("domain.missing", Protocol.MX, Severity.HIGH,
            "The domain exists in DNS.",
            "A name that does not exist can neither send nor receive mail. If it has expired, somebody else could "
                    + "register it and receive mail meant for you.",
            "RFC 2308 §2.1");

    private static final DeadEnd DEAD = new DeadEnd(CARD, Severity.CRITICAL, Severity.HIGH, Severity.HIGH, "send and receive mail in the name of this domain");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return switch (facts.existence()) {
            case YES -> Judgement.passed();
            case UNKNOWN -> Judgement.unknown();
            case NO -> facts.deadAliases().unknown().contains(facts.domain()) ? Judgement.unknown()
                    : Judgement.found(facts.deadAliases().at(facts.domain()).map(dead -> DEAD.finding(dead, facts.domain().ascii())).orElseGet(() -> missing(facts)));
        };
    }

    private static Finding missing(Facts facts) {
        return CARD.finding(facts.domain().ascii(), "DNS says that this domain does not exist.", List.of(Seen.nothing(facts.domain())),
                Remedy.of("Check the spelling, and check with the registrar whether the domain is still registered."));
    }
}
