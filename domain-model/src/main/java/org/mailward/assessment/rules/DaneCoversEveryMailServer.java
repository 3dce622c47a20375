package org.mailward.assessment.rules;

import java.util.ArrayList;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dane.DaneHost;

/// DANE protects all mail servers of a domain or none.
final class DaneCoversEveryMailServer implements Rule {

    private static final Card CARD = new Card("dane.partial", Protocol.MX, Severity.LOW,
            "DANE protects all mail servers of a domain or none.",
            "Somebody who interferes with the connection only has to make the protected servers seem down. Mail then "
                    + "goes to the other ones, which nobody checks.",
            "RFC 7672 §2.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dane(facts, hosts -> {
            boolean some = false;
            var bare = new ArrayList<String>(hosts.size());
            for (DaneHost host : hosts) {
                some |= host.state() == DaneHost.State.PROTECTED;
                if (host.state() == DaneHost.State.NONE || host.state() == DaneHost.State.INSECURE) {
                    bare.add(host.host().ascii());
                }
            }
            return !some || bare.isEmpty()
                    ? Judgement.passed()
                    : Judgement.found(CARD.finding(facts.domain().ascii(), "DANE protects some mail servers, and not " + String.join(", ", bare) + ".",
                            hosts.stream().map(host -> host.host() + ": " + host.why()).toList(),
                            Remedy.of("Publish TLSA records for the remaining servers too. Their addresses have to be in a zone with DNSSEC.")));
        });
    }
}
