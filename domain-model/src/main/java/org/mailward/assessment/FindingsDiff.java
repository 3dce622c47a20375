package org.mailward.assessment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What changed between two snapshots of one domain.
///
/// @param raised findings that were not there before
/// @param sustained findings that are still there, as they read now; where the check is unknown now, as they read before
/// @param eased findings that are gone
public record FindingsDiff(List<Finding> raised, List<Finding> sustained, List<Finding> eased) {

    private static final Comparator<Finding> BY_WEIGHT = Comparator.comparing(Finding::severity).thenComparing(Finding::id);

    public FindingsDiff {
        raised = raised.stream().sorted(BY_WEIGHT).toList();
        sustained = sustained.stream().sorted(BY_WEIGHT).toList();
        eased = eased.stream().sorted(BY_WEIGHT).toList();
    }

    public static FindingsDiff between(Assessment previous, Assessment current) {
        return between(previous.findings(), current);
    }

    /// @param previous the findings that stood before, including those sustained through an unknown check
    public static FindingsDiff between(Collection<Finding> previous, Assessment current) {
        var before = previous.stream().map(Finding::id).collect(Collectors.toCollection(TreeSet::new));
        var now = current.findings().stream().map(Finding::id).collect(Collectors.toCollection(TreeSet::new));
        var gone = previous.stream().filter(finding -> !now.contains(finding.id()))
                .collect(Collectors.partitioningBy(finding -> current.cannotTell(finding.id())));
        var sustained = current.findings().stream().filter(finding -> before.contains(finding.id()))
                .collect(Collectors.toList());
        sustained.addAll(gone.get(true));
        return new FindingsDiff(
                current.findings().stream().filter(finding -> !before.contains(finding.id())).toList(),
                sustained,
                gone.get(false));
    }
}
