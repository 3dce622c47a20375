package org.mailward.mailauth.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.IpNetwork;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// Whom an SPF record and everything that it includes allow to send, as networks: what the record would be without a single lookup.
///
/// *Reading:* a network is counted when it passes by itself. That an earlier term may refuse a part of it is not looked at.
/// Behind a name IPv6 addresses are looked at only when it has no IPv4 address, so that no question is asked which the tree of
/// lookups has not asked; or when the term lets a part of the internet pass by them.
///
/// @param networks in the fewest possible, IPv4 first, at most [#MOST_NETWORKS]
/// @param complete false when a part cannot be listed: a name that depends on the sender, `ptr`, a question without an answer
/// @param wide the terms behind networks that are as wide as a part of the internet; `all` is none of them
public record SpfSenders(List<IpNetwork> networks, boolean complete, List<SpfWideTerm> wide) {

    /// The most networks that are collected before they are merged.
    public static final int MOST_NETWORKS = 10_000;

    private static final int SITE = 48;

    public SpfSenders {
        networks = List.copyOf(networks);
        wide = List.copyOf(wide);
    }

    static SpfSenders of(SpfNode tree, DnsResolver resolver, SpfLimits limits) {
        var collection = new Collection(resolver, limits);
        collection.node(tree);
        return new SpfSenders(IpNetwork.merged(collection.networks), collection.complete, collection.wide);
    }

    /// How many IPv4 addresses may send, each counted once: 0 to 2³².
    public long addresses() {
        return addresses(_ -> true);
    }

    /// How many IPv4 addresses of those networks may send, each counted once.
    public long addresses(Predicate<IpNetwork> counted) {
        long sum = 0;
        for (IpNetwork network : networks) {
            if (network.first().family() == IpAddress.Family.FOUR && counted.test(network)) {
                sum += 1L << 32 - network.prefix();
            }
        }
        return sum;
    }

    /// How many IPv6 networks may send.
    public long networks6() {
        return networks.stream().filter(network -> network.first().family() == IpAddress.Family.SIX).count();
    }

    /// How many IPv6 networks of a site's usual size, 48 bits, lie in those networks: 0 to 2⁴⁸.
    public long sites6(Predicate<IpNetwork> counted) {
        long sum = 0;
        for (IpNetwork network : networks) {
            if (network.first().family() == IpAddress.Family.SIX && network.prefix() <= SITE && counted.test(network)) {
                sum += 1L << SITE - network.prefix();
            }
        }
        return sum;
    }

    /// True when the networks are all that IPv4 has.
    public boolean isEverybody() {
        return !networks.isEmpty() && networks.getFirst().first().family() == IpAddress.Family.FOUR && networks.getFirst().prefix() == 0;
    }

    public boolean contains(IpAddress address) {
        for (IpNetwork network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static final class Collection {
        private final DnsResolver resolver;
        private final SpfLimits limits;
        private final List<IpNetwork> networks = new ArrayList<>();
        private final List<SpfWideTerm> wide = new ArrayList<>(0);
        private boolean complete = true;
        private boolean isOpen;
        private boolean isUnknown;

        Collection(DnsResolver resolver, SpfLimits limits) {
            this.resolver = resolver;
            this.limits = limits;
        }

        void node(SpfNode node) {
            switch (node.publication()) {
                case SpfPublication.One(SpfRecord record, List<String> faults) -> {
                    if (!faults.isEmpty()) {
                        // Receivers give up on the whole record.
                        return;
                    }
                    for (Directive directive : record.reachable()) {
                        if (directive.qualifier() == Qualifier.PASS) {
                            term(node.name(), directive);
                        }
                    }
                }
                case SpfPublication.Unknown _ -> complete = false;
                case SpfPublication.Absent _, SpfPublication.Several _ -> {
                }
            }
            for (SpfBranch branch : node.branches()) {
                if (branch.child().isPresent() && !(branch.term() instanceof Directive directive && directive.qualifier() != Qualifier.PASS)) {
                    node(branch.child().get());
                }
                complete &= isListed(branch);
            }
        }

        /// A redirect whose target the sender decides hands over to records that nobody can list.
        private static boolean isListed(SpfBranch branch) {
            return switch (branch.outcome()) {
                case NOT_FOLLOWED, UNKNOWN -> false;
                case DEPENDS_ON_SENDER -> branch.term() instanceof Directive;
                case ANSWERED, VOID, LOOP, TOO_MANY_EXCHANGES -> true;
            };
        }

        private void term(DomainName publisher, Directive directive) {
            if (!SpfWideTerm.isWide(directive.mechanism())) {
                mechanism(publisher, directive.mechanism());
                return;
            }
            isOpen = false;
            isUnknown = false;
            mechanism(publisher, directive.mechanism());
            wide.add(new SpfWideTerm(publisher, directive, isOpen ? SpfWideTerm.Standing.OPEN : isUnknown ? SpfWideTerm.Standing.UNKNOWN : SpfWideTerm.Standing.CLOSED));
        }

        private void mechanism(DomainName publisher, Mechanism mechanism) {
            switch (mechanism) {
                case Mechanism.All _ -> {
                    add(new IpAddress(IpAddress.Family.FOUR, 0, 0), 0);
                    add(new IpAddress(IpAddress.Family.SIX, 0, 0), 0);
                }
                case Mechanism.Ip4(IpAddress network, int prefix) -> add(network, prefix);
                case Mechanism.Ip6(IpAddress network, int prefix) -> add(network, prefix);
                case Mechanism.A(Optional<DomainSpec> target, int prefix4, int prefix6) -> name(publisher, target).ifPresent(name -> addresses(name, prefix4, prefix6));
                case Mechanism.Mx(Optional<DomainSpec> target, int prefix4, int prefix6) -> name(publisher, target).ifPresent(name -> exchanges(name, prefix4, prefix6));
                case Mechanism.Include(DomainSpec target) -> complete &= !target.dependsOnSender();
                case Mechanism.Ptr _, Mechanism.Exists _ -> complete = false;
            }
        }

        private Optional<DomainName> name(DomainName publisher, Optional<DomainSpec> target) {
            Optional<DomainName> name = target.isEmpty() ? Optional.of(publisher) : target.get().name();
            complete &= name.isPresent();
            // Some sender's name will have an address.
            isOpen |= name.isEmpty();
            return name;
        }

        private void addresses(DomainName name, int prefix4, int prefix6) {
            Answer four = resolver.ask(name, RecordType.A);
            if (!four.absent()) {
                addresses(four, prefix4, prefix6, SpfWideTerm.isWide(IpAddress.Family.FOUR, prefix4));
            }
            if (four.absent() || SpfWideTerm.isWide(IpAddress.Family.SIX, prefix6)) {
                addresses(resolver.ask(name, RecordType.AAAA), prefix4, prefix6, SpfWideTerm.isWide(IpAddress.Family.SIX, prefix6));
            }
        }

        private void addresses(Answer answer, int prefix4, int prefix6, boolean isWide) {
            if (answer instanceof Answer.Found found) {
                for (RecordData record : found.records()) {
                    if (record instanceof RecordData.Address address) {
                        address.ip().ifPresent(ip -> add(ip, ip.family() == IpAddress.Family.FOUR ? prefix4 : prefix6));
                    }
                }
            }
            complete &= !(answer instanceof Answer.Failed);
            isUnknown |= isWide && answer instanceof Answer.Failed;
        }

        private void exchanges(DomainName name, int prefix4, int prefix6) {
            Answer answer = resolver.ask(name, RecordType.MX);
            complete &= !(answer instanceof Answer.Failed);
            isUnknown |= answer instanceof Answer.Failed;
            if (answer instanceof Answer.Found found && found.records().size() <= limits.exchanges()) {
                for (RecordData record : found.records()) {
                    if (record instanceof RecordData.MailExchange(int _, DomainName exchange) && !exchange.equals(DomainName.ROOT)) {
                        addresses(exchange, prefix4, prefix6);
                    }
                }
            }
        }

        private void add(IpAddress address, int prefix) {
            isOpen |= SpfWideTerm.isWide(address.family(), prefix);
            if (networks.size() < MOST_NETWORKS) {
                networks.add(new IpNetwork(address, prefix));
            } else {
                complete = false;
            }
        }
    }
}
