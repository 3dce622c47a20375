package org.mailward.assessment.boundary;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.mailward.assessment.CustomerStanding;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;

/// The figures of a set of domains. Pages, API and report all show these, so that they agree to the unit.
///
/// @param domains all domains in the set
/// @param stages domains by last known stage; every stage is present
/// @param unscanned domains that no scan has finished for; they are in no stage
/// @param averageScore rounded mean over the domains that have a score; empty when none has
/// @param openFindings findings to mend, those only worth knowing not counted
/// @param worst the worst open finding's severity
/// @param lastScan the newest snapshot
public record Totals(int domains, Map<Stage, Integer> stages, int unscanned, Optional<Integer> averageScore, int openFindings,
                     Optional<Severity> worst, Optional<Instant> lastScan) {

    public static Totals of(CustomerStanding sums) {
        return new Totals(sums.domains(), sums.stages(), sums.unscanned(), sums.averageScore(), sums.openFindings(), sums.worst(), sums.lastScan());
    }

    public static Totals of(Collection<DomainLine> lines) {
        var stages = new EnumMap<Stage, Integer>(Stage.class);
        for (var stage : Stage.values()) {
            stages.put(stage, Math.toIntExact(lines.stream().filter(line -> line.stage().equals(Optional.of(stage))).count()));
        }
        var scores = lines.stream().flatMap(line -> line.score().stream()).mapToInt(Integer::intValue).average();
        return new Totals(lines.size(), Map.copyOf(stages),
                Math.toIntExact(lines.stream().filter(line -> line.stage().isEmpty()).count()),
                scores.isPresent() ? Optional.of(Math.toIntExact(Math.round(scores.getAsDouble()))) : Optional.empty(),
                lines.stream().mapToInt(DomainLine::openFindings).sum(),
                lines.stream().flatMap(line -> line.worst().stream()).min(Comparator.naturalOrder()),
                lines.stream().flatMap(line -> line.scannedAt().stream()).max(Comparator.naturalOrder()));
    }

    public int count(Stage stage) {
        return stages.get(stage);
    }
}
