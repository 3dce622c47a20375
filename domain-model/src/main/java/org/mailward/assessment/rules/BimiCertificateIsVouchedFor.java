package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// A known issuer vouches for the certificate.
final class BimiCertificateIsVouchedFor implements Rule {

    private static final Card CARD = new Card("bimi.certificate.chain", Protocol.BIMI, Severity.LOW,
            "A known issuer vouches for the certificate.",
            "Mailboxes accept certificates for logos only from a few issuers.",
            "draft-fetch-validation-vmc-wchuang-10 §5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return LogoFacts.logoCertificate(facts, certificate -> switch (certificate.chain()) {
            case KNOWN_ROOT, WITHOUT_ROOT -> Judgement.passed();
            case OTHER_ROOT -> Judgement.found(new Card(CARD.id(), CARD.protocol(), Severity.INFO, CARD.sentence(), CARD.why(), CARD.reference()).note(facts.domain().ascii(),
                    "The certificate is from " + certificate.issuer() + ", whose root certificate is not in our list of issuers. Its signatures are right up to that root.", List.of(LogoFacts.certificateAddress(facts), LogoFacts.describe(certificate))));
            case BROKEN -> Judgement.found(CARD.finding(facts.domain().ascii(), "The certificates in the file do not vouch for each other.", List.of(LogoFacts.certificateAddress(facts), LogoFacts.describe(certificate)),
                    Remedy.of("Publish the file as its issuer gave it: the domain's certificate first, then each issuer's in order.")));
        });
    }
}
