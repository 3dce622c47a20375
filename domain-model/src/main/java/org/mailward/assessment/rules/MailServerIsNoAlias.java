package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// No MX record names an alias.
final class MailServerIsNoAlias implements Rule {

    private static final Card CARD = new Card("mx.host.alias", Protocol.MX, Severity.LOW,
            "No MX record names an alias.",
            "Some senders refuse to deliver to a mail server that is only another name for one, and each of them has "
                    + "the standard on its side.",
            "RFC 2181 §10.3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.mailHosts(facts, host -> host.aliases().isEmpty()
                ? Optional.empty()
                : Optional.of(CARD.finding(host.name().ascii(), "The mail server " + host.name().unicode() + " is an alias of " + host.aliases().getLast().unicode() + ".",
                        List.of(host.name() + " CNAME " + host.aliases().getFirst()),
                        Remedy.of("Name " + host.aliases().getLast() + " in the MX record, if its owner keeps that name, or give " + host.name() + " an address of its own in place of the CNAME record."))));
    }
}
