package org.mailward.mailauth.dns;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.mailward.mailauth.dns.IpAddress.Family;

/// Which addresses are not of the public internet, and what they are for instead.
///
/// Anybody can point a name of theirs at an inner network, so a mail server there receives no mail, and whoever follows a
/// stranger's name must not follow it there. Addresses that carry an IPv4 address inside are judged by that address too.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6890#section-2.2">RFC 6890 §2.2</a>
public final class SpecialUse {

    /// The use of addresses that stand in examples (RFC 5737, RFC 3849, RFC 9637).
    public static final String DOCUMENTATION = "documentation";

    private static final List<Network> REFUSED = List.of(
            network("0.0.0.0/8", "this network"),
            network("10.0.0.0/8", "a private network"),
            network("100.64.0.0/10", "a provider's shared network"),
            network("127.0.0.0/8", "the machine itself"),
            network("169.254.0.0/16", "the local link"),
            network("172.16.0.0/12", "a private network"),
            network("192.0.0.0/24", "protocol assignments"),
            network("192.0.2.0/24", DOCUMENTATION),
            network("192.88.99.0/24", "6to4 relays"),
            network("192.168.0.0/16", "a private network"),
            network("198.18.0.0/15", "benchmarks"),
            network("198.51.100.0/24", DOCUMENTATION),
            network("203.0.113.0/24", DOCUMENTATION),
            network("224.0.0.0/4", "multicast"),
            network("240.0.0.0/4", "reserved or broadcast"),
            network("::/128", "no address at all"),
            network("::1/128", "the machine itself"),
            network("64:ff9b:1::/48", "a private network"),
            network("100::/64", "discarded packets"),
            network("2001::/23", "protocol assignments"),
            network("2001:db8::/32", DOCUMENTATION),
            network("3fff::/20", DOCUMENTATION),
            network("fc00::/7", "a private network"),
            network("fe80::/10", "the local link"),
            network("fec0::/10", "a private network"),
            network("ff00::/8", "multicast"));

    /// Where an IPv4 address is carried inside.
    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(network("::ffff:0:0/96", "IPv4-mapped"), IpAddress::low),
            new Carrier(network("64:ff9b::/96", "NAT64"), IpAddress::low),
            new Carrier(network("2002::/16", "6to4"), address -> address.high() >>> 16));

    /// Everything else of IPv6 is not handed out.
    private static final Network GLOBAL_UNICAST = network("2000::/3", "the public internet");

    private static final long FOUR_OCTETS = 0xFFFF_FFFFL;

    private SpecialUse() {
    }

    /// @param literal an address as text, as [RecordData.Address] holds it
    /// @throws IllegalArgumentException when the text is no address
    public static Optional<String> of(String literal) {
        Optional<IpAddress> plain = IpAddress.of(literal);
        return plain.isPresent() ? of(plain.get().unmapped()) : of(InetAddress.ofLiteral(literal));
    }

    private static Optional<String> of(IpAddress address) {
        return address.family() == Family.FOUR ? refused(address) : objectionToIpv6(address);
    }

    /// @return what the address is for, when it is not for the public internet; empty when it is of the public internet
    public static Optional<String> of(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        return octets.remaining() == Integer.BYTES ? refused(four(octets.getInt())) : objectionToIpv6(new IpAddress(Family.SIX, octets.getLong(), octets.getLong()));
    }

    private static IpAddress four(long octets) {
        return new IpAddress(Family.FOUR, 0, octets & FOUR_OCTETS);
    }

    private static Optional<String> objectionToIpv6(IpAddress address) {
        for (Carrier carrier : CARRIERS) {
            if (carrier.network.of.contains(address)) {
                return refused(four(carrier.inner.applyAsLong(address)));
            }
        }
        return refused(address).or(() -> GLOBAL_UNICAST.of.contains(address) ? Optional.empty() : Optional.of("no known use"));
    }

    private static Optional<String> refused(IpAddress address) {
        for (Network network : REFUSED) {
            if (network.of.contains(address)) {
                return Optional.of(network.use);
            }
        }
        return Optional.empty();
    }

    /// @param inner the carried address in its lowest 32 bits
    private record Carrier(Network network, ToLongFunction<IpAddress> inner) {
    }

    private record Network(IpNetwork of, String use) {
    }

    private static Network network(String prefix, String use) {
        int slash = prefix.indexOf('/');
        return new Network(new IpNetwork(IpAddress.of(prefix.substring(0, slash)).orElseThrow(), Integer.parseInt(prefix.substring(slash + 1))), use);
    }
}
