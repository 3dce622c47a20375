package org.mailward.mailauth.dmarc;

import java.util.Optional;

/// What a receiver on one standard does with mail that fails.
///
/// @param tag the tag that decides: `p`, `sp` or `np`
/// @param asked the policy that the record asks for
/// @param applied the policy that `percent` of the failing mail gets: after `t` under the current standard
/// @param percent 100, or less where the old standard's `pct` says so
/// @param rest the policy that the other failing mail gets
public record AppliedPolicy(Standard standard, String tag, Policy asked, Policy applied, int percent, Policy rest) {

    /// @param inherited the record stands at a name above
    /// @param exists the name exists in DNS; the old standard does not care
    /// @return empty when a receiver on this standard does not act on the record
    public static Optional<AppliedPolicy> of(DmarcRecord record, boolean inherited, boolean exists, Standard standard) {
        if (!record.counts(standard)) {
            return Optional.empty();
        }
        Policy asked = record.policy(standard, inherited, exists);
        return Optional.of(switch (standard) {
            case RFC_9989 -> {
                Policy applied = record.testing() ? asked.lowered() : asked;
                yield new AppliedPolicy(standard, tag(record, inherited, exists), asked, applied, 100, applied);
            }
            case RFC_7489 -> {
                boolean sampled = record.percent() < 100 && asked != Policy.NONE;
                yield new AppliedPolicy(standard, tag(record, inherited, true), asked, asked, sampled ? record.percent() : 100, sampled ? asked.lowered() : asked);
            }
        });
    }

    private static String tag(DmarcRecord record, boolean inherited, boolean exists) {
        if (inherited && !exists && record.np().isPresent()) {
            return "np";
        }
        return inherited && record.sp().isPresent() ? "sp" : "p";
    }

    /// The mildest policy that failing mail may get.
    public Policy least() {
        return percent < 100 ? rest : applied;
    }

    /// What the receiver does with failing mail, as the end of a sentence that begins with the receiver.
    public String words() {
        if (percent == 100) {
            return words(applied);
        }
        return percent == 0 ? words(rest) : words(applied) + " for " + percent + " of 100 messages and " + words(rest) + " for the others";
    }

    private static String words(Policy policy) {
        return switch (policy) {
            case NONE -> "delivers it as before";
            case QUARANTINE -> "puts it into the spam folder";
            case REJECT -> "refuses it";
        };
    }
}
