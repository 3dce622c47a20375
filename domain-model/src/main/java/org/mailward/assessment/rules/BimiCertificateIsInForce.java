package org.mailward.assessment.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// The certificate for the logo is in force.
final class BimiCertificateIsInForce implements Rule {

    private static final Card CARD = new Card("bimi.certificate.expired", Protocol.BIMI, Severity.LOW,
            "The certificate for the logo is in force.",
            "When the certificate ends, mailboxes stop showing the logo.",
            "draft-fetch-validation-vmc-wchuang-10 §5");

    /// When renewing is due: issuing takes days, because people look at the trademark.
    private static final Duration SOON = Duration.ofDays(30);

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return LogoFacts.logoCertificate(facts, certificate -> {
            Instant now = facts.at();
            if (now.isBefore(certificate.notBefore())) {
                return found(facts, Severity.LOW, "The certificate for the logo is not valid before " + day(certificate.notBefore()) + ".");
            }
            if (now.isAfter(certificate.notAfter())) {
                return found(facts, Severity.LOW, "The certificate for the logo ended on " + day(certificate.notAfter()) + ".");
            }
            return now.plus(SOON).isAfter(certificate.notAfter())
                    ? found(facts, Severity.INFO, "The certificate for the logo ends on " + day(certificate.notAfter()) + ".")
                    : Judgement.passed();
        });
    }

    private static Judgement found(Facts facts, Severity severity, String sentence) {
        return Judgement.found(CARD.finding(severity, facts.domain().ascii(), sentence, List.of(LogoFacts.certificateAddress(facts)),
                Remedy.of("Renew the certificate with its issuer and replace the file at the address in a=.")));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
