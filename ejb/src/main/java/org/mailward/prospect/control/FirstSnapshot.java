package org.mailward.prospect.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Examination;
import org.mailward.assessment.store.Standings;
import org.mailward.checker.CheckFigures;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.SnapshotFigures;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.history.Sighting;
import org.mailward.history.control.History;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Randomness;
import org.mailward.platform.time.Time;
import org.mailward.prospect.Prospect;
import org.mailward.scanning.Snapshot;
import org.mailward.scanning.TrackedFinding;
import org.mailward.scanning.store.Findings;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.Scope;

/// Makes a prospect's domain a managed one whose history begins with the baseline, so that the first scan already shows what
/// has changed since.
@ApplicationScoped
public class FirstSnapshot {

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
    private Randomness randomness;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    public ManagedDomain of(Scope scope, Prospect prospect, UUID customer) {
        var evidence = EvidenceJson.read(prospect.evidence());
        var assessment = Examination.examine(evidence);
        var domain = new ManagedDomain(ids.next(), customer, prospect.domain(), randomness.proofToken(), time.now());
        domains.add(scope, List.of(domain));
        findings.add(scope, assessment.findings().stream().map(finding -> new TrackedFinding(ids.next(), customer, domain.id(), finding, evidence.gatheredAt())).toList());
        var figures = CheckFigures.of(assessment);
        var snapshot = new Snapshot(ids.next(), customer, domain.id(), evidence.gatheredAt(), figures.stage().name(), figures.score(), figures.grade().name(),
                new Snapshot.Seen.Whole(prospect.evidence()), Optional.empty(), assessment.findings().size(), 0, 0);
        snapshots.add(scope, List.of(snapshot));
        history.note(scope, List.of(new History.Seen(customer, domain.id(), snapshot.id(), Sighting.of(evidence))));
        domain.noteSnapshot(new SnapshotFigures(snapshot.id(), evidence.gatheredAt(), figures.stage().name(), figures.score(), figures.grade().name(),
                figures.worst().map(Enum::name), figures.openFindings(), figures.unknownChecks()));
        standings.renew(scope, Set.of(customer), LocalDate.ofInstant(time.now(), ZoneOffset.UTC));
        return domain;
    }
}
