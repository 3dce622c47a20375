package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.TreeWalk;

/// There is only one DMARC record at the name.
final class DmarcRecordIsSingle implements Rule {

    private static final Card CARD = new Card("dmarc.multiple", Protocol.DMARC, Severity.CRITICAL,
            "There is only one DMARC record at the name.",
            "Receivers cannot tell which record is meant and ignore all of them, so the domain is as open to forgery "
                    + "as if it had none.",
            "RFC 9989 §4.10");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return switch (facts.walk().own()) {
            case TreeWalk.Published.Unknown _ -> Judgement.unknown();
            case TreeWalk.Published.Several several -> Judgement.found(CARD.finding(facts.domain().ascii(),
                    "There are " + several.texts().size() + " DMARC records at one name, so receivers ignore all of them.",
                    Seen.all(facts.domain().under("_dmarc"), several.texts()),
                    Remedy.of("Delete all but one. Until now receivers have ignored them all, so keep one with p=none and an rua= address first, and raise the policy again when the reports show that all of your own mail passes.")));
            case TreeWalk.Published.One _ -> Judgement.passed();
            case TreeWalk.Published.Absent _ -> Judgement.notApplicable();
        };
    }
}
