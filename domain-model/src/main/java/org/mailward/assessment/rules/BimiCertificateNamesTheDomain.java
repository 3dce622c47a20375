package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.bimi.BimiPublication;

/// The certificate for the logo names the domain.
final class BimiCertificateNamesTheDomain implements Rule {

    private static final Card CARD = new Card("bimi.certificate.other-domain", Protocol.BIMI, Severity.LOW,
            "The certificate for the logo names the domain.",
            "Mailboxes show the logo only for domains that the certificate names.",
            "draft-fetch-validation-vmc-wchuang-10 §5.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return LogoFacts.logoCertificate(facts, certificate -> certificate.covers(facts.domain(), facts.walk().organizationalDomain(), BimiPublication.DEFAULT_SELECTOR) ? Judgement.passed()
                : facts.walk().organizationalDomain().isEmpty() ? Judgement.unknown()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The certificate for the logo does not name " + facts.domain().unicode() + (certificate.names().isEmpty() ? "." : ", but " + LogoFacts.shortened(certificate.names()) + "."),
                        List.of(LogoFacts.certificateAddress(facts), LogoFacts.describe(certificate)), Remedy.of("Have the certificate issued again with " + facts.domain().ascii() + " among its names."))));
    }
}
