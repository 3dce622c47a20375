package org.mailward.platform.persistence;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/// Ties a [Visibility] to the running transaction, for good: a transaction that began for one tenant never serves another.
final class TransactionVisibility {

    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";
    private static final Object KEY = TransactionVisibility.class.getName();

    private TransactionVisibility() {
    }

    /// @throws IllegalStateException when no transaction is active, or it already serves another visibility
    static void pin(Visibility visibility) {
        var registry = registry();
        if (registry.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("Data is reached inside a transaction only; a boundary begins it");
        }
        var before = registry.getResource(KEY);
        if (before == null) {
            registry.putResource(KEY, visibility);
        } else if (!before.equals(visibility)) {
            throw new IllegalStateException("This transaction already serves another scope; begin a new one");
        }
    }

    static Optional<Visibility> pinned() {
        var registry = registry();
        return registry.getTransactionStatus() == Status.STATUS_NO_TRANSACTION
                ? Optional.empty()
                : Optional.ofNullable((Visibility) registry.getResource(KEY));
    }

    private static TransactionSynchronizationRegistry registry() {
        try {
            return InitialContext.doLookup(REGISTRY);
        } catch (NamingException e) {
            throw new PersistenceTrouble("The server offers no transaction registry", e);
        }
    }
}
