package org.mailward.assessment.boundary;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.ProofState;
import org.mailward.estate.StageTarget;
import org.mailward.mailauth.dns.DomainName;

/// A domain in a list, with the figures of its newest snapshot.
///
/// @param stage the last known stage; empty before the first scan
/// @param score 0 to 100, as last known
/// @param openFindings findings to mend
/// @param unknownChecks questions that DNS did not answer in the newest scan
/// @param target the stage that it is to reach
/// @param knownAt when stage and score were last seen to hold; earlier than `scannedAt` while DNS does not answer
public record DomainLine(UUID id, UUID customer, DomainName name, Optional<Stage> stage, Optional<Instant> stageSince, Optional<Integer> score,
                         Optional<Grade> grade, Optional<Severity> worst, int openFindings, int unknownChecks, Optional<Instant> scannedAt,
                         Optional<Instant> knownAt, ProofState proof, Optional<StageTarget> target) {

    public static DomainLine of(ManagedDomain domain) {
        return new DomainLine(domain.id(), domain.customerId(), domain.name(), domain.stage().map(Stage::valueOf), domain.stageSince(),
                domain.score(), domain.grade().map(Grade::valueOf), domain.worst().map(Severity::valueOf), domain.openFindings(),
                domain.unknownChecks(), domain.scannedAt(), domain.knownAt(), domain.proofState(), domain.target());
    }
}
