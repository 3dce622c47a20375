package org.mailward.mailauth.spf;

import java.util.Optional;

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
    }

    /// ```
    /// mx = "mx" [ ":" domain-spec ] [ dual-cidr-length ]
    /// ```
    /// @param target empty for the record's own domain
    record Mx(Optional<DomainSpec> target, int prefix4, int prefix6) implements Mechanism {
    }

    /// ```
    /// ptr = "ptr" [ ":" domain-spec ]
    /// ```
    record Ptr(Optional<DomainSpec> target) implements Mechanism {
    }

    /// ```
    /// ip4 = "ip4" ":" ip4-network [ ip4-cidr-length ]
    /// ```
    /// @param prefix 0 to 32
    record Ip4(String network, int prefix) implements Mechanism {
    }

    /// ```
    /// ip6 = "ip6" ":" ip6-network [ ip6-cidr-length ]
    /// ```
    /// @param prefix 0 to 128
    record Ip6(String network, int prefix) implements Mechanism {
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
}
