package org.mailward.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Stage;
import org.mailward.estate.StageTarget;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.TenantRow;

/// A bulk action from the wish to its end. Its rows are beside it, each with what became of it.
///
/// Whoever works on it holds a lease and has a turn; when the lease runs out another takes the next turn, and whoever had the one before can
/// write nothing more.
@Entity
@Table(name = "bulk_job")
public class BulkJob extends TenantRow {

    @Column(updatable = false)
    private String owner;

    @Column(name = "owner_name", updatable = false)
    private String ownerName;

    @Column(updatable = false)
    private UUID once;

    @Enumerated(EnumType.STRING)
    @Column(name = "rows_of", updatable = false)
    private BulkOf rowsOf;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private BulkDeed deed;

    @Column(updatable = false)
    private String tag;

    @Column(name = "target_stage", updatable = false)
    private @Nullable String targetStage;

    @Column(name = "target_by", updatable = false)
    private @Nullable LocalDate targetBy;

    @Column(name = "membership_id", updatable = false)
    private @Nullable UUID membershipId;

    @Enumerated(EnumType.STRING)
    private BulkState state;

    private int total;

    private int done;

    private int failed;

    private int turns;

    @Column(name = "idle_turns")
    private int idleTurns;

    @Column(name = "asked_at", updatable = false)
    private Instant askedAt;

    @Column(name = "leased_until")
    private @Nullable Instant leasedUntil;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    private String trouble;

    @Version
    private int version;

    protected BulkJob() {
    }

    /// @param once the same for one wish however often it is sent
    /// @param total rows
    public BulkJob(UUID id, Actor owner, UUID once, BulkTask task, int total, Instant at) {
        super(id);
        this.owner = owner.subject();
        this.ownerName = owner.name();
        this.once = once;
        this.rowsOf = task.rows();
        this.deed = task.deed();
        this.tag = task.tag().orElse("");
        this.targetStage = task.target().map(target -> target.stage().name()).orElse(null);
        this.targetBy = task.target().flatMap(StageTarget::by).orElse(null);
        this.membershipId = task.member().orElse(null);
        this.state = BulkState.WAITING;
        this.total = total;
        this.askedAt = at;
        this.trouble = "";
    }

    /// Somebody begins a turn.
    /// @return the turn's number, by which what is written belongs to it
    public int begin(Instant now, Duration lease) {
        state = BulkState.UNDERWAY;
        turns++;
        idleTurns++;
        leasedUntil = now.plus(lease);
        return turns;
    }

    /// May whoever has this turn still write?
    public boolean heldBy(int turn) {
        return state == BulkState.UNDERWAY && turns == turn;
    }

    /// Rows are over; the lease begins anew.
    public void advance(int doneRows, int failedRows, Instant now, Duration lease) {
        done += doneRows;
        failed += failedRows;
        idleTurns = 0;
        leasedUntil = now.plus(lease);
    }

    public void end(BulkState how, Instant at, String sentence) {
        state = how;
        leasedUntil = null;
        finishedAt = at;
        trouble = sentence;
    }

    /// The next turn may begin at once.
    public void letGo() {
        state = BulkState.WAITING;
        leasedUntil = null;
    }

    public BulkTask task() {
        return new BulkTask(rowsOf, deed, Optional.of(tag).filter(word -> !word.isEmpty()),
                Optional.ofNullable(targetStage).map(stage -> new StageTarget(Stage.valueOf(stage), Optional.ofNullable(targetBy))), Optional.ofNullable(membershipId));
    }

    public String owner() {
        return owner;
    }

    public String ownerName() {
        return ownerName;
    }

    public BulkState state() {
        return state;
    }

    public int total() {
        return total;
    }

    public int done() {
        return done;
    }

    public int failed() {
        return failed;
    }

    /// Turns since a row was last over.
    public int idleTurns() {
        return idleTurns;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public String trouble() {
        return trouble;
    }
}
