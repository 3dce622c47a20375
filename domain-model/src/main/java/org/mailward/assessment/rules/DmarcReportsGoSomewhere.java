package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// The record names an address for aggregate reports.
final class DmarcReportsGoSomewhere implements Rule {

    private static final Card CARD = new Card("dmarc.rua.missing", Protocol.DMARC, Severity.MEDIUM,
            "The record names an address for aggregate reports.",
            "Without reports nobody sees who sends mail in the domain's name, neither forgers nor forgotten services "
                    + "of your own.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.heldDmarcRecord(facts, held -> {
            var record = held.record();
            if (record.has("rua")) {
                return Judgement.passed();
            }
            String found = "The DMARC record" + held.whose() + " names no address for reports.";
            List<String> evidence = List.of(held.seen());
            return Judgement.found(CARD.finding(facts.domain().ascii(), found, evidence, facts.receivesMail()
                    ? held.remedy("Set up a mailbox for the reports, then name it in rua=.", record.with("rua", "mailto:dmarc-reports@" + facts.domain().ascii()))
                    : held.remedy("Name a mailbox for the reports in rua=. It has to be at a domain that receives mail; if that is not part of the same organisation, it must also publish its consent.")));
        });
    }
}
