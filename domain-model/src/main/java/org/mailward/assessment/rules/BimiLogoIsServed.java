package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// The logo can be fetched.
final class BimiLogoIsServed implements Rule {

    private static final Card CARD = new Card("bimi.logo.unavailable", Protocol.BIMI, Severity.LOW,
            "The logo can be fetched.",
            "Mailboxes cannot show a logo that they cannot fetch.",
            "draft-brand-indicators-for-message-identification-14 §7.5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return LogoFacts.answer(facts, facts.logo().logoAnswer(), answer -> LogoFacts.trouble(answer)
                .map(trouble -> Judgement.found(CARD.finding(facts.domain().ascii(), "The logo could not be fetched. " + trouble, List.of(LogoFacts.logoAddress(facts)),
                        Remedy.of("Serve the file at exactly this address, with a valid certificate and without a redirect."))))
                .orElseGet(Judgement::passed));
    }
}
