package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// The certificate for the logo can be fetched and read.
final class BimiCertificateIsServed implements Rule {

    private static final Card CARD = new Card("bimi.certificate.unavailable", Protocol.BIMI, Severity.LOW,
            "The certificate for the logo can be fetched and read.",
            "Without the certificate, most mailboxes do not show the logo.",
            "draft-fetch-validation-vmc-wchuang-10 §5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return LogoFacts.answer(facts, facts.logo().certificateAnswer(), answer -> LogoFacts.trouble(answer).or(() -> LogoFacts.unreadable(facts))
                .map(trouble -> Judgement.found(CARD.finding(facts.domain().ascii(), "The certificate for the logo could not be fetched or read. " + trouble, List.of(LogoFacts.certificateAddress(facts)),
                        Remedy.of("Serve the file from your certificate's issuer, unchanged and with all its certificates, at exactly this address."))))
                .orElseGet(Judgement::passed));
    }
}
