package org.mailward.mailauth.dmarc;

import java.util.Optional;

/// When a domain's owner wants failure reports: the values of `fo` (RFC 9989 §4.7).
public enum FailureOption {
    /// No mechanism passed and was aligned. The default.
    ALL_FAIL("0"),
    /// At least one mechanism did not pass or was not aligned.
    ANY_FAILS("1"),
    /// A DKIM signature failed, aligned or not.
    DKIM_FAILS("d"),
    /// SPF failed, aligned or not.
    SPF_FAILS("s");

    private final String text;

    FailureOption(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// Reads a value in any case, as the grammar's literals allow.
    static Optional<FailureOption> read(String value) {
        for (FailureOption option : values()) {
            if (option.text.equalsIgnoreCase(value)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
