package org.mailward.checker;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;

/// The figures of an assessment that lists show.
///
/// @param score 0 to 100; empty when too much is unknown to give one
/// @param worst the worst severity of what is to be mended
/// @param openFindings findings to mend: every one but those that are only worth knowing
/// @param unknownChecks questions that nobody answered
public record CheckFigures(Instant gatheredAt, Stage stage, Optional<Integer> score, Grade grade, Optional<Severity> worst, int openFindings, int unknownChecks) {

    public static CheckFigures of(Assessment assessment) {
        var grade = assessment.score().grade();
        var toMend = assessment.findings().stream().map(Finding::severity).filter(severity -> severity != Severity.INFO).toList();
        return new CheckFigures(assessment.gatheredAt(), assessment.stage().current(),
                grade == Grade.UNGRADED ? Optional.empty() : Optional.of(assessment.score().points()), grade,
                toMend.stream().min(Comparator.naturalOrder()), toMend.size(), assessment.unknowns().size());
    }
}
