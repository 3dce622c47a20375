package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.Strays;
import org.mailward.mailauth.dmarc.TreeWalk;

/// A DMARC record stands where receivers look for it.
final class DmarcRecordStandsInItsPlace implements Rule {

    private static final Card CARD = new Card("dmarc.misplaced", Protocol.DMARC, Severity.CRITICAL,
            "A DMARC record stands where receivers look for it.",
            "Somebody meant to protect the domain, but no receiver ever finds the record, so nothing is protected.",
            "RFC 9989 §4.5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.walk().own() instanceof TreeWalk.Published.Unknown || facts.isDmarcUnknown() || !facts.strays().unknown().isEmpty()) {
            return Judgement.unknown();
        }
        List<Strays.Stray> strays = facts.strays().found();
        if (strays.isEmpty()) {
            return Judgement.passed();
        }
        Strays.Stray stray = strays.getFirst();
        boolean covered = facts.dmarc().isPresent();
        return Judgement.found(CARD.finding(covered ? Severity.MEDIUM : Severity.CRITICAL, facts.domain().ascii(),
                "A DMARC record stands at " + stray.at().unicode() + ", where no receiver looks: " + stray.place().words() + "."
                        + (covered ? " Until it is moved, the record of " + facts.dmarc().orElseThrow().at().unicode() + " applies." : ""),
                strays.stream().map(each -> Seen.txt(each.at(), each.text())).toList(),
                remedy(facts, stray)));
    }

    private static Remedy remedy(Facts facts, Strays.Stray stray) {
        Remedy first = DmarcRecord.read(stray.text()).map(record -> FirstDmarcRecord.remedy(facts, record)).orElseThrow();
        return new Remedy(first.instruction() + " Then delete the one in the wrong place.", first.record());
    }
}
