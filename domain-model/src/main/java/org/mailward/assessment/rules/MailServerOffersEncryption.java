package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.starttls.SmtpProbe;

/// Every mail server offers encryption.
final class MailServerOffersEncryption implements Rule {

    private static final Card CARD = new Card("starttls.missing", Protocol.MX, Severity.MEDIUM,
            "Every mail server offers encryption.",
            "Mail to this server crosses the internet in the clear, and everybody on its way can read it.",
            "RFC 3207 §4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.probes(facts, (host, probe) -> probe instanceof SmtpProbe.NotOffered(String address)
                ? Optional.of(CARD.finding(host.ascii(), "The mail server " + host.unicode() + " does not offer encryption.", List.of(host + " (" + address + "): no STARTTLS in the answer to EHLO"),
                        Remedy.of("Switch STARTTLS on in the server's settings and give it a certificate for " + host + ".")))
                : Optional.empty());
    }
}
