package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// The logo in the certificate is the one published.
final class BimiCertificateHoldsTheLogo implements Rule {

    private static final Card CARD = new Card("bimi.certificate.other-logo", Protocol.BIMI, Severity.LOW,
            "The logo in the certificate is the one published.",
            "A mailbox that compares the two shows neither when they differ.",
            "draft-fetch-validation-vmc-wchuang-10 §5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return LogoFacts.logoCertificate(facts, certificate -> {
            if (certificate.logo().isEmpty()) {
                return found(facts, "The certificate holds no logo.");
            }
            if (LogoFacts.isLogoSilent(facts)) {
                return Judgement.unknown();
            }
            return facts.logo().logosAgree().orElse(true) ? Judgement.passed() : found(facts, "The logo in the certificate is not the one that is published.");
        });
    }

    private static Judgement found(Facts facts, String sentence) {
        return Judgement.found(CARD.finding(facts.domain().ascii(), sentence, List.of(LogoFacts.logoAddress(facts), LogoFacts.certificateAddress(facts)),
                Remedy.of("Publish exactly the file that was handed in for the certificate, or have the certificate issued again for the new logo.")));
    }
}
