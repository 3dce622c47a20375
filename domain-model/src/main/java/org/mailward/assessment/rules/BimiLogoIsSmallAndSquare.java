package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.bimi.SvgFault;

/// The logo is small and square.
final class BimiLogoIsSmallAndSquare implements Rule {

    private static final Card CARD = new Card("bimi.logo.improvable", Protocol.BIMI, Severity.INFO,
            "The logo is small and square.",
            "Some mailboxes refuse a large file, and most show the logo in a circle or square, so that another shape is cut or shrunk.",
            "draft-svg-tiny-ps-abrotman-12 §2.4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return LogoFacts.logo(facts, logo -> !logo.refusals().isEmpty() || logo.advice().isEmpty() ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), String.join(" ", logo.advice().stream().map(SvgFault::located).toList()),
                        List.of(LogoFacts.logoAddress(facts)), Remedy.of("Draw the logo in the middle of a square, with as few points as it needs. A certificate for the old file has to be issued again."))));
    }
}
