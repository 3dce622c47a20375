package org.mailward.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/// A row that belongs to one customer of one provider.
@MappedSuperclass
public abstract class CustomerRow extends TenantRow {

    @Column(name = "customer_id", updatable = false)
    private UUID customerId;

    protected CustomerRow() {
    }

    protected CustomerRow(UUID id, UUID customerId) {
        super(id);
        this.customerId = customerId;
    }

    public UUID customerId() {
        return customerId;
    }
}
