package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.bimi.SvgFault;

/// The logo keeps to the rules for logos in mailboxes.
final class BimiLogoFitsTheProfile implements Rule {

    private static final Card CARD = new Card("bimi.logo.faulty", Protocol.BIMI, Severity.LOW,
            "The logo keeps to the rules for logos in mailboxes.",
            "Mailboxes refuse to show a file that could do more than be looked at.",
            "draft-svg-tiny-ps-abrotman-12 §2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return LogoFacts.logo(facts, logo -> logo.refusals().isEmpty() ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The logo breaks the rules for logos in mailboxes (SVG Tiny PS): " + LogoFacts.shortened(logo.refusals().stream().map(SvgFault::located).toList()),
                        List.of(LogoFacts.logoAddress(facts)), Remedy.of("Have the logo drawn again as SVG Tiny PS, with shapes and colours only, and replace the file. A certificate for the old file has to be issued again."))));
    }
}
