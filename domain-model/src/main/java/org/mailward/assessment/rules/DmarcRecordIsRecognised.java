package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.NearMiss;
import org.mailward.mailauth.dmarc.TreeWalk;

/// A text at the DMARC name begins exactly with v=DMARC1.
final class DmarcRecordIsRecognised implements Rule {

    private static final Card CARD = new Card("dmarc.unrecognised", Protocol.DMARC, Severity.CRITICAL,
            "A text at the DMARC name begins exactly with v=DMARC1.",
            "The record was meant to protect the domain, but receivers do not take it for a DMARC record and ignore "
                    + "it.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.walk().own() instanceof TreeWalk.Published.Unknown) {
            return Judgement.unknown();
        }
        return lookalike(facts).map(text -> Judgement.found(CARD.finding(facts.domain().ascii(),
                "The text at the DMARC name is not a DMARC record. " + NearMiss.why(text).orElseThrow(),
                List.of(Seen.txt(facts.domain().under("_dmarc"), text)),
                FirstDmarcRecord.remedy(facts)))).orElseGet(Judgement::passed);
    }

    /// A text that was meant as a DMARC record and is none.
    static Optional<String> lookalike(Facts facts) {
        return facts.walk().own() instanceof TreeWalk.Published.Absent(List<String> others) && !others.isEmpty()
                ? others.stream().filter(text -> NearMiss.why(text).isPresent()).findFirst()
                : Optional.empty();
    }
}
