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
