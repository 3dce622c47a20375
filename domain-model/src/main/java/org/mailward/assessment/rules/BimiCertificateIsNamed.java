package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.bimi.BimiPublication;

/// A certificate says whose logo it is.
final class BimiCertificateIsNamed implements Rule {

    private static final Card CARD = new Card("bimi.certificate.missing", Protocol.BIMI, Severity.INFO,
            "A certificate says whose logo it is.",
            "The largest mailbox providers show a logo only when a certificate (VMC or CMC) says that it belongs to the domain.",
            "draft-brand-indicators-for-message-identification-14 §4.3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return LogoFacts.record(facts, record -> record.evidence().isPresent() || record.logo().isEmpty() ? Judgement.passed()
                : Judgement.found(CARD.note(facts.domain().ascii(), "The domain names a logo without a certificate, so only a few mailboxes show it.",
                        List.of(Seen.txt(BimiPublication.name(facts.domain()), record.text())))));
    }
}
