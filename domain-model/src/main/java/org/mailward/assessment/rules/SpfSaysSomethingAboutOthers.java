package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.Qualifier;

/// The SPF record says that others may not send.
final class SpfSaysSomethingAboutOthers implements Rule {

    private static final Card CARD = new Card("spf.all.neutral", Protocol.SPF, Severity.MEDIUM,
            "The SPF record says that others may not send.",
            "The record says nothing about strangers, so receivers treat their mail as if there were no record.",
            "RFC 7208 §5.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, faults) -> !faults.isEmpty() || record.all().filter(all -> all.qualifier() == Qualifier.NEUTRAL).isEmpty()
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record ends with '?all', which says nothing about other senders.", List.of(Seen.txt(facts.domain(), record.text())),
                        Remedy.txt("Make sure that the record lists all of your own senders, then end it with ~all.", facts.domain(), record.text().replaceFirst("(?i) \\?all(?= |$)", " ~all")))));
    }
}
