package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.orgdomain.PublicSuffix;

/// A public suffix says that it is one.
final class DmarcPublicSuffixSaysSo implements Rule {

    private static final Card CARD = new Card("dmarc.psd.missing", Protocol.DMARC, Severity.MEDIUM,
            "A public suffix says that it is one.",
            "Strangers can register names below the domain. Unless its record says so, receivers on the current standard take them for "
                    + "parts of the same organisation, so that a stranger's signature makes forged mail of the domain pass.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> {
            if (facts.discovery().isEmpty()) {
                return Judgement.notApplicable();
            }
            PublicSuffix list = facts.discovery().get().suffix();
            // Strict alignment leaves no stranger below the domain anything to vouch with.
            boolean kept = record.psd() == DmarcRecord.Psd.YES || record.strictDkim() && record.strictSpf();
            return kept || list.section() == PublicSuffix.Section.UNLISTED || !list.suffix().equals(facts.domain()) ? Judgement.passed() : Judgement.found(CARD.finding(facts.domain().ascii(),
                    "The domain is a public suffix by the list of " + list.source().date() + ", and its record does not say psd=y: under the current standard other owners' names below it may vouch for its mail.",
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                    Remedy.txt("If strangers can register names below the domain, say so.", facts.domain().under("_dmarc"), record.with("psd", "y"))));
        });
    }
}
