package org.mailward.builder;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.spf.Directive;
import org.mailward.mailauth.spf.DomainSpec;
import org.mailward.mailauth.spf.Mechanism;
import org.mailward.mailauth.spf.Qualifier;
import org.mailward.mailauth.spf.SpfBranch;
import org.mailward.mailauth.spf.SpfNode;
import org.mailward.mailauth.spf.SpfPublication;

/// Who passes SPF, as far as records say it without asking who sends: networks, and hosts by their names.
///
/// @param networks every network that passes
/// @param hosts what stands for hosts whose addresses DNS tells, such as `mx of example.org`
record SpfSenders(Set<Network> networks, Set<String> hosts) {

    /// A range of addresses.
    record Network(IpAddress address, int prefix) {
        boolean covers(Network other) {
            return address.family() == other.address.family() && prefix <= other.prefix && other.address.isIn(address, prefix);
        }
    }

    static SpfSenders of(SpfNode node) {
        var senders = new SpfSenders(new LinkedHashSet<>(), new LinkedHashSet<>());
        senders.add(node);
        return senders;
    }

    /// Those that one term of a record lets pass.
    static SpfSenders of(SpfNode node, Directive directive) {
        var senders = new SpfSenders(new LinkedHashSet<>(), new LinkedHashSet<>());
        senders.add(node, directive);
        return senders;
    }

    /// Those of these that are not among others.
    SpfSenders without(SpfSenders others) {
        var networks = new LinkedHashSet<>(this.networks);
        networks.removeIf(network -> others.networks.stream().anyMatch(other -> other.covers(network)));
        var hosts = new LinkedHashSet<>(this.hosts);
        hosts.removeAll(others.hosts);
        return new SpfSenders(networks, hosts);
    }

    boolean isEmpty() {
        return networks.isEmpty() && hosts.isEmpty();
    }

    /// How many they are, in words.
    String words() {
        var parts = new ArrayList<String>();
        if (!networks.isEmpty()) {
            parts.add(networks.size() == 1 ? "one network" : networks.size() + " networks");
        }
        if (!hosts.isEmpty()) {
            parts.add(hosts.size() == 1 ? "one group of hosts" : hosts.size() + " groups of hosts");
        }
        return String.join(" and ", parts);
    }

    private void add(SpfNode node) {
        if (!(node.publication() instanceof SpfPublication.One one)) {
            return;
        }
        one.record().reachable().forEach(directive -> add(node, directive));
        if (one.record().all().isEmpty()) {
            one.record().redirect().flatMap(redirect -> child(node, redirect)).ifPresent(this::add);
        }
    }

    private void add(SpfNode node, Directive directive) {
        if (directive.qualifier() != Qualifier.PASS) {
            return;
        }
        switch (directive.mechanism()) {
            case Mechanism.Ip4 ip4 -> networks.add(new Network(ip4.network(), ip4.prefix()));
            case Mechanism.Ip6 ip6 -> networks.add(new Network(ip6.network(), ip6.prefix()));
            case Mechanism.A a -> hosts.add("a of " + name(a.target(), node) + "/" + a.prefix4() + "//" + a.prefix6());
            case Mechanism.Mx mx -> hosts.add("mx of " + name(mx.target(), node) + "/" + mx.prefix4() + "//" + mx.prefix6());
            case Mechanism.Ptr ptr -> hosts.add("ptr of " + name(ptr.target(), node));
            case Mechanism.Exists exists -> hosts.add("exists of " + exists.target().text());
            case Mechanism.Include _ -> child(node, directive).ifPresent(this::add);
            case Mechanism.All _ -> hosts.add("everybody");
        }
    }

    private static Optional<SpfNode> child(SpfNode node, org.mailward.mailauth.spf.Term term) {
        return node.branches().stream().filter(branch -> branch.term().equals(term)).findFirst().flatMap(SpfBranch::child);
    }

    private static String name(Optional<DomainSpec> target, SpfNode node) {
        return target.map(DomainSpec::text).map(text -> text.toLowerCase(java.util.Locale.ROOT)).orElse(node.name().ascii());
    }
}
