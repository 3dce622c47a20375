package org.mailward.mailauth.dmarc;

import java.util.Locale;
import java.util.Optional;

/// What a domain's owner asks receivers to do with mail that fails, from the mildest to the strictest (RFC 9989 §4.7).
public enum Policy {
    NONE, QUARANTINE, REJECT;

    /// Reads a value in any case, as the grammar's literals allow.
    public static Optional<Policy> read(String value) {
        for (Policy policy : values()) {
            if (policy.text().equalsIgnoreCase(value)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The policy one step down, as `t=y` asks for (RFC 9989 §4.7).
    public Policy lowered() {
        return switch (this) {
            case REJECT -> QUARANTINE;
            case QUARANTINE, NONE -> NONE;
        };
    }

    public boolean isWeakerThan(Policy other) {
        return compareTo(other) < 0;
    }
}
