package org.mailward.scanning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.CheckId;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Finding;
import org.mailward.assessment.FindingsDiff;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Severity;
import org.mailward.assessment.store.StandingShift;
import org.mailward.assessment.store.Standings;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.SnapshotFigures;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.history.Ledger;
import org.mailward.history.control.History;
import org.mailward.outbox.CriticalNews;
import org.mailward.outbox.control.CriticalMails;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.scanning.Scan;
import org.mailward.scanning.ScanState;
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
        var tasks = examined.stream().map(Examined::task).toList();
        Map<UUID, ManagedDomain> held = domains.holdAll(scope, tasks.stream().map(ScanTask::domain).toList()).stream()
                .collect(Collectors.toMap(ManagedDomain::id, Function.identity()));
        Map<UUID, Scan> running = scans.holdAll(scope, tasks.stream().map(ScanTask::scan).toList()).stream()
                .filter(scan -> scan.state() == ScanState.RUNNING).collect(Collectors.toMap(Scan::id, Function.identity()));
        // A domain that was never scanned has no findings.
        var scanned = held.values().stream().filter(domain -> domain.snapshotId().isPresent()).map(ManagedDomain::id).toList();
        Map<UUID, List<TrackedFinding>> open = findings.open(scope, scanned).stream().collect(Collectors.groupingBy(TrackedFinding::domainId));
        var seen = new ArrayList<History.Seen>();
        var news = new ArrayList<CriticalNews>();
        var shifts = new TreeMap<LocalDate, Map<UUID, StandingShift>>();
        for (var one : examined) {
            var domain = held.get(one.task().domain());
            var scan = running.get(one.task().scan());
            if (domain != null && scan != null) {
                boolean known = domain.snapshotId().isPresent();
                var shift = shifts.computeIfAbsent(LocalDate.ofInstant(one.sighting().at(), ZoneOffset.UTC), _ -> new HashMap<>()).computeIfAbsent(domain.customerId(), _ -> new StandingShift());
                shift.leaves(domain);
                var recorded = snapshot(scope, ids.next(), one, domain, open.getOrDefault(domain.id(), List.of()));
                shift.enters(domain);
                var snapshot = recorded.snapshot();
                scan.finish(snapshot.id(), time.now());
                // Where nothing was known before, nothing is news.
                if (known) {
                    news(domain, recorded).ifPresent(news::add);
                }
                seen.add(new History.Seen(one.task().customer(), domain.id(), snapshot.id(), one.sighting()));
            }
        }
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
        domain.forgetSnapshots();
        past.forEach(seen -> recordAnew(scope, domain, ids.next(), seen));
        later.forEach(kept -> recordAnew(scope, domain, kept.id(), EvidenceJson.read(kept.evidence())));
        standings.renew(scope, Set.of(domain.customerId()), LocalDate.ofInstant(time.now(), ZoneOffset.UTC));
    }

    private void recordAnew(Scope scope, ManagedDomain domain, UUID id, Evidence seen) {
        var known = history.recall(scope, List.of(domain.id())).getOrDefault(domain.id(), Ledger.EMPTY);
        var task = new ScanTask(id, domain.id(), domain.customerId(), domain.name(), 1, known);
        var examined = Examined.of(task, seen, known);
        var snapshot = snapshot(scope, id, examined, domain, findings.open(scope, domain.id())).snapshot();
        history.note(scope, List.of(new History.Seen(domain.customerId(), domain.id(), snapshot.id(), examined.sighting())));
    }

    /// @param raised findings that the snapshot before did not have
    private record Recorded(Snapshot snapshot, List<Finding> raised) {
        Recorded {
            raised = List.copyOf(raised);
        }
    }

    private static Optional<CriticalNews> news(ManagedDomain domain, Recorded recorded) {
        var critical = recorded.raised().stream().filter(finding -> finding.severity() == Severity.CRITICAL).toList();
        return critical.isEmpty() ? Optional.empty() : Optional.of(new CriticalNews(recorded.snapshot().id(), domain.customerId(), domain.id(), domain.name().unicode(), recorded.snapshot().takenAt(),
                critical.stream().map(Finding::sentence).toList(), critical.stream().map(Finding::why).toList()));
    }

    private Recorded snapshot(Scope scope, UUID id, Examined examined, ManagedDomain domain, List<TrackedFinding> before) {
        var task = examined.task();
        var assessment = examined.assessment();
        var open = new HashMap<CheckId, TrackedFinding>();
        before.forEach(tracked -> open.put(tracked.finding().id(), tracked));
        var diff = FindingsDiff.between(open.values().stream().map(TrackedFinding::finding).toList(), assessment);
        track(scope, task, assessment, diff, open);

        var takenAt = examined.evidence().gatheredAt();
        var score = assessment.score().grade() == Grade.UNGRADED ? Optional.<Integer>empty() : Optional.of(assessment.score().points());
        var grade = assessment.score().grade().name();
        var stage = assessment.stage().current().name();
        var snapshot = new Snapshot(id, task.customer(), task.domain(), takenAt, stage, score, grade,
                EvidenceJson.write(examined.evidence()), diff.raised().size(), diff.sustained().size(), diff.eased().size());
        snapshots.add(scope, snapshot);
        var standing = open.values().stream().filter(tracked -> tracked.easedAt().isEmpty()).map(TrackedFinding::severity).toList();
        domain.noteSnapshot(new SnapshotFigures(snapshot.id(), takenAt, stage, score, grade,
                standing.stream().filter(severity -> severity != Severity.INFO).min(Comparator.naturalOrder()).map(Severity::name),
                Math.toIntExact(standing.stream().filter(severity -> severity != Severity.INFO).count()),
                assessment.unknowns().size()));
        return new Recorded(snapshot, diff.raised());
    }

    private void track(Scope scope, ScanTask task, Assessment assessment, FindingsDiff diff, Map<CheckId, TrackedFinding> open) {
        var at = assessment.gatheredAt();
        for (var finding : diff.raised()) {
            var tracked = new TrackedFinding(ids.next(), task.customer(), task.domain(), finding, at);
            findings.add(scope, tracked);
            open.put(finding.id(), tracked);
        }
        for (var finding : assessment.findings()) {
            var tracked = open.get(finding.id());
            if (tracked != null && tracked.raisedAt().isBefore(at)) {
                tracked.sustain(finding, at);
            }
        }
        diff.eased().forEach(finding -> open.get(finding.id()).ease(at));
    }
}
