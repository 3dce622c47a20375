package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;

/// Names of one organisation may vouch for one another.
final class DmarcAlignmentIsRelaxed implements Rule {

    private static final Card CARD = new Card("dmarc.alignment.strict", Protocol.DMARC, Severity.INFO,
            "Names of one organisation may vouch for one another.",
            "Strict alignment keeps names below the domain from vouching for it. Services that sign or send under such a name, as many do, "
                    + "then fail.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> !record.strictDkim() && !record.strictSpf() ? Judgement.passed() : Judgement.found(CARD.note(facts.domain().ascii(),
                "Alignment is strict for " + strict(record, facts.domain().unicode()),
                List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())))));
    }

    private static String strict(DmarcRecord record, String name) {
        if (record.strictDkim() && record.strictSpf()) {
            return "DKIM and SPF: only exactly " + name + " vouches for its mail.";
        }
        return record.strictDkim()
                ? "DKIM: only a signature by exactly " + name + " vouches for its mail, and SPF by other names of the organisation too."
                : "SPF: only an envelope with exactly " + name + " vouches for its mail, and DKIM by other names of the organisation too.";
    }
}
