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

/// Every TLSA record of a mail server can be used.
final class DaneRecordsAreAllSound implements Rule {

    private static final Card CARD = new Card("dane.tlsa.faulty", Protocol.MX, Severity.LOW,
            "Every TLSA record of a mail server can be used.",
            "Senders pass over the faulty record. If it was meant for the next key, mail will be refused when the key "
                    + "changes.",
            "RFC 7672 §3.1.3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.daneHosts(facts, host -> {
            if (host.state() != DaneHost.State.PROTECTED || host.unusable().isEmpty() && host.unreadable() == 0) {
                return Optional.empty();
            }
            String why = host.unusable().stream().findFirst().flatMap(Tlsa::objection).orElse("it cannot be read");
            return Optional.of(CARD.finding(host.host().ascii(), "One of the TLSA records of " + host.host().unicode() + " cannot be used: " + why + ".",
                    host.unusable().stream().map(record -> host.at() + " TLSA " + record.render()).limit(10).toList(), Remedy.of("Correct or delete the record.")));
        });
    }
}
