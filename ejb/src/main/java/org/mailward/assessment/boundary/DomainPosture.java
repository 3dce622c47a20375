package org.mailward.assessment.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Finding;
import org.mailward.assessment.RecordInWords;
import org.mailward.assessment.Score;
import org.mailward.assessment.StageVerdict;
import org.mailward.assessment.UnknownCheck;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.scanning.TrackedFinding;
import org.mailward.scanning.store.Findings;
import org.mailward.scanning.store.Scans;
import org.mailward.scanning.SnapshotLine;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Customers;

/// How one domain stands: findings, records in words, what nobody could say, and how it came to be.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class DomainPosture {

    /// Most snapshots shown in a domain's history.
    public static final int HISTORY = 60;

    /// A finding that stands.
    /// @param since when it was first seen
    /// @param lastSeen earlier than the newest scan while its check cannot be made
    public record OpenFinding(Finding finding, Instant since, Instant lastSeen) {
    }

    /// A finding that is gone.
    public record EasedFinding(Finding finding, Instant since, Instant easedAt) {
    }

    /// @param findings worst first
    /// @param verdict the newest snapshot's, with both standards' stages; empty before the first scan
    /// @param history newest first, at most [#HISTORY]
    /// @param scanning a scan waits or runs
    public record Posture(DomainLine line, String customerName, List<OpenFinding> findings, List<EasedFinding> eased, Optional<StageVerdict> verdict,
                          Optional<Score> score, List<RecordInWords> records, List<UnknownCheck> unknowns, List<SnapshotLine> history,
                          boolean scanning) {
    }

    @Inject
    private ManagedDomains domains;

    @Inject
    private Customers customers;

    @Inject
    private Snapshots snapshots;

    @Inject
    private Findings findings;

    @Inject
    private Scans scans;

    public Optional<Posture> posture(Scope scope, UUID id) {
        return domains.find(scope, id).map(domain -> {
            var newest = snapshots.newest(scope, List.of(id)).stream().findFirst().map(gathered -> Examination.examine(gathered.evidence()));
            return new Posture(DomainLine.of(domain), customers.find(scope, domain.customerId()).orElseThrow().name(),
                    worstFirst(findings.open(scope, id), domain.figures().scannedAt()),
                    findings.eased(scope, id, HISTORY).stream()
                            .map(gone -> new EasedFinding(gone.finding(), gone.raisedAt(), gone.easedAt().orElseThrow())).toList(),
                    newest.map(Assessment::stage), newest.map(Assessment::score),
                    newest.map(Assessment::records).orElse(List.of()), newest.map(Assessment::unknowns).orElse(List.of()),
                    snapshots.history(scope, id, HISTORY), !scans.unfinished(scope, List.of(id)).isEmpty());
        });
    }

    private static List<OpenFinding> worstFirst(List<TrackedFinding> open, Optional<Instant> newest) {
        return open.stream()
                .sorted(Comparator.comparing(TrackedFinding::severity).thenComparing(tracked -> tracked.finding().id()))
                .map(tracked -> new OpenFinding(tracked.finding(), tracked.raisedAt(), tracked.seenAt().or(() -> newest).orElse(tracked.raisedAt()))).toList();
    }
}
