package org.mailward.estate;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The figures of a snapshot that lists show.
///
/// @param stage the name of the policy stage
/// @param score 0 to 100; empty when too much is unknown to give one
/// @param worst the name of the worst open severity; empty when nothing is open
public record SnapshotFigures(UUID snapshot, Instant takenAt, String stage, Optional<Integer> score, String grade, Optional<String> worst,
                              int openFindings, int unknownChecks) {
}
