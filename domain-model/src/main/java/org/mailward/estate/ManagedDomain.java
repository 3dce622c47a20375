package org.mailward.estate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Stage;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.tenancy.CustomerRow;

/// A mail domain of a customer, with the figures of its newest snapshot at hand for lists.
@Entity
@Table(name = "managed_domain")
public class ManagedDomain extends CustomerRow {

    @Column(updatable = false)
    private String name;

    @Column(name = "proof_token", updatable = false)
    private String proofToken;

    @Enumerated(EnumType.STRING)
    @Column(name = "proof_state")
    private ProofState proofState;

    @Column(name = "proof_checked_at")
    private @Nullable Instant proofCheckedAt;

    @Column(name = "proven_at")
    private @Nullable Instant provenAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    private @Nullable String stage;

    @Column(name = "stage_since")
    private @Nullable Instant stageSince;

    @Column(name = "stage_before")
    private @Nullable String stageBefore;

    private @Nullable Integer score;

    private @Nullable String grade;

    private @Nullable String worst;

    @Column(name = "open_findings")
    private int openFindings;

    @Column(name = "unknown_checks")
    private int unknownChecks;

    @Column(name = "scanned_at")
    private @Nullable Instant scannedAt;

    @Column(name = "known_at")
    private @Nullable Instant knownAt;

    @Column(name = "snapshot_id")
    private @Nullable UUID snapshotId;

    @Column(name = "target_stage")
    private @Nullable String targetStage;

    @Column(name = "target_by")
    private @Nullable LocalDate targetBy;

    @Version
    private int version;

    protected ManagedDomain() {
    }

    public ManagedDomain(UUID id, UUID customerId, DomainName name, ProofToken token, Instant at) {
        super(id, customerId);
        this.name = name.ascii();
        this.proofToken = token.value();
        this.proofState = ProofState.AWAITED;
        this.createdAt = at;
    }

    /// Notes what DNS said of the token. Control once proven stays proven: only a person takes it back.
    public void noteProof(ProofState seen, Instant at) {
        proofCheckedAt = at;
        if (provenAt == null) {
            proofState = seen;
            if (seen == ProofState.PROVEN) {
                provenAt = at;
            }
        }
    }

    /// Takes over the newest snapshot's figures, as [DomainFigures#with] has it.
    public void noteSnapshot(SnapshotFigures newest) {
        var next = figures().with(newest);
        stage = next.stage().orElse(null);
        stageSince = next.stageSince().orElse(null);
        stageBefore = next.stageBefore().orElse(null);
        score = next.score().orElse(null);
        grade = next.grade().orElse(null);
        worst = next.worst().orElse(null);
        openFindings = next.openFindings();
        unknownChecks = next.unknownChecks();
        scannedAt = next.scannedAt().orElse(null);
        knownAt = next.knownAt().orElse(null);
        snapshotId = next.snapshot().orElse(null);
    }

    /// What its snapshots left behind.
    public DomainFigures figures() {
        return new DomainFigures(stage(), stageSince(), stageBefore(), score(), grade(), worst(), openFindings, unknownChecks, scannedAt(), knownAt(), snapshotId());
    }

    /// Says which stage it is to reach; empty takes back what was said.
    public void aim(Optional<StageTarget> target) {
        targetStage = target.map(wanted -> wanted.stage().name()).orElse(null);
        targetBy = target.flatMap(StageTarget::by).orElse(null);
    }

    /// The stage that it is to reach; empty while nobody said.
    public Optional<StageTarget> target() {
        return Optional.ofNullable(targetStage).map(stage -> new StageTarget(Stage.valueOf(stage), Optional.ofNullable(targetBy)));
    }

    public DomainName name() {
        return new DomainName(name);
    }

    public ProofToken proofToken() {
        return new ProofToken(proofToken);
    }

    public ProofState proofState() {
        return proofState;
    }

    public Optional<Instant> proofCheckedAt() {
        return Optional.ofNullable(proofCheckedAt);
    }

    public Optional<Instant> provenAt() {
        return Optional.ofNullable(provenAt);
    }

    /// Reports and hosted records are for proven domains only.
    public boolean mayReceiveReports() {
        return provenAt != null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<String> stage() {
        return Optional.ofNullable(stage);
    }

    public Optional<Instant> stageSince() {
        return Optional.ofNullable(stageSince);
    }

    /// The last known stage before the present one; empty while there was none.
    public Optional<String> stageBefore() {
        return Optional.ofNullable(stageBefore);
    }

    public Optional<Integer> score() {
        return Optional.ofNullable(score);
    }

    public Optional<String> grade() {
        return Optional.ofNullable(grade);
    }

    public Optional<String> worst() {
        return Optional.ofNullable(worst);
    }

    public int openFindings() {
        return openFindings;
    }

    public int unknownChecks() {
        return unknownChecks;
    }

    public Optional<Instant> scannedAt() {
        return Optional.ofNullable(scannedAt);
    }

    /// When the stage and the grade shown were last seen to hold.
    public Optional<Instant> knownAt() {
        return Optional.ofNullable(knownAt);
    }

    public Optional<UUID> snapshotId() {
        return Optional.ofNullable(snapshotId);
    }
}
