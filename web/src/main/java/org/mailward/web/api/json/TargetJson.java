package org.mailward.web.api.json;

import java.time.LocalDate;
import java.util.Optional;
import org.mailward.assessment.Stage;
import org.mailward.estate.StageTarget;
import org.mailward.tenancy.InvalidInput;
import org.mailward.web.api.openapi.Described;

@Described("The stage that a domain is to reach. Without a stage there is no target.")
public record TargetJson(
        @Described("MONITORING, QUARANTINING or REJECTING.") Optional<Stage> stage,
        @Described("The last day on which that is in time; absent while no day was agreed.") Optional<LocalDate> by) {

    public static TargetJson of(StageTarget target) {
        return new TargetJson(Optional.of(target.stage()), target.by());
    }

    public Optional<StageTarget> target() {
        if (stage.isEmpty() && by.isPresent()) {
            throw new InvalidInput("stage", "Say which stage is to be reached by that day.");
        }
        return stage.map(wanted -> new StageTarget(wanted, by));
    }
}
