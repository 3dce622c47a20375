package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.alias.DeadAlias;
import org.mailward.mailauth.alias.Unheld;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mx.MailHost;

/// Every mail server has an address.
final class MailServerHasAnAddress implements Rule {

    private static final Card CARD = new Card("mx.host.no-address", Protocol.MX, Severity.HIGH,
            "Every mail server has an address.",
            "One of your mail servers has no address, so senders cannot connect to it. They try your other mail servers; where there is none, mail to you waits and is returned to its writers. "
                    + "Whoever takes a name that nobody holds any more receives your mail in its place.",
            "RFC 5321 §5.1");

    private static final DeadEnd DEAD = new DeadEnd(CARD, Severity.CRITICAL, Severity.HIGH, Severity.HIGH, "receive mail that is meant for you");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.mailHosts(facts, host -> facts.deadAliases().unknown().contains(host.name()), host -> host.standing() == MailHost.Standing.WITHOUT_ADDRESS
                ? Optional.of(facts.deadAliases().at(host.name()).map(dead -> behind(facts, dead)).or(() -> facts.deadAliases().unheld(host.name()).map(MailServerHasAnAddress::lapsed)).orElseGet(() -> plain(facts, host.name())))
                : Optional.empty());
    }

    private static Finding plain(Facts facts, DomainName host) {
        return CARD.finding(severity(facts), host.ascii(), "The mail server " + host.unicode() + " has no address.", List.of(Seen.nothing(host)),
                Remedy.of("Publish an A record for " + host + ", or delete the MX record that names it."));
    }

    /// Its own domain is nobody's any more, as an alias's end may be.
    private static Finding lapsed(Unheld server) {
        return CARD.finding(DEAD.severity(server), server.name().ascii(), "The mail server " + server.name().unicode() + " has no address." + DeadEnd.unheld(server), server.lines(),
                Remedy.of("Delete the MX record that names " + server.name() + " today: " + DEAD.taken(server)));
    }

    private static Finding behind(Facts facts, DeadAlias dead) {
        return CARD.finding(dead.free() ? DEAD.severity(dead) : severity(facts), dead.name().ascii(), "The mail server " + dead.name().unicode() + " has no address. " + DeadEnd.sentence(dead), dead.lines(),
                Remedy.of("Delete the MX record that names " + dead.name() + ", or have it lead to a server again." + (dead.free() ? " " + DEAD.remedy(dead).instruction() : "")));
    }

    /// While another server is there, or may be, mail arrives.
    private static Severity severity(Facts facts) {
        return facts.hosts().stream().anyMatch(host -> host.standing() != MailHost.Standing.WITHOUT_ADDRESS) ? Severity.MEDIUM : Severity.HIGH;
    }
}
