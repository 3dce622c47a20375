package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// The SPF record ends with all or leads to a record that does.
final class SpfEndsWithAll implements Rule {

    private static final Card CARD = new Card("spf.all.missing", Protocol.SPF, Severity.MEDIUM,
            "The SPF record ends with all or leads to a record that does.",
            "The record says nothing about strangers, so receivers treat their mail as if there were no record.",
            "RFC 7208 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, faults) -> record.all().isPresent() || record.redirect().isPresent() || !faults.isEmpty()
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record has no 'all' at its end.", List.of(Seen.txt(facts.domain(), record.text())),
                        Remedy.txt("Make sure that the record lists all of your own senders, then end it with ~all.", facts.domain(), record.text().stripTrailing() + " ~all"))));
    }
}
