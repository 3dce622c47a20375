package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfSize;

/// The answer with the SPF record fits into one packet.
final class SpfAnswerIsSmall implements Rule {

    private static final Card CARD = new Card("spf.answer.large", Protocol.SPF, Severity.LOW,
            "The answer with the SPF record fits into one packet.",
            "A large answer takes a second, slower way, which some networks block. Receivers behind them see no SPF record.",
            "RFC 7208 §3.4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> {
            SpfSize size = facts.spfAnalysis().size();
            if (size.answer() <= SpfSize.ANSWER) {
                return Judgement.passed();
            }
            boolean large = size.answer() > SpfSize.EXTENDED_ANSWER;
            return Judgement.found(CARD.finding(large ? Severity.LOW : Severity.INFO, facts.domain().ascii(),
                    "The texts at the domain make an answer of about " + size.answer() + " octets; " + (large ? SpfSize.EXTENDED_ANSWER + " fit into one packet with the usual extension." : SpfSize.ANSWER + " fit into one packet everywhere."),
                    List.of(Seen.txt(facts.domain(), record.text()), "name and texts: " + size.texts() + " octets, of which the SPF record has " + size.record()),
                    Remedy.of("Remove texts that proved the domain's ownership to services you no longer use, and move parts of the SPF record behind an include.")));
        });
    }
}
