package org.mailward.web.api.json;

import java.time.Instant;
import java.util.Optional;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.assessment.boundary.Totals;
import org.mailward.web.api.openapi.Described;

@Described("The figures of a set of domains; the same that the portal and the reports show.")
public record TotalsJson(
        @Described("All domains.") int domains,
        @Described("Domains by last known stage.") StagesJson stages,
        @Described("Domains that no scan has finished for; they are in no stage.") int unscanned,
        @Described("Rounded mean over the domains that have a score.") Optional<Integer> averageScore,
        @Described("Findings to mend; those only worth knowing are not counted.") int openFindings,
        @Described("The worst open finding's severity.") Optional<Severity> worst,
        @Described("When the newest scan was made.") Optional<Instant> lastScan) {

    @Described("Domains by stage.")
    public record StagesJson(
            @Described("No policy that receivers act on.") int unprotected,
            @Described("Receivers report, and deliver forged mail as before.") int monitoring,
            @Described("Receivers put forged mail into the spam folder.") int quarantining,
            @Described("Receivers refuse forged mail.") int rejecting,
            @Described("DNS did not say.") int unknown) {
    }

    public static TotalsJson of(Totals totals) {
        return new TotalsJson(totals.domains(), new StagesJson(totals.count(Stage.UNPROTECTED), totals.count(Stage.MONITORING),
                totals.count(Stage.QUARANTINING), totals.count(Stage.REJECTING), totals.count(Stage.UNKNOWN)), totals.unscanned(),
                totals.averageScore(), totals.openFindings(), totals.worst(), totals.lastScan());
    }
}
