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
import org.mailward.mailauth.tags.Shown;

/// Encryption that a mail server offers comes about.
final class MailServerKeepsItsWord implements Rule {

    private static final Card CARD = new Card("starttls.broken", Protocol.MX, Severity.MEDIUM,
            "Encryption that a mail server offers comes about.",
            "The server offers encryption and then fails at it. Some senders deliver in the clear, others not at all.",
            "RFC 3207 §4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.probes(facts, (host, probe) -> probe instanceof SmtpProbe.Broken(String address, SmtpProbe.Cause cause, String detail) && cause != SmtpProbe.Cause.TLS_TOO_OLD
                ? Optional.of(CARD.finding(host.ascii(), "The mail server " + host.unicode() + " offers encryption, and then it does not come about.", List.of(host + " (" + address + "): " + Shown.of(detail)),
                        Remedy.of("Look into the server's log for the reason; most often its certificate or key cannot be read.")))
                : Optional.empty());
    }
}
