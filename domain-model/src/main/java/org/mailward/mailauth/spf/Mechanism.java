package org.mailward.mailauth.spf;

import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.dns.IpAddress;

/// Whom a directive speaks of (RFC 7208 §5).
public sealed interface Mechanism {

    /// ```
    /// all = "all"
    /// ```
    record All() implements Mechanism {
    }

    /// ```
    /// include = "include" ":" domain-spec
    /// ```
    record Include(DomainSpec target) implements Mechanism {
    }

    /// ```
    /// a = "a" [ ":" domain-spec ] [ dual-cidr-length ]
    /// ```
    /// @param target empty for the record's own domain
    record A(Optional<DomainSpec> target, int prefix4, int prefix6) implements Mechanism {
        public A {
            check(IpAddress.Family.FOUR, prefix4);
            check(IpAddress.Family.SIX, prefix6);
        }
    }

    /// ```
    /// mx = "mx" [ ":" domain-spec ] [ dual-cidr-length ]
    /// ```
    /// @param target empty for the record's own domain
    record Mx(Optional<DomainSpec> target, int prefix4, int prefix6) implements Mechanism {
        public Mx {
            check(IpAddress.Family.FOUR, prefix4);
            check(IpAddress.Family.SIX, prefix6);
        }
    }

    /// ```
    /// ptr = "ptr" [ ":" domain-spec ]
    /// ```
    record Ptr(Optional<DomainSpec> target) implements Mechanism {
    }

    /// ```
    /// ip4 = "ip4" ":" ip4-network [ ip4-cidr-length ]
    /// ```
    /// @param network as published; bits beyond the prefix do not count
    /// @param prefix 0 to 32
    record Ip4(IpAddress network, int prefix) implements Mechanism {
        public Ip4 {
            check(network, IpAddress.Family.FOUR);
            check(network.family(), prefix);
        }
    }

    /// ```
    /// ip6 = "ip6" ":" ip6-network [ ip6-cidr-length ]
    /// ```
    /// @param network as published; bits beyond the prefix do not count
    /// @param prefix 0 to 128
    record Ip6(IpAddress network, int prefix) implements Mechanism {
        public Ip6 {
            check(network, IpAddress.Family.SIX);
            check(network.family(), prefix);
        }
    }

    /// ```
    /// exists = "exists" ":" domain-spec
    /// ```
    record Exists(DomainSpec target) implements Mechanism {
    }

    /// True for the mechanisms that count against the limit of ten (RFC 7208 §4.6.4).
    default boolean asksDns() {
        return switch (this) {
            case Include _, A _, Mx _, Ptr _, Exists _ -> true;
            case All _, Ip4 _, Ip6 _ -> false;
        };
    }

    /// True for the words that begin a mechanism, in any case.
    static boolean isName(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists" -> true;
            default -> false;
        };
    }

    /// The mechanism as it is published, without its qualifier, in its shortest spelling.
    default String render() {
        return switch (this) {
            case All _ -> "all";
            case Include(DomainSpec target) -> "include:" + target.text();
            case A(Optional<DomainSpec> target, int prefix4, int prefix6) -> "a" + render(target) + render(prefix4, prefix6);
            case Mx(Optional<DomainSpec> target, int prefix4, int prefix6) -> "mx" + render(target) + render(prefix4, prefix6);
            case Ptr(Optional<DomainSpec> target) -> "ptr" + render(target);
            case Ip4(IpAddress network, int prefix) -> "ip4:" + network + (prefix == 32 ? "" : "/" + prefix);
            case Ip6(IpAddress network, int prefix) -> "ip6:" + network + (prefix == 128 ? "" : "/" + prefix);
            case Exists(DomainSpec target) -> "exists:" + target.text();
        };
    }

    private static void check(IpAddress network, IpAddress.Family family) {
        if (network.family() != family) {
            throw new IllegalArgumentException(network + " is an address of the other family");
        }
    }

    private static void check(IpAddress.Family family, int prefix) {
        if (prefix < 0 || prefix > family.bits()) {
            throw new IllegalArgumentException("A prefix has 0 to " + family.bits() + " bits, not " + prefix);
        }
    }

    private static String render(Optional<DomainSpec> target) {
        return target.map(spec -> ":" + spec.text()).orElse("");
    }

    private static String render(int prefix4, int prefix6) {
        return (prefix4 == 32 ? "" : "/" + prefix4) + (prefix6 == 128 ? "" : "//" + prefix6);
    }
}
