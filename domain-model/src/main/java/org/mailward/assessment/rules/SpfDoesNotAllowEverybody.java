package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.Qualifier;

/// The SPF record does not allow the whole internet to send.
final class SpfDoesNotAllowEverybody implements Rule {

    private static final Card CARD = new Card("spf.all.pass", Protocol.SPF, Severity.CRITICAL,
            "The SPF record does not allow the whole internet to send.",
            "Every computer in the world may send mail in your name, and receivers take it for yours.",
            "RFC 7208 §5.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, faults) -> !faults.isEmpty() || record.all().filter(all -> all.qualifier() == Qualifier.PASS).isEmpty()
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record ends with 'all' or '+all': it allows everybody to send as this domain.", List.of(Seen.txt(facts.domain(), record.text())),
                        Remedy.of("Make sure that the record lists all of your own senders, then end it with ~all instead."))));
    }
}
