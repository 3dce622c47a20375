package org.mailward.assessment.rules;

import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dane.DaneHost;
import org.mailward.mailauth.dane.Tlsa;

/// A mail server with TLSA records has one that senders can use.
final class DaneRecordsAreUsable implements Rule {

    private static final Card CARD = new Card("dane.tlsa.unusable", Protocol.MX, Severity.MEDIUM,
            "A mail server with TLSA records has one that senders can use.",
            "The records were published so that senders can check your mail server. Senders cannot use any of them, so "
                    + "nobody checks.",
            "RFC 7672 §3.1.3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.daneHosts(facts, host -> host.state() != DaneHost.State.UNUSABLE
                ? Optional.empty()
                : Optional.of(CARD.finding(host.host().ascii(), "No TLSA record of " + host.host().unicode() + " can be used for mail" + host.records().stream().findFirst().flatMap(Tlsa::objection).map(why -> ": " + why + ".").orElse("."),
                        host.records().stream().map(record -> host.at() + " TLSA " + record.render()).limit(10).toList(),
                        Remedy.of("Publish a record of the form '3 1 1' followed by the SHA-256 digest of the server's public key, then delete the others. Do it again before each change of the key."))));
    }
}
