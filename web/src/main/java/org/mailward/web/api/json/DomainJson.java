package org.mailward.web.api.json;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.assessment.boundary.DomainLine;
import org.mailward.estate.ProofState;
import org.mailward.web.api.openapi.Described;

@Described("A mail domain with the figures of its newest scan. Fields that are not known yet are left out.")
public record DomainJson(
        @Described("Stays the same for good.") UUID id,
        @Described("The customer that owns it.") UUID customerId,
        @Described("As DNS knows it: lower case, A-labels.") String name,
        @Described("As its owner reads it: U-labels.") String displayName,
        @Described("The last known stage on the way to refusing forged mail; absent before the first scan.") Optional<Stage> stage,
        @Described("When that stage was first seen.") Optional<Instant> stageSince,
        @Described("Protection from 0 to 100, as last known.") Optional<Integer> score,
        @Described("The score as a letter.") Optional<Grade> grade,
        @Described("The worst open finding's severity.") Optional<Severity> worst,
        @Described("Findings to mend; those only worth knowing are not counted.") int openFindings,
        @Described("Questions that DNS did not answer in the newest scan; they are neither faults nor absences.") int unknownChecks,
        @Described("When the newest scan was made.") Optional<Instant> scannedAt,
        @Described("When stage and score were last seen to hold; earlier than scannedAt while DNS does not answer.") Optional<Instant> knownAt,
        @Described("Whether control of the domain was proven.") ProofState proof,
        @Described("The stage that it is to reach; absent while nobody said.") Optional<TargetJson> target) {

    public static DomainJson of(DomainLine line) {
        return new DomainJson(line.id(), line.customer(), line.name().ascii(), line.name().unicode(), line.stage(), line.stageSince(),
                line.score(), line.grade(), line.worst(), line.openFindings(), line.unknownChecks(), line.scannedAt(), line.knownAt(), line.proof(), line.target().map(TargetJson::of));
    }
}
