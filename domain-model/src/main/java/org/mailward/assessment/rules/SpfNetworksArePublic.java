package org.mailward.assessment.rules;

import java.util.List;
import java.util.stream.Stream;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.IpNetwork;
import org.mailward.mailauth.spf.Mechanism;

/// The SPF record names addresses of the public internet only.
final class SpfNetworksArePublic implements Rule {

    private static final Card CARD = new Card("spf.network.private", Protocol.SPF, Severity.LOW,
            "The SPF record names addresses of the public internet only.",
            "Mail never arrives at a receiver from such an address, so the term allows nobody and only makes the record "
                    + "longer. It also tells strangers about your inner network.",
            "RFC 7208 §5.6");

    /// Addresses that are not routed on the internet (RFC 6890 §2.2).
    private static final List<IpNetwork> PRIVATE = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10", "fc00::/7", "fe80::/10", "::1/128")
            .map(text -> new IpNetwork(IpAddress.of(text.substring(0, text.indexOf('/'))).orElseThrow(), Integer.parseInt(text.substring(text.indexOf('/') + 1)))).toList();

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> On.each(record.reachable(), directive -> isPrivate(directive.mechanism()), directive -> CARD.finding(directive.text(),
                "'" + directive.text() + "' is an inner network that no receiver ever sees.", List.of(Seen.txt(facts.domain(), record.text())),
                Remedy.of("Remove the term, and name the public address that mail leaves from where it is missing."))));
    }

    static boolean isPrivate(Mechanism mechanism) {
        return switch (mechanism) {
            case Mechanism.Ip4(IpAddress network, int prefix) -> isPrivate(new IpNetwork(network, prefix));
            case Mechanism.Ip6(IpAddress network, int prefix) -> isPrivate(new IpNetwork(network, prefix));
            case Mechanism.All _, Mechanism.Include _, Mechanism.A _, Mechanism.Mx _, Mechanism.Ptr _, Mechanism.Exists _ -> false;
        };
    }

    static boolean isPrivate(IpNetwork network) {
        for (IpNetwork each : PRIVATE) {
            if (each.contains(network)) {
                return true;
            }
        }
        return false;
    }
}
