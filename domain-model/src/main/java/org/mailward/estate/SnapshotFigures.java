package org.mailward.estate;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Stage;

/// The figures of a snapshot that lists show.
///
/// @param stage the name of the policy stage
/// @param score 0 to 100; empty when too much is unknown to give one
/// @param worst the name of the worst open severity; empty when nothing is open
/// @param openFindings findings to mend: every open one but those that are only worth knowing
public record SnapshotFigures(UUID snapshot, Instant takenAt, String stage, Optional<Integer> score, String grade, Optional<String> worst,
                              int openFindings, int unknownChecks) {

    static final String UNKNOWN_STAGE = Stage.UNKNOWN.name();
    static final String UNGRADED = Grade.UNGRADED.name();
}
