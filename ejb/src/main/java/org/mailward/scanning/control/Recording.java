package org.mailward.scanning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
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
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Grade;
import org.mailward.assessment.store.StandingShift;
import org.mailward.assessment.store.Standings;
import org.mailward.estate.DomainFigures;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.SnapshotFigures;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.history.Recalled;
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
        var compared = examined.stream().filter(one -> held.containsKey(one.task().domain())).filter(one -> {
            var before = held.get(one.task().domain()).figures();
            return before.snapshot().isPresent() && standing(one, before).isEmpty();
        }).map(one -> one.task().domain()).toList();
        Map<UUID, List<TrackedFinding>> open = findings.open(scope, compared).stream().collect(Collectors.groupingBy(TrackedFinding::domainId));
        var rows = new Rows();
        var seen = new ArrayList<History.Seen>();
        var news = new ArrayList<CriticalNews>();
        var shifts = new TreeMap<LocalDate, Map<UUID, StandingShift>>();
        for (var one : examined) {
            var task = one.task();
            if (finished.contains(task.scan())) {
                var before = held.get(task.domain()).figures();
                var recorded = snapshot(snapshotIds.get(task.scan()), one, before, open.getOrDefault(task.domain(), List.of()), rows);
                var shift = shifts.computeIfAbsent(LocalDate.ofInstant(one.evidence().gatheredAt(), ZoneOffset.UTC), _ -> new HashMap<>()).computeIfAbsent(task.customer(), _ -> new StandingShift());
                shift.leaves(before);
                shift.enters(recorded.figures());
                // Where nothing was known before, nothing is news.
                if (before.snapshot().isPresent()) {
                    news(task, recorded).ifPresent(news::add);
                }
                // Seeing the same again is no news to the history, and what stood before the newest snapshot is none either.
                if (one.repeated(before.snapshot()).isEmpty() && Compared.isNewest(one.evidence().gatheredAt(), before)) {
                    seen.add(new History.Seen(task.customer(), task.domain(), recorded.snapshot().id(), one.sighting()));
                }
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
            figures = recordAnew(scope, domain, figures, kept.snapshot().id(), kept.evidence());
        }
        standings.renew(scope, Set.of(domain.customerId()), LocalDate.ofInstant(time.now(), ZoneOffset.UTC));
    }

    private DomainFigures recordAnew(Scope scope, ManagedDomain domain, DomainFigures before, UUID id, Evidence seen) {
        var known = history.recall(scope, List.of(domain.id())).getOrDefault(domain.id(), Recalled.NOTHING);
        var task = new ScanTask(id, domain.id(), domain.customerId(), domain.name(), 1, known, Optional.empty());
        var examined = Examined.of(task, seen);
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
        private final Map<TrackedFinding, Optional<Instant>> seen = new LinkedHashMap<>();
        private final Map<TrackedFinding, Instant> eased = new LinkedHashMap<>();
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
    /// @param grave findings that are critical now and were not before
    private record Recorded(Snapshot snapshot, DomainFigures figures, List<Finding> grave) {
        Recorded {
            grave = List.copyOf(grave);
        }
    }

    private static Optional<CriticalNews> news(ScanTask task, Recorded recorded) {
        var grave = recorded.grave();
        return grave.isEmpty() ? Optional.empty() : Optional.of(new CriticalNews(recorded.snapshot().id(), task.customer(), task.domain(), task.name().unicode(), recorded.snapshot().takenAt(),
                grave.stream().map(Finding::sentence).toList(), grave.stream().map(Finding::why).toList()));
    }

    /// How many findings stand, when there is nothing to compare: what was found is what the domain's newest snapshot found.
    private static Optional<Integer> standing(Examined examined, DomainFigures before) {
        return Compared.isNewest(examined.evidence().gatheredAt(), before) ? examined.standing(before.snapshot()) : Optional.empty();
    }

    private Recorded snapshot(UUID id, Examined examined, DomainFigures before, List<TrackedFinding> known, Rows rows) {
        var task = examined.task();
        var assessment = examined.assessment();
        var compared = standing(examined, before).map(count -> Compared.alike(count, before)).orElseGet(() -> Compared.of(examined, before, known, ids));
        rows.raised.addAll(compared.raised());
        rows.changed.addAll(compared.changed());
        rows.seen.putAll(compared.seen());
        rows.eased.putAll(compared.eased());
        var takenAt = examined.evidence().gatheredAt();
        var score = assessment.score().grade() == Grade.UNGRADED ? Optional.<Integer>empty() : Optional.of(assessment.score().points());
        var grade = assessment.score().grade().name();
        var stage = assessment.stage().current().name();
        Snapshot.Seen seen = examined.repeated(before.snapshot()).<Snapshot.Seen>map(last -> new Snapshot.Seen.AsIn(last.keeper()))
                .orElseGet(() -> new Snapshot.Seen.Whole(examined.text().dated(examined.evidence().ages())));
        // What an overtaken scan says of earlier times may be out of date, so that nothing is to be taken for the same.
        var prints = examined.isOvertaken(before.snapshot()) ? Optional.<Snapshot.Prints>empty() : Optional.of(examined.prints());
        var snapshot = new Snapshot(id, task.customer(), task.domain(), takenAt, stage, score, grade, seen, prints,
                compared.raised().size(), compared.sustained(), compared.eased().size());
        rows.snapshots.add(snapshot);
        var figures = before.with(new SnapshotFigures(id, takenAt, stage, score, grade, compared.worst(), compared.open(), assessment.unknowns().size()));
        rows.figures.put(task.domain(), figures);
        return new Recorded(snapshot, figures, compared.grave());
    }
}
