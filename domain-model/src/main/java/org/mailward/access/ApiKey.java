package org.mailward.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.TenantRow;

/// A secret by which a program acts in one place of a provider. Only its SHA-256 is kept.
@Entity
@Table(name = "api_key")
public class ApiKey extends TenantRow {

    @Column(name = "customer_id", updatable = false)
    private @Nullable UUID customerId;

    @Column(updatable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Role role;

    @Column(updatable = false)
    private String rights;

    @Column(name = "key_hash", updatable = false)
    private String keyHash;

    @Column(updatable = false)
    private String hint;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Version
    private int version;

    protected ApiKey() {
    }

    /// @param hint the key's first characters, to tell keys apart without knowing them
    public ApiKey(UUID id, String name, Place place, Set<KeyRight> rights, String keyHash, String hint, String createdBy, Instant at) {
        super(id);
        this.name = name;
        this.role = place.role();
        this.customerId = place.customer().orElse(null);
        this.rights = KeyRight.write(rights);
        this.keyHash = keyHash;
        this.hint = hint;
        this.createdBy = createdBy;
        this.createdAt = at;
    }

    public void revoke(Instant at) {
        if (revokedAt == null) {
            revokedAt = at;
        }
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    public Set<KeyRight> rights() {
        return KeyRight.read(rights);
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public String hint() {
        return hint;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }
}
