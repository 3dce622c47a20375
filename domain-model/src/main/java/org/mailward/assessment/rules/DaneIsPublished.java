package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dane.DaneHost;

/// A domain with DNSSEC lets senders check its mail servers (DANE).
final class DaneIsPublished implements Rule {

    private static final Card CARD = new Card("dane.missing", Protocol.MX, Severity.INFO,
            "A domain with DNSSEC lets senders check its mail servers (DANE).",
            "Your DNS is signed, so senders could check that they reach your own mail server and nobody else. Without "
                    + "this record they cannot.",
            "RFC 7672 §2.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dane(facts, hosts -> {
            boolean possible = false;
            boolean begun = false;
            for (DaneHost host : hosts) {
                possible |= host.state() == DaneHost.State.NONE;
                begun |= host.state() == DaneHost.State.PROTECTED || host.state() == DaneHost.State.UNUSABLE;
            }
            return begun || !possible
                    ? Judgement.passed()
                    : Judgement.found(CARD.finding(facts.domain().ascii(), "There is no TLSA record for the domain's mail servers.",
                            hosts.stream().filter(host -> host.state() == DaneHost.State.NONE).map(host -> Seen.nothing(host.at())).toList(),
                            Remedy.of("Ask whoever runs the mail servers for TLSA records of the form '3 1 1' at the names shown, and for a plan that changes them before each change of the server's key.")));
        });
    }
}
