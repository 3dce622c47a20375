package org.mailward.mailauth.dns;

import java.util.ArrayList;
import java.util.List;

/// A network of addresses.
///
/// @param first its first address
/// @param prefix how many bits its addresses share: 0 to 32 for IPv4, 0 to 128 for IPv6
public record IpNetwork(IpAddress first, int prefix) implements Comparable<IpNetwork> {

    public IpNetwork {
        first = first.masked(prefix);
    }

    public boolean contains(IpAddress address) {
        return address.isIn(first, prefix);
    }

    public boolean contains(IpNetwork other) {
        return other.prefix >= prefix && contains(other.first);
    }

    /// The same addresses in the fewest networks: none lies in another, and halves are joined. IPv4 first, in the order of addresses.
    public static List<IpNetwork> merged(List<IpNetwork> networks) {
        var merged = new ArrayList<IpNetwork>();
        var sorted = new ArrayList<>(networks);
        sorted.sort(null);
        for (IpNetwork network : sorted) {
            if (merged.isEmpty() || !merged.getLast().contains(network)) {
                merged.add(network);
                joinHalves(merged);
            }
        }
        return List.copyOf(merged);
    }

    private static void joinHalves(List<IpNetwork> merged) {
        while (merged.size() > 1) {
            IpNetwork last = merged.getLast();
            IpNetwork before = merged.get(merged.size() - 2);
            if (last.prefix == 0 || last.prefix != before.prefix || !last.first.isIn(before.first, last.prefix - 1)) {
                return;
            }
            merged.removeLast();
            merged.removeLast();
            merged.add(new IpNetwork(before.first, last.prefix - 1));
        }
    }

    /// The addresses of some networks that lie in none of others.
    /// @param networks as [#merged] gives them, and so are the others
    public static List<IpNetwork> without(List<IpNetwork> networks, List<IpNetwork> others) {
        var rest = new ArrayList<IpNetwork>();
        int at = 0;
        for (IpNetwork network : networks) {
            while (at < others.size() && others.get(at).compareTo(network) < 0 && !others.get(at).contains(network)) {
                at++;
            }
            int inside = at;
            while (at < others.size() && network.contains(others.get(at))) {
                at++;
            }
            if (at > inside) {
                cut(network, others.subList(inside, at), rest);
            } else if (at == others.size() || !others.get(at).contains(network)) {
                rest.add(network);
            }
        }
        return List.copyOf(rest);
    }

    /// @param inside lie in the network, in order, none in another
    private static void cut(IpNetwork network, List<IpNetwork> inside, List<IpNetwork> rest) {
        if (inside.isEmpty()) {
            rest.add(network);
        } else if (inside.getFirst().prefix > network.prefix) {
            IpNetwork low = new IpNetwork(network.first, network.prefix + 1);
            int lower = 0;
            while (lower < inside.size() && low.contains(inside.get(lower))) {
                lower++;
            }
            cut(low, inside.subList(0, lower), rest);
            cut(new IpNetwork(network.first.with(network.prefix), network.prefix + 1), inside.subList(lower, inside.size()), rest);
        }
    }

    /// By first address; of two with the same, the wider first.
    @Override
    public int compareTo(IpNetwork other) {
        int byAddress = first.compareTo(other.first);
        return byAddress != 0 ? byAddress : Integer.compare(prefix, other.prefix);
    }

    /// `192.0.2.0/24`, or a single address by itself.
    @Override
    public String toString() {
        return prefix == first.family().bits() ? first.text() : first.text() + "/" + prefix;
    }
}
