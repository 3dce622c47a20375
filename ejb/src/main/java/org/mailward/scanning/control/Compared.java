package org.mailward.scanning.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailward.assessment.CheckId;
import org.mailward.assessment.Finding;
import org.mailward.assessment.FindingsDiff;
import org.mailward.assessment.Severity;
import org.mailward.estate.DomainFigures;
import org.mailward.platform.time.Ids;
import org.mailward.scanning.TrackedFinding;

/// A scan's findings beside those on record for its domain.
///
/// @param raised findings that the snapshot before did not have
/// @param grave what is critical now and was not before: raised so, or less grave on record
/// @param changed those on record that read otherwise now
/// @param seen when those on record were seen last, where that is to be noted; empty for those that the newest snapshot shows
/// @param eased when those on record were gone
/// @param sustained how many on record stand
/// @param worst the gravest that stands, but for what is only worth knowing
/// @param open how many stand, but for those that are only worth knowing
record Compared(List<TrackedFinding> raised, List<Finding> grave, List<TrackedFinding> changed, Map<TrackedFinding, Optional<Instant>> seen, Map<TrackedFinding, Instant> eased, int sustained,
                Optional<String> worst, int open) {

    /// What stands is what stood after the newest snapshot, to the word.
    /// @param standing how many findings
    static Compared alike(int standing, DomainFigures before) {
        return new Compared(List.of(), List.of(), List.of(), Map.of(), Map.of(), standing, before.worst(), before.openFindings());
    }

    /// @param before the domain's figures until now
    /// @param known the open findings on record
    static Compared of(Examined examined, DomainFigures before, Collection<TrackedFinding> known, Ids ids) {
        var task = examined.task();
        var assessment = examined.assessment();
        var at = assessment.gatheredAt();
        // The newest snapshot knows better what stands. What an older one raised or eased would stay so: whoever sees later what the
        // newest saw compares nothing.
        if (!isNewest(at, before)) {
            return alike(known.size(), before);
        }
        var open = new HashMap<CheckId, TrackedFinding>();
        var stood = new HashMap<CheckId, Finding>();
        known.forEach(tracked -> {
            var finding = tracked.finding();
            open.put(finding.id(), tracked);
            stood.put(finding.id(), finding);
        });
        var diff = FindingsDiff.between(stood.values(), assessment);
        var standing = new ArrayList<Severity>();
        var raised = new ArrayList<TrackedFinding>();
        for (var finding : diff.raised()) {
            raised.add(new TrackedFinding(ids.next(), task.customer(), task.domain(), finding, at));
            standing.add(finding.severity());
        }
        var grave = new ArrayList<>(diff.raised().stream().filter(Compared::isGrave).toList());
        diff.sustained().stream().filter(finding -> isGrave(finding) && !isGrave(stood.get(finding.id()))).forEach(grave::add);
        var eased = new LinkedHashMap<TrackedFinding, Instant>();
        for (var finding : diff.eased()) {
            eased.put(open.remove(finding.id()), at);
        }
        var shown = new HashMap<CheckId, Finding>();
        assessment.findings().forEach(finding -> shown.put(finding.id(), finding));
        var changed = new ArrayList<TrackedFinding>();
        var seen = new LinkedHashMap<TrackedFinding, Optional<Instant>>();
        for (var sustained : open.entrySet()) {
            var tracked = sustained.getValue();
            var now = shown.get(sustained.getKey());
            if (now == null && tracked.seenAt().isEmpty()) {
                seen.put(tracked, before.scannedAt().or(() -> Optional.of(tracked.raisedAt())));
            } else if (now != null && !now.equals(stood.get(sustained.getKey()))) {
                tracked.sustain(now, at);
                changed.add(tracked);
            } else if (now != null && tracked.seenAt().isPresent()) {
                seen.put(tracked, Optional.empty());
            }
            standing.add(tracked.severity());
        }
        var counted = standing.stream().filter(severity -> severity != Severity.INFO).toList();
        return new Compared(raised, grave, changed, seen, eased, diff.sustained().size(), counted.stream().min(Comparator.naturalOrder()).map(Severity::name), counted.size());
    }

    private static boolean isGrave(Finding finding) {
        return finding.severity() == Severity.CRITICAL;
    }

    /// True when no newer snapshot of the domain is on record.
    static boolean isNewest(Instant at, DomainFigures before) {
        return before.scannedAt().filter(at::isBefore).isEmpty();
    }
}
