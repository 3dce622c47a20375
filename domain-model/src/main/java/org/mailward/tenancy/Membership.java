package org.mailward.tenancy;

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

/// One person's place in one provider or one of its customers. A person may hold several, also with several providers.
@Entity
@Table(name = "membership")
public class Membership extends TenantRow {

    @Column(name = "customer_id", updatable = false)
    private @Nullable UUID customerId;

    @Column(updatable = false)
    private String subject;

    private String name;

    private String email;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "all_customers")
    private boolean allCustomers;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Version
    private int version;

    protected Membership() {
    }

    /// @param place the role, and for whom
    public Membership(UUID id, String subject, String name, String email, Place place, Instant at) {
        super(id);
        this.subject = subject;
        this.name = name;
        this.email = email;
        this.role = place.role();
        this.customerId = place.customer().orElse(null);
        this.allCustomers = place.allCustomers();
        this.createdAt = at;
    }

    public void end(Instant at) {
        endedAt = at;
    }

    public void seeAllCustomers(boolean all) {
        allCustomers = all;
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public String subject() {
        return subject;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public Role role() {
        return role;
    }

    public boolean allCustomers() {
        return allCustomers;
    }

    public boolean current() {
        return endedAt == null;
    }
}
