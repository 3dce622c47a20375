package org.mailward.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.TenantRow;

/// One thing that somebody did. Never changed; the database chains each to the one before.
@Entity
@Immutable
@Table(name = "audit_event")
public class AuditEvent extends TenantRow {

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    private Instant at;

    private String actor;

    @Column(name = "actor_name")
    private String actorName;

    private String origin;

    private String action;

    private String object;

    private String detail;

    @Column(insertable = false)
    private @Nullable String chain;

    protected AuditEvent() {
    }

    /// @param action a verb in the past tense with its capability, such as `customer.created`
    /// @param object the id of what it was done to
    /// @param detail one line for a person, without secrets
    public AuditEvent(UUID id, Actor by, Optional<UUID> customer, Instant at, String action, String object, String detail) {
        super(id);
        this.customerId = customer.orElse(null);
        this.at = at;
        this.actor = by.subject();
        this.actorName = by.name();
        this.origin = by.origin();
        this.action = action;
        this.object = object;
        this.detail = detail;
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public Instant at() {
        return at;
    }

    public String actorName() {
        return actorName;
    }

    public String origin() {
        return origin;
    }

    public String action() {
        return action;
    }

    public String detail() {
        return detail;
    }
}
