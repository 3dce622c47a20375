package org.mailward.mailauth.dns;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which addresses are not of the public internet, and what they are for instead.
///
/// Anybody can point a name of theirs at an inner network, so a mail server there receives no mail, and whoever follows a
/// stranger's name must not follow it there. Addresses that carry an IPv4 address inside are judged by that address too.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6890#section-2.2">RFC 6890 §2.2</a>
public final class SpecialUse {

    /// The use of addresses that stand in examples (RFC 5737, RFC 3849, RFC 9637).
    public static final String DOCUMENTATION = "documentation";

    private static final int IPV4_OCTETS = 4;
    private static final int IPV6_OCTETS = 16;

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

    /// Where an IPv4 address is carried inside, and at which octet it begins.
    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(network("::ffff:0:0/96", "IPv4-mapped"), 12),
            new Carrier(network("64:ff9b::/96", "NAT64"), 12),
            new Carrier(network("2002::/16", "6to4"), 2));

    /// Everything else of IPv6 is not handed out.
    private static final Network GLOBAL_UNICAST = network("2000::/3", "the public internet");

    private SpecialUse() {
    }

    /// @param literal an address as text, as [RecordData.Address] holds it
    /// @throws IllegalArgumentException when the text is no address
    public static Optional<String> of(String literal) {
        return of(InetAddress.ofLiteral(literal));
    }

    /// @return what the address is for, when it is not for the public internet; empty when it is of the public internet
    public static Optional<String> of(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == IPV4_OCTETS ? refused(octets) : objectionToIpv6(octets);
    }

    private static Optional<String> objectionToIpv6(byte[] octets) {
        for (Carrier carrier : CARRIERS) {
            if (carrier.network.contains(octets)) {
                return refused(Arrays.copyOfRange(octets, carrier.start, carrier.start + IPV4_OCTETS));
            }
        }
        return refused(octets).or(() -> GLOBAL_UNICAST.contains(octets) ? Optional.empty() : Optional.of("no known use"));
    }

    private static Optional<String> refused(byte[] octets) {
        long high = octets.length == IPV4_OCTETS ? 0 : number(octets, 0, Long.BYTES);
        long low = octets.length == IPV4_OCTETS ? number(octets, 0, IPV4_OCTETS) : number(octets, Long.BYTES, Long.BYTES);
        for (Network network : REFUSED) {
            if (network.octets == octets.length && network.contains(high, low)) {
                return Optional.of(network.use);
            }
        }
        return Optional.empty();
    }

    private record Carrier(Network network, int start) {
    }

    private static long number(byte[] octets, int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = number << Byte.SIZE | octets[i] & 0xFF;
        }
        return number;
    }

    /// The first address as two numbers, and the bits of both that an address within must share with it.
    ///
    /// @param high 0 for IPv4
    /// @param octets 4 or 16
    private record Network(long high, long low, long highMask, long lowMask, int octets, String use) {

        boolean contains(byte[] address) {
            return address.length == octets && contains(octets == IPV4_OCTETS ? 0 : number(address, 0, Long.BYTES),
                    octets == IPV4_OCTETS ? number(address, 0, IPV4_OCTETS) : number(address, Long.BYTES, Long.BYTES));
        }

        boolean contains(long highBits, long lowBits) {
            return ((highBits ^ high) & highMask) == 0 && ((lowBits ^ low) & lowMask) == 0;
        }
    }

    private static Network network(String prefix, String use) {
        int slash = prefix.indexOf('/');
        int bits = Integer.parseInt(prefix.substring(slash + 1));
        if (prefix.startsWith("::ffff:")) {
            // The JDK reads this prefix as an IPv4 address.
            return new Network(0, 0xFFFFL << Integer.SIZE, -1, highest(bits - Long.SIZE), IPV6_OCTETS, use);
        }
        byte[] octets = InetAddress.ofLiteral(prefix.substring(0, slash)).getAddress();
        return octets.length == IPV4_OCTETS
                ? new Network(0, number(octets, 0, IPV4_OCTETS), 0, highest(bits + Integer.SIZE), IPV4_OCTETS, use)
                : new Network(number(octets, 0, Long.BYTES), number(octets, Long.BYTES, Long.BYTES), highest(Math.min(bits, Long.SIZE)), highest(Math.max(bits - Long.SIZE, 0)), IPV6_OCTETS, use);
    }

    /// A mask of so many of the highest bits of 64.
    private static long highest(int bits) {
        return bits == 0 ? 0 : -1L << Long.SIZE - bits;
    }
}
