package org.mailward.scanning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.CustomerRow;

/// A wish to have a domain scanned, kept until it is fulfilled.
///
/// This row, not the message about it, is the truth: a message may be lost or come twice. Whoever works on the scan holds a
/// lease; when the lease ends without a result, the scan is taken up again.
@Entity
@Table(name = "scan")
public class Scan extends CustomerRow {

    @Column(name = "domain_id", updatable = false)
    private UUID domainId;

    @Column(name = "batch_id", updatable = false)
    private UUID batchId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private ScanReason reason;

    @Column(name = "requested_by", updatable = false)
    private String requestedBy;

    @Column(name = "requested_at", updatable = false)
    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    private ScanState state;

    private int attempts;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "leased_until")
    private @Nullable Instant leasedUntil;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    private @Nullable String problem;

    @Column(name = "snapshot_id")
    private @Nullable UUID snapshotId;

    @Version
    private int version;

    protected Scan() {
    }

    /// @param batchId scans asked for together, so that their progress can be shown as one
    public Scan(UUID id, UUID customerId, UUID domainId, UUID batchId, ScanReason reason, String requestedBy, Instant at) {
        super(id, customerId);
        this.domainId = domainId;
        this.batchId = batchId;
        this.reason = reason;
        this.requestedBy = requestedBy;
        this.requestedAt = at;
        this.sentAt = at;
        this.state = ScanState.QUEUED;
    }

    /// Notes that a message about this scan went out.
    public void sent(Instant at) {
        sentAt = at;
    }

    /// Gives up for good.
    public void fail(String why, Instant at) {
        state = ScanState.FAILED;
        leasedUntil = null;
        problem = why;
        finishedAt = at;
    }

    public UUID domainId() {
        return domainId;
    }

    public UUID batchId() {
        return batchId;
    }

    public ScanReason reason() {
        return reason;
    }

    public ScanState state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
