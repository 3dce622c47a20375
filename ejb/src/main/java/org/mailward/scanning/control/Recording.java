package org.mailward.scanning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailward.assessment.CheckId;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Finding;
import org.mailward.assessment.FindingsDiff;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Severity;
import org.mailward.assessment.store.StandingShift;
import org.mailward.assessment.store.Standings;
import org.mailward.estate.DomainFigures;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.SnapshotFigures;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.history.Ledger;
import org.mailward.history.control.History;
import org.mailward.outbox.CriticalNews;
import org.mailward.outbox.control.CriticalMails;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.scanning.Snapshot;
import org.mailward.scanning.TrackedFinding;
import org.mailward.scanning.store.Findings;
import org.mailward.scanning.store.Scans;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.Scope;

/// The one place where what scans found becomes rows: snapshots, findings and the figures of their domains.
///
/// It works on many domains of one provider at once, with one question for each kind of row, in the caller's transaction.
@ApplicationScoped
public class Recording {

    @Inject
    private Scans scans;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Snapshots snapshots;

    @Inject
    private Findings findings;

    @Inject
    private Standings standings;

    @Inject
    private History history;

    @Inject
    private CriticalMails criticalMails;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    /// Records what was found, but for scans that are no longer running, or whose domain is gone: somebody else has ended them.
    /// @param examined at most one for each domain
    public void record(Scope scope, Collection<Examined> examined) {
        Map<UUID, ManagedDomains.Held> held = domains.holdFigures(scope, examined.stream().map(one -> one.task().domain()).toList()).stream()
                .collect(Collectors.toMap(ManagedDomains.Held::id, Function.identity()));
        var snapshotIds = examined.stream().filter(one -> held.containsKey(one.task().domain())).collect(Collectors.toMap(one -> one.task().scan(), _ -> ids.next()));
        var finished = scans.finish(scope, snapshotIds, time.now());
        // A domain that was never scanned has no findings.
        var scanned = held.values().stream().filter(domain -> domain.figures().snapshot().isPresent()).map(ManagedDomains.Held::id).toList();
        Map<UUID, List<TrackedFinding>> open = findings.open(scope, scanned).stream().collect(Collectors.groupingBy(TrackedFinding::domainId));
        var rows = new Rows();
        var seen = new ArrayList<History.Seen>();
        var news = new ArrayList<CriticalNews>();
        var shifts = new TreeMap<LocalDate, Map<UUID, StandingShift>>();
        for (var one : examined) {
            var task = one.task();
            if (finished.contains(task.scan())) {
                var before = held.get(task.domain()).figures();
                var recorded = snapshot(snapshotIds.get(task.scan()), one, before, open.getOrDefault(task.domain(), List.of()), rows);
                var shift = shifts.computeIfAbsent(LocalDate.ofInstant(one.sighting().at(), ZoneOffset.UTC), _ -> new HashMap<>()).computeIfAbsent(task.customer(), _ -> new StandingShift());
                shift.leaves(before);
                shift.enters(recorded.figures());
                // Where nothing was known before, nothing is news.
                if (before.snapshot().isPresent()) {
                    news(task, recorded).ifPresent(news::add);
                }
                seen.add(new History.Seen(task.customer(), task.domain(), recorded.snapshot().id(), one.sighting()));
            }
        }
        write(scope, rows);
        history.note(scope, seen);
        criticalMails.note(scope, news);
        shifts.forEach((day, ofCustomers) -> standings.shift(scope, ofCustomers, day));
    }

    /// Puts gatherings of days gone by before what was recorded of a domain until now, as if it had been scanned on each of them.
    ///
    /// All that was recorded is taken back and recorded anew behind them; its snapshots keep their ids.
    /// @param past in the order of their times, all older than the domain's first snapshot
    public void putBefore(Scope scope, UUID id, List<Evidence> past) {
        var domain = domains.hold(scope, id).orElseThrow();
        var later = snapshots.kept(scope, id);
        snapshots.forget(scope, id);
        findings.forget(scope, id);
        history.forget(scope, id);
        var figures = DomainFigures.NONE;
        for (var seen : past) {
            figures = recordAnew(scope, domain, figures, ids.next(), seen);
        }
        for (var kept : later) {
            figures = recordAnew(scope, domain, figures, kept.id(), EvidenceJson.read(kept.evidence()));
        }
        standings.renew(scope, Set.of(domain.customerId()), LocalDate.ofInstant(time.now(), ZoneOffset.UTC));
    }

    private DomainFigures recordAnew(Scope scope, ManagedDomain domain, DomainFigures before, UUID id, Evidence seen) {
        var known = history.recall(scope, List.of(domain.id())).getOrDefault(domain.id(), Ledger.EMPTY);
        var task = new ScanTask(id, domain.id(), domain.customerId(), domain.name(), 1, known);
        var examined = Examined.of(task, seen, known);
        var rows = new Rows();
        var recorded = snapshot(id, examined, before, findings.open(scope, List.of(domain.id())), rows);
        write(scope, rows);
        history.note(scope, List.of(new History.Seen(domain.customerId(), domain.id(), id, examined.sighting())));
        return recorded.figures();
    }

    /// What is to be written, of many domains.
    private static final class Rows {
        private final List<Snapshot> snapshots = new ArrayList<>();
        private final Map<UUID, DomainFigures> figures = new LinkedHashMap<>();
        private final List<TrackedFinding> raised = new ArrayList<>();
        private final List<TrackedFinding> changed = new ArrayList<>();
        private final Map<UUID, Optional<Instant>> seen = new LinkedHashMap<>();
        private final Map<UUID, Instant> eased = new LinkedHashMap<>();
    }

    private void write(Scope scope, Rows rows) {
        snapshots.add(scope, rows.snapshots);
        findings.ease(scope, rows.eased);
        findings.noteSeen(scope, rows.seen);
        findings.rewrite(scope, rows.changed);
        findings.add(scope, rows.raised);
        domains.note(scope, rows.figures);
    }

    /// @param figures of the domain, with the snapshot's
    /// @param raised findings that the snapshot before did not have
    private record Recorded(Snapshot snapshot, DomainFigures figures, List<Finding> raised) {
        Recorded {
            raised = List.copyOf(raised);
        }
    }

    private static Optional<CriticalNews> news(ScanTask task, Recorded recorded) {
        var critical = recorded.raised().stream().filter(finding -> finding.severity() == Severity.CRITICAL).toList();
        return critical.isEmpty() ? Optional.empty() : Optional.of(new CriticalNews(recorded.snapshot().id(), task.customer(), task.domain(), task.name().unicode(), recorded.snapshot().takenAt(),
                critical.stream().map(Finding::sentence).toList(), critical.stream().map(Finding::why).toList()));
    }

    private Recorded snapshot(UUID id, Examined examined, DomainFigures before, List<TrackedFinding> known, Rows rows) {
        var task = examined.task();
        var assessment = examined.assessment();
        var open = new HashMap<CheckId, TrackedFinding>();
        var stood = new HashMap<CheckId, Finding>();
        known.forEach(tracked -> {
            var finding = tracked.finding();
            open.put(finding.id(), tracked);
            stood.put(finding.id(), finding);
        });
        var diff = FindingsDiff.between(stood.values(), assessment);
        var standing = new ArrayList<Severity>();
        var at = assessment.gatheredAt();
        boolean newest = before.scannedAt().filter(at::isBefore).isEmpty();
        for (var finding : diff.raised()) {
            var raised = new TrackedFinding(ids.next(), task.customer(), task.domain(), finding, at);
            if (!newest) {
                raised.lastSeen(at);
            }
            rows.raised.add(raised);
            standing.add(finding.severity());
        }
        for (var finding : diff.eased()) {
            rows.eased.put(open.remove(finding.id()).id(), at);
        }
        var shown = new HashMap<CheckId, Finding>();
        assessment.findings().forEach(finding -> shown.put(finding.id(), finding));
        for (var sustained : open.entrySet()) {
            var tracked = sustained.getValue();
            var now = shown.get(sustained.getKey());
            if (newest && now == null && tracked.seenAt().isEmpty()) {
                rows.seen.put(tracked.id(), before.scannedAt().or(() -> Optional.of(tracked.raisedAt())));
            } else if (newest && now != null && !now.equals(stood.get(sustained.getKey()))) {
                tracked.sustain(now);
                rows.changed.add(tracked);
            } else if (newest && now != null && tracked.seenAt().isPresent()) {
                rows.seen.put(tracked.id(), Optional.empty());
            }
            standing.add(tracked.severity());
        }

        var takenAt = examined.evidence().gatheredAt();
        var score = assessment.score().grade() == Grade.UNGRADED ? Optional.<Integer>empty() : Optional.of(assessment.score().points());
        var grade = assessment.score().grade().name();
        var stage = assessment.stage().current().name();
        var snapshot = new Snapshot(id, task.customer(), task.domain(), takenAt, stage, score, grade,
                EvidenceJson.write(examined.evidence()), diff.raised().size(), diff.sustained().size(), diff.eased().size());
        rows.snapshots.add(snapshot);
        var figures = before.with(new SnapshotFigures(id, takenAt, stage, score, grade,
                standing.stream().filter(severity -> severity != Severity.INFO).min(Comparator.naturalOrder()).map(Severity::name),
                Math.toIntExact(standing.stream().filter(severity -> severity != Severity.INFO).count()),
                assessment.unknowns().size()));
        rows.figures.put(task.domain(), figures);
        return new Recorded(snapshot, figures, diff.raised());
    }
}
