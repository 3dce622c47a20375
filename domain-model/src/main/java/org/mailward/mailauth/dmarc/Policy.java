package org.mailward.mailauth.dmarc;

import java.util.Optional;

/// What a domain's owner asks receivers to do with mail that fails, from the mildest to the strictest (RFC 9989 §4.7).
public enum Policy {
    NONE("none"), QUARANTINE("quarantine"), REJECT("reject");

    private final String text;

    Policy(String text) {
        this.text = text;
    }

    /// Reads a value in any case, as the grammar's literals allow.
    public static Optional<Policy> read(String value) {
        if (value.equalsIgnoreCase(NONE.text)) {
            return Optional.of(NONE);
        }
        if (value.equalsIgnoreCase(QUARANTINE.text)) {
            return Optional.of(QUARANTINE);
        }
        return value.equalsIgnoreCase(REJECT.text) ? Optional.of(REJECT) : Optional.empty();
    }

    public String text() {
        return text;
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
