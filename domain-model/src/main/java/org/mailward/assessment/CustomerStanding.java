package org.mailward.assessment;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Sums over a set of domains, as they are kept for each customer.
///
/// @param stages domains by last known stage; every stage is present
/// @param unscanned domains that no scan has finished for
/// @param scored domains that have a score
/// @param scores the sum of those scores
/// @param openFindings findings to mend
/// @param worst the worst open finding's severity
/// @param lastScan the newest snapshot
public record CustomerStanding(int domains, Map<Stage, Integer> stages, int unscanned, int scored, long scores, int openFindings, Optional<Severity> worst,
                               Optional<Instant> lastScan) {

    /// Of no domains.
    public static final CustomerStanding EMPTY = new CustomerStanding(0, Map.of(), 0, 0, 0, 0, Optional.empty(), Optional.empty());

    public CustomerStanding {
        var all = new EnumMap<Stage, Integer>(Stage.class);
        for (var stage : Stage.values()) {
            all.put(stage, stages.getOrDefault(stage, 0));
        }
        stages = Map.copyOf(all);
    }

    /// The rounded mean; empty when nothing has a score.
    public Optional<Integer> averageScore() {
        return scored == 0 ? Optional.empty() : Optional.of(Math.toIntExact(Math.round((double) scores / scored)));
    }
}
