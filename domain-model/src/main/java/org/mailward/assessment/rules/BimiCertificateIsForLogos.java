package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// The certificate is one for logos.
final class BimiCertificateIsForLogos implements Rule {

    private static final Card CARD = new Card("bimi.certificate.other-purpose", Protocol.BIMI, Severity.LOW,
            "The certificate is one for logos.",
            "Mailboxes accept only certificates that were issued for logos, after a check of the trademark.",
            "draft-fetch-validation-vmc-wchuang-10 §5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return LogoFacts.certificate(facts, certificate -> certificate.forLogos() ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The certificate of " + certificate.subject() + " was not issued for a logo.", List.of(LogoFacts.certificateAddress(facts), LogoFacts.describe(certificate)),
                        Remedy.of("Order a Verified Mark Certificate (VMC) or a Common Mark Certificate (CMC) and publish its file at the address in a=."))));
    }
}
