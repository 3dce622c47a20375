package org.mailward.web.portfolio;

import java.util.Arrays;
import org.mailward.assessment.Stage;
import org.mailward.assessment.boundary.Totals;
import org.mailward.web.component.Text;

/// A set of domains in one sentence, for the provider's people.
public final class Standing {

    private Standing() {
    }

    public static String of(Totals totals, Text text) {
        if (totals.domains() == 0) {
            return text.of("standing.empty");
        }
        if (totals.unscanned() == totals.domains()) {
            return text.of("standing.waiting", totals.domains());
        }
        int open = totals.count(Stage.UNPROTECTED) + totals.count(Stage.MONITORING);
        int unsure = totals.count(Stage.UNKNOWN) + totals.unscanned();
        if (totals.domains() == 1 && open + unsure > 0) {
            return text.word("domain.staff", Arrays.stream(Stage.values()).filter(stage -> totals.count(stage) == 1).findFirst());
        }
        return open + unsure == 0 ? text.of("standing.safe", totals.domains())
                : text.of("standing.mixed", totals.count(Stage.REJECTING), totals.domains(), open, unsure);
    }
}
