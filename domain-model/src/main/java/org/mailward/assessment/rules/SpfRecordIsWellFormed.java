package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// Every term of the SPF record can be read.
final class SpfRecordIsWellFormed implements Rule {

    private static final Card CARD = new Card("spf.syntax", Protocol.SPF, Severity.HIGH,
            "Every term of the SPF record can be read.",
            "One mistake makes receivers give up on the whole record, so SPF passes for nobody, not even for your own "
                    + "mail.",
            "RFC 7208 §4.6");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, faults) -> faults.isEmpty() || SpfStringsKeepTheirBlanks.repaired(facts).isPresent()
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record has " + (faults.size() == 1 ? "a mistake" : faults.size() + " mistakes") + ": " + String.join(" ", faults.subList(0, Math.min(faults.size(), 5))),
                        List.of(Seen.txt(facts.domain(), record.text())), Remedy.of("Correct or remove what cannot be read."))));
    }
}
