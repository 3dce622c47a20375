package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.mx.MailHost;

/// Every mail server has an address.
final class MailServerHasAnAddress implements Rule {

    private static final Card CARD = new Card("mx.host.no-address", Protocol.MX, Severity.HIGH,
            "Every mail server has an address.",
            "One of your mail servers has no address, so senders cannot connect to it. They try your other mail servers; where there is none, mail to you waits and is returned to its writers.",
            "RFC 5321 §5.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.mailHosts(facts, host -> host.standing() == MailHost.Standing.WITHOUT_ADDRESS
                ? Optional.of(CARD.finding(severity(facts), host.name().ascii(), "The mail server " + host.name().unicode() + " has no address.", List.of(Seen.nothing(host.name())),
                        Remedy.of("Publish an A record for " + host.name() + ", or delete the MX record that names it.")))
                : Optional.empty());
    }

    /// While another server is there, or may be, mail arrives.
    private static Severity severity(Facts facts) {
        return facts.hosts().stream().anyMatch(host -> host.standing() != MailHost.Standing.WITHOUT_ADDRESS) ? Severity.MEDIUM : Severity.HIGH;
    }
}
