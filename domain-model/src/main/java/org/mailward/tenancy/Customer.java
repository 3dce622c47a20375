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

/// A provider's client company.
@Entity
@Table(name = "customer")
public class Customer extends TenantRow {

    private String name;

    @Column(name = "contact_name")
    private String contactName;

    @Column(name = "contact_email")
    private String contactEmail;

    private String sector;

    private String language;

    private String country;

    @Enumerated(EnumType.STRING)
    private CustomerState state;

    @Column(name = "state_since")
    private Instant stateSince;

    @Column(name = "state_reason")
    private String stateReason;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private int version;

    protected Customer() {
    }

    public Customer(UUID id, CustomerProfile profile, CustomerState state, String reason, Instant at) {
        super(id);
        describe(profile);
        this.state = state;
        this.stateSince = at;
        this.stateReason = reason;
        this.createdAt = at;
    }

    public final void describe(CustomerProfile profile) {
        name = profile.name();
        contactName = profile.contactName();
        contactEmail = profile.contactEmail();
        sector = profile.sector();
        language = profile.language();
        country = profile.country();
    }

    /// Moves to another state of the customer's life.
    /// @return the note of the change to keep, or why it is refused
    public Outcome<CustomerStateChange> enter(CustomerState next, String reason, Instant at, Actor by, UUID changeId) {
        if (next == state) {
            return Outcome.refused("state", name + " is already in this state.");
        }
        if (closed().isPresent()) {
            return Outcome.refused("state", closed().get());
        }
        if (reason.isBlank() || reason.length() > 500) {
            return Outcome.refused("reason", "Give a reason of 1 to 500 characters; it stays in the customer's history.");
        }
        state = next;
        stateSince = at;
        stateReason = reason.strip();
        return Outcome.done(new CustomerStateChange(changeId, id(), next, stateReason, at, by.name()));
    }

    /// Why nothing of it changes any more; empty while it is served.
    public Optional<String> closed() {
        return state.changeable() ? Optional.empty() : Optional.of(name + " was off-boarded and is kept as it is. Create the customer anew to serve it again.");
    }

    public CustomerProfile profile() {
        return new CustomerProfile(name, contactName, contactEmail, sector, language, country);
    }

    public String name() {
        return name;
    }

    public CustomerState state() {
        return state;
    }

    public Instant stateSince() {
        return stateSince;
    }

    public String stateReason() {
        return stateReason;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }
}
