package org.mailward.estate;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a domain's row says of its newest snapshot, and what older ones left behind.
///
/// @param stage the last known policy stage; empty before the first snapshot
/// @param stageBefore the last known stage before the present one
/// @param knownAt when stage and grade were last seen to hold
public record DomainFigures(Optional<String> stage, Optional<Instant> stageSince, Optional<String> stageBefore, Optional<Integer> score, Optional<String> grade, Optional<String> worst,
                            int openFindings, int unknownChecks, Optional<Instant> scannedAt, Optional<Instant> knownAt, Optional<UUID> snapshot) {

    /// Of a domain that was never scanned.
    public static final DomainFigures NONE = new DomainFigures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            0, 0, Optional.empty(), Optional.empty(), Optional.empty());

    /// With the figures of a newer snapshot. An older one arriving late changes nothing.
    ///
    /// What DNS could not say this time does not replace what is known: the last known stage and grade stay, and `knownAt` tells of
    /// when they are.
    public DomainFigures with(SnapshotFigures newest) {
        if (scannedAt.isPresent() && newest.takenAt().isBefore(scannedAt.get())) {
            return this;
        }
        var at = Optional.of(newest.takenAt());
        boolean stageKnown = !newest.stage().equals(SnapshotFigures.UNKNOWN_STAGE);
        boolean moved = (stageKnown || stage.isEmpty()) && !stage.equals(Optional.of(newest.stage()));
        boolean graded = !newest.grade().equals(SnapshotFigures.UNGRADED);
        boolean regraded = graded || grade.isEmpty();
        return new DomainFigures(
                moved ? Optional.of(newest.stage()) : stage,
                moved ? at : stageSince,
                moved && !stage.equals(Optional.of(SnapshotFigures.UNKNOWN_STAGE)) ? stage : stageBefore,
                regraded ? newest.score() : score,
                regraded ? Optional.of(newest.grade()) : grade,
                newest.worst(), newest.openFindings(), newest.unknownChecks(), at,
                stageKnown && graded || knownAt.isEmpty() ? at : knownAt,
                Optional.of(newest.snapshot()));
    }
}
