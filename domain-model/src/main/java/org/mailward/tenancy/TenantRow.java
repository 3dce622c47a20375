package org.mailward.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/// A row that belongs to one provider.
///
/// The table's key leads with the provider; the time-ordered id alone identifies the entity to JPA.
@MappedSuperclass
public abstract class TenantRow {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "provider_id", updatable = false)
    private UUID providerId;

    protected TenantRow() {
    }

    protected TenantRow(UUID id) {
        this.id = id;
    }

    public UUID id() {
        return id;
    }

    public UUID providerId() {
        return providerId;
    }
}
