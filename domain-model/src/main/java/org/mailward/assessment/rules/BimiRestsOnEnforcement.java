package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.bimi.BimiPublication;
import org.mailward.mailauth.bimi.BimiRecord;
import org.mailward.mailauth.dmarc.Policy;

/// A domain with a logo has an enforcing DMARC policy.
final class BimiRestsOnEnforcement implements Rule {

    private static final Card CARD = new Card("bimi.not-enforced", Protocol.BIMI, Severity.LOW,
            "A domain with a logo has an enforcing DMARC policy.",
            "Mailboxes show a logo only for domains whose forged mail is put aside or refused.",
            "draft-brand-indicators-for-message-identification-14 §7.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.bimi() instanceof BimiPublication.Unknown) {
            return Judgement.unknown();
        }
        if (!(facts.bimi() instanceof BimiPublication.One(BimiRecord record)) || record.declined()) {
            return Judgement.notApplicable();
        }
        if (facts.isDmarcUnknown()) {
            return Judgement.unknown();
        }
        boolean enforced = facts.dmarc().filter(policy -> policy.current().orElse(Policy.NONE) != Policy.NONE && policy.old().orElse(Policy.NONE) != Policy.NONE
                && policy.record().subdomainPolicy() != Policy.NONE && (policy.record().percent() == 100 || policy.asked() == Policy.REJECT)).isPresent();
        return enforced ? Judgement.passed() : Judgement.found(CARD.finding(facts.domain().ascii(), "The domain names a logo, but its DMARC policy is too mild for mailboxes to show it.",
                List.of(Seen.txt(BimiPublication.name(facts.domain()), record.text())), Remedy.of("Raise the DMARC policy to quarantine or reject for all mail, in the steps that the findings about DMARC describe.")));
    }
}
