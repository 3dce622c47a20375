package org.mailward.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// One step in a customer's life, kept for good.
@Entity
@Table(name = "customer_state_change")
public class CustomerStateChange extends CustomerRow {

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private CustomerState state;

    @Column(updatable = false)
    private String reason;

    @Column(name = "changed_at", updatable = false)
    private Instant changedAt;

    @Column(name = "changed_by", updatable = false)
    private String changedBy;

    protected CustomerStateChange() {
    }

    public CustomerStateChange(UUID id, UUID customerId, CustomerState state, String reason, Instant changedAt, String changedBy) {
        super(id, customerId);
        this.state = state;
        this.reason = reason;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
    }

    public CustomerState state() {
        return state;
    }

    public String reason() {
        return reason;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String changedBy() {
        return changedBy;
    }
}
