package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// The record is written as the standard says.
final class DmarcRecordIsWellFormed implements Rule {

    private static final Card CARD = new Card("dmarc.syntax", Protocol.DMARC, Severity.LOW,
            "The record is written as the standard says.",
            "Receivers differ in what they forgive, so a slip of the pen can make the policy depend on who receives "
                    + "the mail.",
            "RFC 9989 §4.8");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> record.faults().isEmpty()
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), String.join(" ", record.faults()), List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                        Remedy.of("Correct the record: terms of the form name=value, separated by single semicolons, each name once."))));
    }
}
