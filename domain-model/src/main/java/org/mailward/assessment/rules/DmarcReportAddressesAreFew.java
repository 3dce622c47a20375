package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// Each report tag names at most two addresses.
final class DmarcReportAddressesAreFew implements Rule {

    /// RFC 7489 §6.2: a receiver has to support at least two.
    private static final int MOST = 2;

    private static final Card CARD = new Card("dmarc.rua.too-many", Protocol.DMARC, Severity.LOW,
            "Each report tag names at most two addresses.",
            "Senders of reports need not heed more than two addresses, so the later ones may never get any.",
            "RFC 7489 §6.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> {
            int aggregate = record.aggregate().size();
            int failure = record.failure().size();
            return Math.max(aggregate, failure) <= MOST ? Judgement.passed() : Judgement.found(CARD.finding(facts.domain().ascii(),
                    "The tag " + (aggregate > MOST ? "rua= names " + aggregate : "ruf= names " + failure) + " addresses, and senders of reports may stop after two.",
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                    Remedy.of("Name one mailbox, and forward its reports to whoever else needs them.")));
        });
    }
}
