package org.mailward.mailauth.dns;

import java.util.Optional;

/// An IPv4 or IPv6 address.
///
/// Kept as numbers, so that a network is compared in a few instructions and two spellings of one address are equal.
///
/// @param high the upper 64 bits of an IPv6 address; 0 for IPv4
/// @param low the lower 64 bits; for IPv4 its 32 bits as a number of 0 to 2³²−1
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.2">RFC 4291 §2.2</a>
public record IpAddress(Family family, long high, long low) implements Comparable<IpAddress> {

    /// The longest spelling: an IPv6 address that ends with an IPv4 one.
    private static final int LONGEST = 45;
    private static final int GROUPS = 8;
    private static final long MAPPED = 0xFFFF_0000_0000L;
    private static final long FOUR_OCTETS = 0xFFFF_FFFFL;

    /// The two kinds of address.
    public enum Family {
        FOUR(32, RecordType.A), SIX(128, RecordType.AAAA);

        private final int bits;
        private final RecordType type;

        Family(int bits, RecordType type) {
            this.bits = bits;
            this.type = type;
        }

        /// 32 or 128.
        public int bits() {
            return bits;
        }

        /// The record type that holds addresses of this family.
        public RecordType type() {
            return type;
        }
    }

    public IpAddress {
        if (family == Family.FOUR && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("An IPv4 address has 32 bits");
        }
    }

    /// Reads an address as DNS and mail headers write it: `192.0.2.1`, `2001:db8::1`, `::ffff:192.0.2.1`. No brackets, no zone,
    /// no prefix, no leading zeros in an IPv4 address.
    ///
    /// @return empty when the text is no address
    public static Optional<IpAddress> of(String literal) {
        if (literal.length() > LONGEST) {
            return Optional.empty();
        }
        if (literal.indexOf(':') >= 0) {
            return six(literal);
        }
        long quad = quad(literal, 0);
        return quad < 0 ? Optional.empty() : Optional.of(new IpAddress(Family.FOUR, 0, quad));
    }

    /// @return the four octets from here to the end, or -1
    private static long quad(String text, int from) {
        long value = 0;
        int octets = 0;
        int at = from;
        while (true) {
            int begin = at;
            int octet = 0;
            while (at < text.length() && at - begin < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                octet = octet * 10 + text.charAt(at) - '0';
                at++;
            }
            boolean leadingZero = at - begin > 1 && text.charAt(begin) == '0';
            if (at == begin || leadingZero || octet > 255) {
                return -1;
            }
            value = value << 8 | octet;
            octets++;
            if (at == text.length()) {
                return octets == 4 ? value : -1;
            }
            if (octets == 4 || text.charAt(at) != '.') {
                return -1;
            }
            at++;
        }
    }

    private static Optional<IpAddress> six(String text) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            int end = text.indexOf(':', at);
            if (end < 0 && text.indexOf('.', at) >= 0) {
                long quad = quad(text, at);
                if (quad < 0 || count > GROUPS - 2) {
                    return Optional.empty();
                }
                groups[count++] = (int) (quad >>> 16);
                groups[count++] = (int) (quad & 0xFFFF);
                break;
            }
            end = end < 0 ? text.length() : end;
            int group = count == GROUPS ? -1 : hex(text, at, end);
            if (group < 0) {
                return Optional.empty();
            }
            groups[count++] = group;
            at = end + 1;
            if (at == text.length()) {
                return Optional.empty();
            }
            if (at < text.length() && text.charAt(at) == ':') {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = count;
                at++;
            }
        }
        return gap < 0 ? whole(groups, count) : filled(groups, count, gap);
    }

    private static Optional<IpAddress> whole(int[] groups, int count) {
        return count == GROUPS ? Optional.of(of(groups)) : Optional.empty();
    }

    /// Two colons stand for one or more groups of zeros.
    private static Optional<IpAddress> filled(int[] groups, int count, int gap) {
        if (count >= GROUPS) {
            return Optional.empty();
        }
        int[] all = new int[GROUPS];
        System.arraycopy(groups, 0, all, 0, gap);
        System.arraycopy(groups, gap, all, GROUPS - (count - gap), count - gap);
        return Optional.of(of(all));
    }

    private static IpAddress of(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS / 2; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + GROUPS / 2];
        }
        return new IpAddress(Family.SIX, high, low);
    }

    private static int hex(String text, int from, int to) {
        if (to == from || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /// The IPv4 address inside an IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2); every other address itself.
    public IpAddress unmapped() {
        return family == Family.SIX && high == 0 && (low & ~FOUR_OCTETS) == MAPPED ? new IpAddress(Family.FOUR, 0, low & FOUR_OCTETS) : this;
    }

    /// True when the first bits are those of the network. An address of the other family never is.
    ///
    /// @param prefix how many bits count: 0 to 32 for IPv4, 0 to 128 for IPv6
    /// @throws IllegalArgumentException when the network has no such prefix
    public boolean isIn(IpAddress network, int prefix) {
        network.check(prefix);
        if (family != network.family) {
            return false;
        }
        if (family == Family.FOUR) {
            return (low ^ network.low) >>> 32 - prefix == 0;
        }
        if (prefix <= 64) {
            return prefix == 0 || (high ^ network.high) >>> 64 - prefix == 0;
        }
        return high == network.high && (low ^ network.low) >>> 128 - prefix == 0;
    }

    /// The address with one bit set.
    /// @param bit counted from the left, from 0
    IpAddress with(int bit) {
        int fromRight = family.bits() - 1 - bit;
        return fromRight < 64 ? new IpAddress(family, high, low | 1L << fromRight) : new IpAddress(family, high | 1L << fromRight - 64, low);
    }

    /// The first address of the network of this size.
    ///
    /// @param prefix how many bits are kept; the others become 0
    /// @throws IllegalArgumentException when an address of this family has no such prefix
    public IpAddress masked(int prefix) {
        check(prefix);
        if (family == Family.FOUR) {
            return new IpAddress(family, 0, low & FOUR_OCTETS << 32 - prefix & FOUR_OCTETS);
        }
        return prefix <= 64
                ? new IpAddress(family, prefix == 0 ? 0 : high & -1L << 64 - prefix, 0)
                : new IpAddress(family, high, low & -1L << 128 - prefix);
    }

    private void check(int prefix) {
        if (prefix < 0 || prefix > family.bits) {
            throw new IllegalArgumentException("A prefix of this address has 0 to " + family.bits + " bits, not " + prefix);
        }
    }

    /// The name that holds its PTR record, such as `1.2.0.192.in-addr.arpa` (RFC 1035 §3.5, RFC 3596 §2.5).
    public DomainName reverseName() {
        var name = new StringBuilder();
        if (family == Family.FOUR) {
            for (int shift = 0; shift < 32; shift += 8) {
                name.append(low >>> shift & 0xFF).append('.');
            }
            return new DomainName(name.append("in-addr.arpa").toString());
        }
        for (int i = 31; i >= 0; i--) {
            name.append(nibble(i)).append('.');
        }
        return new DomainName(name.append("ip6.arpa").toString());
    }

    /// The address with dots, as SPF's macro `i` has it: an IPv6 address as 32 nibbles in capitals (RFC 7208 §7.3).
    public String dotted() {
        if (family == Family.FOUR) {
            return text();
        }
        var dotted = new StringBuilder(63);
        for (int i = 0; i < 32; i++) {
            dotted.append(i == 0 ? "" : ".").append(Character.toUpperCase(nibble(i)));
        }
        return dotted.toString();
    }

    private char nibble(int index) {
        long half = index < 16 ? high : low;
        return Character.forDigit((int) (half >>> 60 - 4 * (index % 16) & 0xF), 16);
    }

    /// The one canonical spelling (RFC 5952 §4).
    public String text() {
        return family == Family.FOUR ? quad(low) : unmapped().family == Family.FOUR ? "::ffff:" + quad(low & FOUR_OCTETS) : groups();
    }

    private static String quad(long value) {
        return (value >>> 24) + "." + (value >>> 16 & 0xFF) + "." + (value >>> 8 & 0xFF) + "." + (value & 0xFF);
    }

    private int group(int index) {
        return (int) ((index < 4 ? high : low) >>> 48 - 16 * (index % 4) & 0xFFFF);
    }

    private String groups() {
        int gap = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = i;
            while (zeros < GROUPS && group(zeros) == 0) {
                zeros++;
            }
            if (zeros - i > longest) {
                gap = i;
                longest = zeros - i;
            }
        }
        var text = new StringBuilder();
        int i = 0;
        while (i < GROUPS) {
            if (i == gap) {
                text.append("::");
                i += longest;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(group(i)));
                i++;
            }
        }
        return text.toString();
    }

    /// IPv4 before IPv6, then by number.
    @Override
    public int compareTo(IpAddress other) {
        if (family != other.family) {
            return family.compareTo(other.family);
        }
        return high != other.high ? Long.compareUnsigned(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return text();
    }
}
