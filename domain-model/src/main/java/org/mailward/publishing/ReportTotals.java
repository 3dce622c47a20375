package org.mailward.publishing;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The figures of a report, counted from its rows and from nothing else.
///
/// @param stages        how many domains are in each stage; every stage is there, with zero where it is empty
/// @param findings      how many findings there are of each severity; every severity is there
/// @param grades        how many domains have each grade, best first; only grades that occur
/// @param unknownChecks how many single checks got no answer
public record ReportTotals(int domains, Map<ReportStage, Integer> stages, Map<ReportSeverity, Integer> findings,
        SequencedMap<String, Integer> grades, int unknownChecks) {

    public ReportTotals {
        stages = Collections.unmodifiableMap(new EnumMap<>(stages));
        findings = Collections.unmodifiableMap(new EnumMap<>(findings));
        grades = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(grades));
    }

    public static ReportTotals of(Collection<ReportDomain> domains) {
        var stages = new EnumMap<ReportStage, Integer>(ReportStage.class);
        for (var stage : ReportStage.values()) {
            stages.put(stage, (int) domains.stream().filter(domain -> domain.stage() == stage).count());
        }
        var findings = new EnumMap<ReportSeverity, Integer>(ReportSeverity.class);
        for (var severity : ReportSeverity.values()) {
            findings.put(severity, (int) domains.stream().flatMap(domain -> domain.findings().stream())
                    .filter(finding -> finding.severity() == severity).count());
        }
        var grades = new LinkedHashMap<String, Integer>();
        domains.stream().flatMap(domain -> domain.mark().stream())
                .sorted(Comparator.comparingInt(Mark::score).reversed())
                .forEach(mark -> grades.merge(mark.grade(), 1, Integer::sum));
        int unknown = domains.stream().mapToInt(domain -> domain.unknowns().size()).sum();
        return new ReportTotals(domains.size(), stages, findings, grades, unknown);
    }

    public int in(ReportStage stage) {
        return stages.get(stage);
    }

    /// Domains in whose name forged mail is delivered as if it were real.
    public int open() {
        return in(ReportStage.UNPROTECTED) + in(ReportStage.MONITORING);
    }

    public int openFindings() {
        return findings.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Domains that have a mark.
    public int judged() {
        return grades.values().stream().mapToInt(Integer::intValue).sum();
    }
}
