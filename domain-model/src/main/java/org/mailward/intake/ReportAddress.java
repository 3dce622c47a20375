package org.mailward.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.CustomerRow;

/// Where one domain's reports are sent. Whoever knows the address can send to it, and to nothing else.
@Entity
@Table(name = "report_address")
public class ReportAddress extends CustomerRow {

    @Column(name = "domain_id", updatable = false)
    private UUID domainId;

    @Column(updatable = false)
    private String token;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Version
    private int version;

    protected ReportAddress() {
    }

    public ReportAddress(UUID id, UUID customerId, UUID domainId, ReportToken token, Instant at) {
        super(id, customerId);
        this.domainId = domainId;
        this.token = token.value();
        this.createdAt = at;
    }

    public UUID domainId() {
        return domainId;
    }

    public ReportToken token() {
        return new ReportToken(token);
    }

    /// @param host the provider's reports host
    public String at(String host) {
        return token + "@" + host;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> retiredAt() {
        return Optional.ofNullable(retiredAt);
    }
}
