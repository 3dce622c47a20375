package org.mailward.scanning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.CheckId;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Examination;
import org.mailward.assessment.FindingsDiff;
import org.mailward.assessment.Gathering;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Severity;
import org.mailward.estate.SnapshotFigures;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.history.Ledger;
import org.mailward.history.control.History;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.smtp.MailServers;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.platform.web.HttpsPolicyFetcher;
import org.mailward.scanning.ScanState;
import org.mailward.scanning.Snapshot;
import org.mailward.scanning.TrackedFinding;
import org.mailward.scanning.store.Findings;
import org.mailward.scanning.store.Scans;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Does one scan: takes it up, gathers without a transaction, then records everything in one.
///
/// Doing it twice does no harm, and breaking off at any point loses nothing: the lease ends and another takes it up.
@ApplicationScoped
public class ScanWork {

    private static final Logger LOG = System.getLogger(ScanWork.class.getName());

    @Inject
    private Scans scans;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Snapshots snapshots;

    @Inject
    private Findings findings;

    @Inject
    private Transactions transactions;

    @Inject
    private LiveDnsResolver dns;

    @Inject
    private HttpsPolicyFetcher policies;

    @Inject
    private PublicSuffixList suffixes;

    @Inject
    private MailServers servers;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.scan.lease", defaultValue = "PT3M")
    private Duration lease;

    @Inject
    @ConfigProperty(name = "mailward.scan.attempts", defaultValue = "5")
    private int mostAttempts;

    @Inject
    private History history;

    private record Task(UUID domain, UUID customer, DomainName name, int attempt, Ledger known) {
    }

    public void perform(UUID provider, UUID scanId) {
        var scope = new Scope.WholeProvider(provider, Actor.system("scan"));
        var task = transactions.call(() -> begin(scope, scanId));
        if (task.isEmpty()) {
            return;
        }
        try {
            var asked = dns.fresh();
            var evidence = History.dated(servers.lookAt(Gathering.gather(task.get().name(), asked, policies.asking(asked), time.now(), Gathering.Settings.DEFAULT.with(suffixes)), asked), task.get().known());
            var assessment = Examination.examine(evidence);
            transactions.run(() -> record(scope, scanId, task.get(), evidence, assessment));
        } catch (RuntimeException e) {
            // Whatever went wrong, the scan must end or be tried again, and the next one must not be held up.
            LOG.log(Level.WARNING, "The scan of " + task.get().name() + " broke off at attempt " + task.get().attempt(), e);
            if (task.get().attempt() >= mostAttempts) {
                transactions.run(() -> scans.find(scope, scanId).filter(scan -> !scan.state().over())
                        .ifPresent(scan -> scan.fail("The scan broke off " + task.get().attempt() + " times. Ask for it again; if it breaks off again, tell your operator.", time.now())));
            }
        }
    }

    private Optional<Task> begin(Scope scope, UUID scanId) {
        return scans.hold(scope, scanId)
                .filter(scan -> scan.begin(time.now(), lease))
                .flatMap(scan -> domains.find(scope, scan.domainId())
                        .map(domain -> new Task(domain.id(), domain.customerId(), domain.name(), scan.attempts(),
                                history.recall(scope, List.of(domain.id())).getOrDefault(domain.id(), Ledger.EMPTY))));
    }

    private void record(Scope scope, UUID scanId, Task task, Evidence evidence, Assessment assessment) {
        var domain = domains.hold(scope, task.domain()).orElseThrow();
        var scan = scans.hold(scope, scanId).orElseThrow();
        if (scan.state() != ScanState.RUNNING) {
            return;
        }
        var open = new HashMap<CheckId, TrackedFinding>();
        findings.open(scope, task.domain()).forEach(tracked -> open.put(tracked.finding().id(), tracked));
        var diff = FindingsDiff.between(open.values().stream().map(TrackedFinding::finding).toList(), assessment);
        track(scope, task, assessment, diff, open);

        var score = assessment.score().grade() == Grade.UNGRADED ? Optional.<Integer>empty() : Optional.of(assessment.score().points());
        var grade = assessment.score().grade().name();
        var stage = assessment.stage().current().name();
        var snapshot = new Snapshot(ids.next(), task.customer(), task.domain(), evidence.gatheredAt(), stage, score, grade,
                EvidenceJson.write(evidence), diff.raised().size(), diff.sustained().size(), diff.eased().size());
        snapshots.add(scope, snapshot);
        history.note(scope, List.of(new History.Seen(task.customer(), task.domain(), snapshot.id(), evidence)));
        var standing = open.values().stream().filter(tracked -> tracked.easedAt().isEmpty()).map(TrackedFinding::severity).toList();
        domain.noteSnapshot(new SnapshotFigures(snapshot.id(), evidence.gatheredAt(), stage, score, grade,
                standing.stream().filter(severity -> severity != Severity.INFO).min(Comparator.naturalOrder()).map(Severity::name),
                Math.toIntExact(standing.stream().filter(severity -> severity != Severity.INFO).count()),
                assessment.unknowns().size()));
        scan.finish(snapshot.id(), time.now());
    }

    private void track(Scope scope, Task task, Assessment assessment, FindingsDiff diff, Map<CheckId, TrackedFinding> open) {
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
