package org.mailward.assessment.rules;

import java.util.List;
import java.util.Set;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// Options for failure reports stand beside an address for them.
final class DmarcFailureOptionsAreUsed implements Rule {

    private static final Card CARD = new Card("dmarc.fo.unused", Protocol.DMARC, Severity.INFO,
            "Options for failure reports stand beside an address for them.",
            "Receivers ignore the options where no address is named, so reports that somebody expects never come.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> !record.has("fo") || record.has("ruf") ? Judgement.passed() : Judgement.found(CARD.finding(facts.domain().ascii(),
                "The tag fo= has no effect, because no ruf= names an address for failure reports.",
                List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                Remedy.txt("Remove fo=, or name an address in ruf= if you want reports about single messages.", facts.domain().under("_dmarc"), record.without(Set.of("fo"))))));
    }
}
