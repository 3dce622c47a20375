package org.mailward.sources;

import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.report.OverrideReason;
import org.mailward.mailauth.report.OverrideType;

/// What a receiver noted about mail that came by way of somebody else.
public enum Mark {
    FORWARDED, MAILING_LIST, TRUSTED_FORWARDER,
    /// The chain of those who handed the message on was valid (RFC 8617).
    ARC;

    /// @return empty when the reason says nothing about the mail's way
    public static Optional<Mark> of(OverrideReason reason) {
        if (reason.comment().length() >= 8 && reason.comment().toLowerCase(Locale.ROOT).contains("arc=pass")) {
            return Optional.of(ARC);
        }
        Optional<OverrideType> type = reason.type().value();
        if (type.isEmpty()) {
            return Optional.empty();
        }
        return switch (type.get()) {
            case FORWARDED -> Optional.of(FORWARDED);
            case MAILING_LIST -> Optional.of(MAILING_LIST);
            case TRUSTED_FORWARDER -> Optional.of(TRUSTED_FORWARDER);
            case SAMPLED_OUT, LOCAL_POLICY, POLICY_TEST_MODE, OTHER -> Optional.empty();
        };
    }
}
