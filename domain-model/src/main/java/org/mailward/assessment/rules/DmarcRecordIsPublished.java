package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.DomainName;

/// The domain has a DMARC policy, its own or its organisation's.
final class DmarcRecordIsPublished implements Rule {

    private static final Card CARD = new Card("dmarc.missing", Protocol.DMARC, Severity.CRITICAL,
            "The domain has a DMARC policy, its own or its organisation's.",
            "Anybody can send mail that looks as if it came from this domain, and receivers have no instruction to "
                    + "stop it. Nobody is told when it happens.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.isDmarcUnknown()) {
            return Judgement.unknown();
        }
        boolean anotherRuleSpeaks = facts.walk().own() instanceof TreeWalk.Published.Several || DmarcRecordIsRecognised.lookalike(facts).isPresent()
                || !facts.strays().found().isEmpty();
        if (facts.dmarc().isPresent() || anotherRuleSpeaks) {
            return Judgement.passed();
        }
        if (!facts.strays().unknown().isEmpty()) {
            // The record may stand in a wrong place that could not be looked at, and then another rule speaks.
            return Judgement.unknown();
        }
        DomainName name = facts.domain().under("_dmarc");
        return Judgement.found(CARD.finding(facts.domain().ascii(), "There is no DMARC record for this domain.", List.of(Seen.nothing(name)), FirstDmarcRecord.remedy(facts)));
    }
}
