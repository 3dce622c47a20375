package org.mailward.onboarding;

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
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.TenantRow;

/// A seat kept for a person until he or she takes it by a secret link.
///
/// Only the token's SHA-256 is kept, so that a copy of the database opens no door.
@Entity
@Table(name = "invitation")
public class Invitation extends TenantRow {

    @Column(name = "customer_id", updatable = false)
    private @Nullable UUID customerId;

    @Column(updatable = false)
    private String email;

    @Column(updatable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Role role;

    @Column(name = "all_customers", updatable = false)
    private boolean allCustomers;

    @Column(name = "token_hash", updatable = false)
    private String tokenHash;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    @Column(name = "accepted_at")
    private @Nullable Instant acceptedAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Version
    private int version;

    protected Invitation() {
    }

    public Invitation(UUID id, String email, String name, Place place, String tokenHash, String createdBy, Instant at, Instant expiresAt) {
        super(id);
        this.email = email;
        this.name = name;
        this.role = place.role();
        this.customerId = place.customer().orElse(null);
        this.allCustomers = place.allCustomers();
        this.tokenHash = tokenHash;
        this.createdBy = createdBy;
        this.createdAt = at;
        this.expiresAt = expiresAt;
    }

    public boolean open(Instant now) {
        return acceptedAt == null && withdrawnAt == null && now.isBefore(expiresAt);
    }

    public void accept(Instant at) {
        acceptedAt = at;
    }

    public void withdraw(Instant at) {
        withdrawnAt = at;
    }

    public Place place() {
        return new Place(role, Optional.ofNullable(customerId), allCustomers);
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
