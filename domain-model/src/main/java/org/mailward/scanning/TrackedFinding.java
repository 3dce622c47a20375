package org.mailward.scanning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.TenantRow;

/// A finding's life on a domain: raised by one snapshot, sustained by others, eased by a last one.
@Entity
@Table(name = "finding")
public class TrackedFinding extends TenantRow {

    @Column(name = "customer_id", updatable = false)
    private UUID customerId;

    @Column(name = "domain_id", updatable = false)
    private UUID domainId;

    @Column(name = "rule_id", updatable = false)
    private String ruleId;

    @Column(updatable = false)
    private String subject;

    private String severity;

    @Column(name = "raised_at", updatable = false)
    private Instant raisedAt;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "eased_at")
    private @Nullable Instant easedAt;

    protected TrackedFinding() {
    }

    /// @param subject what the finding is about, such as a record's name or a selector; with the rule it makes the finding's identity
    public TrackedFinding(UUID id, UUID customerId, UUID domainId, String ruleId, String subject, String severity, Instant at) {
        super(id);
        this.customerId = customerId;
        this.domainId = domainId;
        this.ruleId = ruleId;
        this.subject = subject;
        this.severity = severity;
        this.raisedAt = at;
        this.seenAt = at;
    }

    public void sustain(String severityNow, Instant at) {
        severity = severityNow;
        seenAt = at;
    }

    public void ease(Instant at) {
        easedAt = at;
    }

    public UUID domainId() {
        return domainId;
    }

    public String ruleId() {
        return ruleId;
    }

    public String subject() {
        return subject;
    }

    public String severity() {
        return severity;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    public Optional<Instant> easedAt() {
        return Optional.ofNullable(easedAt);
    }
}
