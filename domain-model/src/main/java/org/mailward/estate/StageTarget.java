package org.mailward.estate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Stage;
import org.mailward.tenancy.InvalidInput;

/// The policy stage that a domain is to reach.
///
/// @param stage monitoring (`p=none`), quarantining or rejecting
/// @param by the last day on which that is in time; empty while no day was agreed
public record StageTarget(Stage stage, Optional<LocalDate> by) {

    /// The stages in the order in which domains go through them.
    private static final List<Stage> WAY = List.of(Stage.UNPROTECTED, Stage.MONITORING, Stage.QUARANTINING, Stage.REJECTING);

    /// What can be aimed at.
    public static final List<Stage> STAGES = WAY.subList(1, WAY.size());

    public StageTarget {
        if (!STAGES.contains(stage)) {
            throw new InvalidInput("target", "A domain can be meant to reach monitoring, quarantining or rejecting.");
        }
    }

    /// @param now the last known stage; an unknown one has reached nothing
    public boolean reached(Optional<Stage> now) {
        return now.map(known -> WAY.indexOf(known) >= WAY.indexOf(stage)).orElse(false);
    }

    /// Is the day over, and the stage not reached?
    public boolean overdue(Optional<Stage> now, LocalDate today) {
        return by.map(today::isAfter).orElse(false) && !reached(now);
    }
}
