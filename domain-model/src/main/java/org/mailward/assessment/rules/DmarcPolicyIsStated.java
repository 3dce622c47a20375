package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.Standard;

/// The record states its policy with p=.
final class DmarcPolicyIsStated implements Rule {

    private static final Card CARD = new Card("dmarc.policy.missing", Protocol.DMARC, Severity.HIGH,
            "The record states its policy with p=.",
            "Without a stated policy receivers do nothing about forged mail, and those on the old standard may ignore "
                    + "the record.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.heldDmarcRecord(facts, held -> {
            var record = held.record();
            if (record.has("p")) {
                return Judgement.passed();
            }
            String old = record.counts(Standard.RFC_7489) ? "Receivers act as if it said p=none." : "Receivers on the current standard act as if it said p=none; those on the old one ignore the record.";
            return Judgement.found(CARD.finding(facts.domain().ascii(), "The DMARC record" + held.whose() + " has no 'p=' tag. " + old,
                    List.of(held.seen()),
                    held.remedy("Say p=none for now, and raise the policy when the reports show that all of your own mail passes.",
                            FirstDmarcRecord.withoutSubdomainTags(record, "none"))));
        });
    }
}
