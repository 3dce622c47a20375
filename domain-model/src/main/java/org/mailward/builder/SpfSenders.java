package org.mailward.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.IpNetwork;
import org.mailward.mailauth.spf.Directive;
import org.mailward.mailauth.spf.DomainSpec;
import org.mailward.mailauth.spf.Mechanism;
import org.mailward.mailauth.spf.Modifier;
import org.mailward.mailauth.spf.Qualifier;
import org.mailward.mailauth.spf.SpfBranch;
import org.mailward.mailauth.spf.SpfNode;
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.spf.SpfRecord;
import org.mailward.mailauth.spf.Term;

/// Some senders, as far as records say who they are without asking who sends: networks, and hosts by their names.
///
/// @param networks in the fewest possible
/// @param hosts what stands for hosts whose addresses DNS tells, such as `mx of example.org`
record SpfSenders(List<IpNetwork> networks, Set<String> hosts) {

    static final SpfSenders NOBODY = new SpfSenders(List.of(), Set.of());

    private static final SpfSenders EVERYBODY = new SpfSenders(List.of(new IpNetwork(new IpAddress(IpAddress.Family.FOUR, 0, 0), 0), new IpNetwork(new IpAddress(IpAddress.Family.SIX, 0, 0), 0)), Set.of());

    SpfSenders {
        networks = List.copyOf(networks);
    }

    /// Those whom one term of a record lets pass.
    ///
    /// The first term that matches decides (RFC 7208 §4.6.2), so whoever an earlier term refuses is not among them. A refused
    /// host may have any address.
    ///
    /// @param term of the record itself, for an `include` or a redirect whatever stands behind it
    /// @param refused the hosts that earlier terms refuse, each with the term
    record Share(Term term, SpfSenders senders, Map<String, String> refused) {

        private Share behind(Term outer, SpfSenders refusedBefore, Map<String, String> hostsBefore) {
            if (refusedBefore.isEmpty()) {
                return new Share(outer, senders, refused);
            }
            var hosts = new LinkedHashMap<>(hostsBefore);
            hosts.putAll(refused);
            return new Share(outer, senders.without(refusedBefore), hosts);
        }
    }

    /// Whom a record lets pass, term by term; for everybody else a redirect is one term more (RFC 7208 §6.1).
    static List<Share> shares(SpfNode node) {
        if (!(node.publication() instanceof SpfPublication.One(SpfRecord record, List<String> _))) {
            return List.of();
        }
        var shares = new ArrayList<Share>();
        SpfSenders passed = NOBODY;
        int counted = 0;
        SpfSenders refused = NOBODY;
        var hosts = new LinkedHashMap<String, String>();
        for (Directive directive : record.reachable()) {
            List<Share> matched = matched(node, directive);
            if (directive.qualifier() == Qualifier.PASS) {
                for (Share share : matched) {
                    shares.add(share.behind(directive, refused, hosts));
                }
            } else if (!(directive.mechanism() instanceof Mechanism.All)) {
                passed = passed.and(all(shares.subList(counted, shares.size())));
                counted = shares.size();
                SpfSenders more = all(matched).without(passed);
                refused = refused.and(more);
                more.hosts.forEach(host -> hosts.putIfAbsent(host, directive.text()));
            }
        }
        if (record.all().isEmpty() && record.redirect().isPresent()) {
            Modifier.Redirect redirect = record.redirect().get();
            for (Share share : behind(node, redirect, redirect.target(), "redirect of ")) {
                shares.add(share.behind(redirect, refused, hosts));
            }
        }
        return shares;
    }

    /// Everybody among some shares.
    static SpfSenders all(List<Share> shares) {
        if (shares.isEmpty()) {
            return NOBODY;
        }
        var networks = new ArrayList<IpNetwork>();
        var hosts = new LinkedHashSet<String>();
        for (Share share : shares) {
            networks.addAll(share.senders.networks);
            hosts.addAll(share.senders.hosts);
        }
        return new SpfSenders(IpNetwork.merged(networks), hosts);
    }

    /// Those of these that are not among others. Where the others are everybody, that is every host as well.
    SpfSenders without(SpfSenders others) {
        if (others.isEmpty()) {
            return this;
        }
        var hosts = new LinkedHashSet<>(this.hosts);
        hosts.removeAll(others.networks.containsAll(EVERYBODY.networks) ? this.hosts : others.hosts);
        return new SpfSenders(IpNetwork.without(networks, others.networks), hosts);
    }

    private SpfSenders and(SpfSenders others) {
        var networks = new ArrayList<>(this.networks);
        networks.addAll(others.networks);
        var hosts = new LinkedHashSet<>(this.hosts);
        hosts.addAll(others.hosts);
        return new SpfSenders(IpNetwork.merged(networks), hosts);
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

    /// Whom a directive speaks of, whatever it says of them.
    private static List<Share> matched(SpfNode node, Directive directive) {
        return switch (directive.mechanism()) {
            case Mechanism.Ip4 ip4 -> network(directive, ip4.network(), ip4.prefix());
            case Mechanism.Ip6 ip6 -> network(directive, ip6.network(), ip6.prefix());
            case Mechanism.A a -> hosts(directive, "a of " + name(a.target(), node) + "/" + a.prefix4() + "//" + a.prefix6());
            case Mechanism.Mx mx -> hosts(directive, "mx of " + name(mx.target(), node) + "/" + mx.prefix4() + "//" + mx.prefix6());
            case Mechanism.Ptr ptr -> hosts(directive, "ptr of " + name(ptr.target(), node));
            case Mechanism.Exists exists -> hosts(directive, "exists of " + exists.target().text());
            case Mechanism.Include include -> behind(node, directive, include.target(), "include of ");
            case Mechanism.All _ -> List.of(new Share(directive, EVERYBODY, Map.of()));
        };
    }

    private static List<Share> network(Term term, IpAddress address, int prefix) {
        return List.of(new Share(term, new SpfSenders(List.of(new IpNetwork(address, prefix)), Set.of()), Map.of()));
    }

    private static List<Share> hosts(Term term, String hosts) {
        return List.of(new Share(term, new SpfSenders(List.of(), Set.of(hosts)), Map.of()));
    }

    private static List<Share> behind(SpfNode node, Term term, DomainSpec target, String what) {
        return target.dependsOnSender() ? hosts(term, what + target.text()) : child(node, term).map(SpfSenders::shares).orElse(List.of());
    }

    /// The record that an `include` or a redirect leads to.
    static Optional<SpfNode> child(SpfNode node, Term term) {
        return node.branches().stream().filter(branch -> branch.term().equals(term)).findFirst().flatMap(SpfBranch::child);
    }

    private static String name(Optional<DomainSpec> target, SpfNode node) {
        return target.map(DomainSpec::text).map(text -> text.toLowerCase(Locale.ROOT)).orElse(node.name().ascii());
    }
}
