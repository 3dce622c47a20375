package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.tags.Shown;

/// The DMARC name has an answer of its own and not that of a wildcard.
final class DmarcNameIsNoWildcard implements Rule {

    private static final Card CARD = new Card("dmarc.wildcard", Protocol.DMARC, Severity.LOW,
            "The DMARC name has an answer of its own and not that of a wildcard.",
            "A wildcard gives the same answer for every name, so that names below the domain seem to have records that nobody wrote for "
                    + "them.",
            "RFC 9989 §4.5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return switch (facts.walk().own()) {
            case TreeWalk.Published.Unknown _ -> Judgement.unknown();
            case TreeWalk.Published.One(DmarcRecord record) -> facts.dkim().wildcardUnknown() ? Judgement.unknown() : record(facts, record);
            case TreeWalk.Published.Several _ -> Judgement.notApplicable();
            case TreeWalk.Published.Absent _ -> facts.strays().unknown().isEmpty() ? others(facts) : Judgement.unknown();
        };
    }

    private static Judgement record(Facts facts, DmarcRecord record) {
        if (!facts.dkim().wildcard().contains(record.text())) {
            return Judgement.passed();
        }
        return Judgement.found(CARD.finding(facts.domain().ascii(),
                "The DMARC record is a wildcard's answer: every name below the domain seems to publish it too, and sp= and np= never apply.",
                List.of(Seen.txt(facts.domain().under("*"), record.text())),
                Remedy.txt("Publish the record at its own name, then remove the wildcard.", facts.domain().under("_dmarc"), record.text())));
    }

    private static Judgement others(Facts facts) {
        List<String> texts = facts.strays().wildcard();
        return texts.isEmpty() ? Judgement.passed() : Judgement.found(CARD.finding(Severity.INFO, facts.domain().ascii(),
                "A wildcard answers for the DMARC name with '" + Shown.of(texts.getFirst()) + "', which is no DMARC record.",
                Seen.all(facts.domain().under("*"), texts),
                Remedy.of("A record published at _dmarc." + facts.domain().unicode() + " takes the wildcard's place there.")));
    }
}
