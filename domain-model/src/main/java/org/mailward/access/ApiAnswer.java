package org.mailward.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.TenantRow;

/// A request that a program wants to have done once, and what it was answered.
///
/// The row is there before the work begins, so that the same request at the same moment finds it.
@Entity
@Table(name = "api_answer")
public class ApiAnswer extends TenantRow {

    /// What was answered.
    /// @param location path below the API's root; empty where there was none
    /// @param body the JSON that was sent; empty where it held a secret or there was none
    public record Answer(int status, String location, String body) {
    }

    @Column(name = "customer_id", updatable = false)
    private @Nullable UUID customerId;

    @Column(updatable = false)
    private String actor;

    @Column(name = "request_key", updatable = false)
    private String requestKey;

    @Column(name = "request_hash", updatable = false)
    private String requestHash;

    @Column(name = "begun_at", updatable = false)
    private Instant begunAt;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    private @Nullable Integer status;

    private String location;

    private String body;

    @Version
    private int version;

    protected ApiAnswer() {
    }

    /// @param customer the one that the program sees; empty when it sees all
    /// @param actor the program
    /// @param requestKey the key that it gave the request
    /// @param requestHash SHA-256 of the request
    public ApiAnswer(UUID id, Optional<UUID> customer, String actor, String requestKey, String requestHash, Instant at, Instant expiresAt) {
        super(id);
        this.customerId = customer.orElse(null);
        this.actor = actor;
        this.requestKey = requestKey;
        this.requestHash = requestHash;
        this.begunAt = at;
        this.expiresAt = expiresAt;
        this.location = "";
        this.body = "";
    }

    public void finish(Answer answer) {
        status = answer.status();
        location = answer.location();
        body = answer.body();
    }

    /// Empty while the work is under way.
    public Optional<Answer> answer() {
        return Optional.ofNullable(status).map(known -> new Answer(known, location, body));
    }

    public boolean isOf(String hash) {
        return requestHash.equals(hash);
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public Instant begunAt() {
        return begunAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
