package org.mailward.mailauth.spf;

import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;

/// A term that lets a network pass which is as wide as a part of the internet, or would with an address behind its name.
///
/// @param publisher the domain whose record holds the term
public record SpfWideTerm(DomainName publisher, Directive directive, Standing standing) {

    /// The shortest prefixes that are not too wide, in bits: no sender has a wider network of its own.
    public static final int WIDEST_IP4 = 12;
    public static final int WIDEST_IP6 = 24;

    /// Whether anybody passes by the term.
    public enum Standing {
        OPEN,
        /// Nobody, until the name behind it has an address of that kind.
        CLOSED,
        /// DNS could not say.
        UNKNOWN
    }

    static boolean isWide(IpAddress.Family family, int prefix) {
        return switch (family) {
            case FOUR -> prefix < WIDEST_IP4;
            case SIX -> prefix < WIDEST_IP6;
        };
    }

    /// Whether a mechanism's network for this kind of address is too wide.
    public static boolean isWide(Mechanism mechanism, IpAddress.Family family) {
        boolean four = family == IpAddress.Family.FOUR;
        return switch (mechanism) {
            case Mechanism.Ip4 ip -> four && isWide(family, ip.prefix());
            case Mechanism.Ip6 ip -> !four && isWide(family, ip.prefix());
            case Mechanism.A a -> isWide(family, four ? a.prefix4() : a.prefix6());
            case Mechanism.Mx mx -> isWide(family, four ? mx.prefix4() : mx.prefix6());
            case Mechanism.All _, Mechanism.Include _, Mechanism.Ptr _, Mechanism.Exists _ -> false;
        };
    }

    static boolean isWide(Mechanism mechanism) {
        return isWide(mechanism, IpAddress.Family.FOUR) || isWide(mechanism, IpAddress.Family.SIX);
    }
}
