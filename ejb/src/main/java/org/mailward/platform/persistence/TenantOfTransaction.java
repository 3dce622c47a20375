package org.mailward.platform.persistence;

import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/// Tells Hibernate whose rows a session is about; without a pinned scope, nobody's.
public class TenantOfTransaction implements CurrentTenantIdentifierResolver<UUID> {

    /// The tenant of a session without a scope; no row bears it.
    static final UUID NOBODY = new UUID(0, 0);

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return TransactionVisibility.pinned().flatMap(Visibility::provider).orElse(NOBODY);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
