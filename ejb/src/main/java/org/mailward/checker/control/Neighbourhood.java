package org.mailward.checker.control;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Whom an address belongs to, as far as limits tell: one IPv4 address, or the /64 of an IPv6 address, which one household has.
public final class Neighbourhood {

    private static final int NETWORK = 8;

    private Neighbourhood() {
    }

    /// @param address as a literal; what is none is a neighbourhood of its own
    public static String of(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet4Address ? parsed.getHostAddress() : HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK));
        } catch (IllegalArgumentException notALiteral) {
            return "other";
        }
    }
}
