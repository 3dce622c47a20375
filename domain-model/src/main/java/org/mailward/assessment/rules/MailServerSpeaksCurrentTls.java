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

/// Every mail server knows TLS 1.2 or a later version.
final class MailServerSpeaksCurrentTls implements Rule {

    private static final Card CARD = new Card("starttls.tls.old", Protocol.MX, Severity.MEDIUM,
            "Every mail server knows TLS 1.2 or a later version.",
            "The server knows only retired kinds of encryption. Careful senders refuse them, and so deliver in the "
                    + "clear or not at all.",
            "RFC 8996 §2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.probes(facts, (host, probe) -> probe instanceof SmtpProbe.Broken(String address, SmtpProbe.Cause cause, String detail) && cause == SmtpProbe.Cause.TLS_TOO_OLD
                ? Optional.of(CARD.finding(host.ascii(), "The mail server " + host.unicode() + " knows no version of TLS later than 1.1.", List.of(host + " (" + address + "): " + Shown.of(detail)),
                        Remedy.of("Update the mail server, and allow TLS 1.2 and 1.3 in its settings.")))
                : Optional.empty());
    }
}
