package org.mailward.web.publicsite;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.RecordInWords;
import org.mailward.assessment.Severity;
import org.mailward.assessment.UnknownCheck;
import org.mailward.assessment.rules.Rulebook;

/// An assessment as pages show it, as far as it is known.
///
/// @param findings what is to be mended, worst first
/// @param notes what is only worth knowing
public record Verdict(Assessment assessment, List<Area> areas, List<Finding> findings, List<Finding> notes, List<RecordInWords> records,
                      List<UnknownCheck> unknowns, boolean whole) {

    /// How one area stands.
    /// @param worst the worst severity of what is to be mended in it
    public record Area(Protocol protocol, State state, int findings, Optional<Severity> worst) {
    }

    /// What can be said of an area.
    public enum State {
        WAITING, FINE, MEND,
        /// Nobody answered, so nothing can be said.
        UNKNOWN
    }

    /// @param known the areas to speak of; the others are still waited for
    public static Verdict of(Assessment assessment, Set<Protocol> known) {
        var spoken = assessment.findings().stream().filter(finding -> protocol(finding).map(known::contains).orElse(true))
                .sorted(Comparator.comparing(Finding::severity)).toList();
        var unknowns = assessment.unknowns().stream().filter(unknown -> known.contains(unknown.protocol())).toList();
        return new Verdict(assessment,
                Arrays.stream(Protocol.values()).map(protocol -> area(protocol, known, spoken, unknowns)).toList(),
                spoken.stream().filter(finding -> finding.severity() != Severity.INFO).toList(),
                spoken.stream().filter(finding -> finding.severity() == Severity.INFO).toList(),
                assessment.records().stream().filter(record -> known.contains(record.protocol())).toList(), unknowns,
                known.containsAll(Set.of(Protocol.values())));
    }

    /// The same for some areas only.
    public Verdict only(Set<Protocol> wanted) {
        return new Verdict(assessment, areas.stream().filter(area -> wanted.contains(area.protocol())).toList(), among(findings, wanted), among(notes, wanted),
                records.stream().filter(record -> wanted.contains(record.protocol())).toList(),
                unknowns.stream().filter(unknown -> wanted.contains(unknown.protocol())).toList(), whole);
    }

    private static List<Finding> among(List<Finding> findings, Set<Protocol> wanted) {
        return findings.stream().filter(finding -> protocol(finding).map(wanted::contains).orElse(false)).toList();
    }

    private static Area area(Protocol protocol, Set<Protocol> known, List<Finding> findings, List<UnknownCheck> unknowns) {
        var own = findings.stream().filter(finding -> finding.severity() != Severity.INFO && protocol(finding).equals(Optional.of(protocol))).toList();
        var state = !known.contains(protocol) ? State.WAITING : !own.isEmpty() ? State.MEND
                : unknowns.stream().anyMatch(unknown -> unknown.protocol() == protocol) ? State.UNKNOWN : State.FINE;
        return new Area(protocol, state, own.size(), own.stream().map(Finding::severity).min(Comparator.naturalOrder()));
    }

    private static Optional<Protocol> protocol(Finding finding) {
        return Rulebook.rule(finding.ruleId()).map(rule -> rule.card().protocol());
    }

    /// 0 to 100; empty while areas are waited for, and where too much is unknown to give one.
    public Optional<Integer> score() {
        return whole && assessment.score().grade() != Grade.UNGRADED ? Optional.of(assessment.score().points()) : Optional.empty();
    }

    public Grade grade() {
        return assessment.score().grade();
    }
}
