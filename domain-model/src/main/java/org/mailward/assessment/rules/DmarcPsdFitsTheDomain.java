package org.mailward.assessment.rules;

import java.util.List;
import java.util.Set;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;

/// Only a public suffix calls itself one.
final class DmarcPsdFitsTheDomain implements Rule {

    private static final Card CARD = new Card("dmarc.psd.misused", Protocol.DMARC, Severity.MEDIUM,
            "Only a public suffix calls itself one.",
            "The tag says that names below the domain belong to other owners, so none of them can vouch for another any more, nor for the "
                    + "domain itself.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> {
            if (record.psd() != DmarcRecord.Psd.YES) {
                return Judgement.passed();
            }
            if (facts.discovery().isEmpty()) {
                return Judgement.notApplicable();
            }
            return facts.discovery().get().suffix().suffix().equals(facts.domain()) ? Judgement.passed() : Judgement.found(CARD.finding(facts.domain().ascii(),
                    "The record says psd=y, but the domain is no public suffix by the list of " + facts.discovery().get().suffix().source().date() + ".",
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                    Remedy.txt("Remove psd=y, unless strangers really can register names below the domain.", facts.domain().under("_dmarc"), record.without(Set.of("psd")))));
        });
    }
}
