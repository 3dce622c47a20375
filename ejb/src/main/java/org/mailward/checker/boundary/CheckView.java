package org.mailward.checker.boundary;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Protocol;
import org.mailward.checker.CheckState;
import org.mailward.checker.CheckerResult;
import org.mailward.checker.control.Checks;
import org.mailward.checker.control.Inquiry;
import org.mailward.mailauth.dns.DomainName;

/// A check as far as it is.
///
/// @param assessment what can be said until now; the whole of it once the check is done
/// @param finished areas whose every question was asked
/// @param expiresAt when its link ends
public record CheckView(UUID id, DomainName domain, CheckState state, Optional<Assessment> assessment, Set<Protocol> finished, Instant askedAt, String askedBy,
                        boolean byVisitor, Instant expiresAt) {

    public CheckView {
        finished = Set.copyOf(finished);
    }

    static CheckView of(CheckerResult result, Checks checks) {
        var progress = result.state() == CheckState.RUNNING ? checks.progress(result.id()) : Optional.<Inquiry.Progress>empty();
        var state = progress.isEmpty() && checks.forsaken(result) ? CheckState.FAILED : result.state();
        var stored = result.evidence().map(EvidenceJson::read).map(Examination::examine);
        return new CheckView(result.id(), result.domain(), state, stored.or(() -> progress.flatMap(now -> now.assessment())),
                stored.isPresent() ? Set.of(Protocol.values()) : progress.map(now -> now.finished()).orElse(Set.of()),
                result.askedAt(), result.askedBy(), result.byVisitor(), result.expiresAt());
    }

    public boolean running() {
        return state == CheckState.RUNNING;
    }

    public boolean done() {
        return state == CheckState.DONE;
    }

    /// Every area in the order of showing.
    public List<Protocol> areas() {
        return Arrays.asList(Protocol.values());
    }
}
