package org.mailward.traffic;

import java.math.BigInteger;
import java.util.OptionalInt;
import org.mailward.sources.SourceClass;

/// Messages of some days by what their receivers found and did. All but `rows` count messages.
///
/// @param rows rows of reports
/// @param messages all messages; those that are in no other figure had nothing aligned
/// @param dkimOnly DKIM alone was aligned
/// @param spfOnly SPF alone was aligned
/// @param both both were aligned
/// @param failedDelivered nothing aligned, and no policy applied
/// @param failedQuarantined nothing aligned, put into the spam folder
/// @param failedRejected nothing aligned, refused
/// @param passedBlocked aligned, and yet quarantined or refused
/// @param byClass messages by class of their source
public record Figures(long rows, long messages, long dkimOnly, long spfOnly, long both, long failedDelivered, long failedQuarantined, long failedRejected,
                      long passedBlocked, ByClass byClass) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, ByClass.NONE);

    /// The whole in hundredths of a percent.
    public static final int WHOLE = 10_000;

    /// Messages whose SPF or DKIM passed for the domain itself (RFC 9989 §4.4).
    public long passed() {
        return dkimOnly + spfOnly + both;
    }

    public long failed() {
        return messages - passed();
    }

    /// Aligned messages that were delivered as usual.
    public long passedDelivered() {
        return passed() - passedBlocked;
    }

    /// What a policy of `quarantine` or `reject` would have kept from the recipients, and the policy of those days did not. What is in spam folders
    /// already is not in it, though `reject` would refuse that too.
    public long newlyStopped() {
        return failedDelivered;
    }

    /// The share of aligned messages in hundredths of a percent, rounded down, so that 100 % means all; empty where there are no messages.
    public OptionalInt compliance() {
        return messages == 0 ? OptionalInt.empty() : OptionalInt.of(share(passed(), messages));
    }

    /// A part of a whole in hundredths of a percent, rounded down.
    public static int share(long part, long whole) {
        if (part >= whole) {
            return WHOLE;
        }
        // Counts may be as large as reports claim, and their product too large. Fractions are no way out: of 57 in 100 they make 56.99 %.
        return part <= Long.MAX_VALUE / WHOLE ? (int) (part * WHOLE / whole) : BigInteger.valueOf(part).multiply(BigInteger.valueOf(WHOLE)).divide(BigInteger.valueOf(whole)).intValueExact();
    }

    public Figures plus(Figures other) {
        return new Figures(rows + other.rows, messages + other.messages, dkimOnly + other.dkimOnly, spfOnly + other.spfOnly, both + other.both,
                failedDelivered + other.failedDelivered, failedQuarantined + other.failedQuarantined, failedRejected + other.failedRejected,
                passedBlocked + other.passedBlocked, byClass.plus(other.byClass));
    }

    /// Messages by class of their source.
    public record ByClass(long aligned, long unaligned, long forwarder, long unknown, long abuse) {
        public static final ByClass NONE = new ByClass(0, 0, 0, 0, 0);

        public long of(SourceClass one) {
            return switch (one) {
                case ALIGNED -> aligned;
                case KNOWN_UNALIGNED -> unaligned;
                case FORWARDER -> forwarder;
                case UNKNOWN -> unknown;
                case LIKELY_ABUSE -> abuse;
            };
        }

        ByClass plus(ByClass other) {
            return new ByClass(aligned + other.aligned, unaligned + other.unaligned, forwarder + other.forwarder, unknown + other.unknown, abuse + other.abuse);
        }
    }
}
