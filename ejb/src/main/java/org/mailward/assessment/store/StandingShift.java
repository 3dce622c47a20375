package org.mailward.assessment.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.estate.DomainFigures;

/// By how much the sums over a customer's domains change when some of these domains do.
///
/// Each domain leaves as it was and enters as it is, in the transaction that holds it.
public final class StandingShift {

    private final Map<Stage, Integer> stages = new EnumMap<>(Stage.class);
    private int unscanned;
    private int scored;
    private int scores;
    private int openFindings;
    private Optional<Severity> worst = Optional.empty();
    private Optional<Instant> lastScan = Optional.empty();

    public void leaves(DomainFigures domain) {
        add(domain, -1);
    }

    public void enters(DomainFigures domain) {
        add(domain, 1);
        worst = domain.worst().map(Severity::valueOf).filter(severity -> worst.isEmpty() || severity.compareTo(worst.get()) < 0).or(() -> worst);
        lastScan = domain.scannedAt().filter(at -> lastScan.isEmpty() || at.isAfter(lastScan.get())).or(() -> lastScan);
    }

    private void add(DomainFigures domain, int sign) {
        domain.stage().map(Stage::valueOf).ifPresentOrElse(stage -> stages.merge(stage, sign, Integer::sum), () -> unscanned += sign);
        domain.score().ifPresent(score -> {
            scored += sign;
            scores += sign * score;
        });
        openFindings += sign * domain.openFindings();
    }

    int in(Stage stage) {
        return stages.getOrDefault(stage, 0);
    }

    int unscanned() {
        return unscanned;
    }

    int scored() {
        return scored;
    }

    int scores() {
        return scores;
    }

    int openFindings() {
        return openFindings;
    }

    /// The worst open finding of those that entered.
    Optional<Severity> worst() {
        return worst;
    }

    /// The newest snapshot of those that entered.
    Optional<Instant> lastScan() {
        return lastScan;
    }
}
