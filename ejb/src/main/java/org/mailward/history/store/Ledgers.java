package org.mailward.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.mailward.history.LedgerRow;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// What is last known of each domain's records.
@ApplicationScoped
public class Ledgers {

    @Inject
    private Persistence persistence;

    /// The ledgers of these domains; those that were never scanned have none.
    public List<LedgerRow> of(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? List.of() : persistence.query(scope, "select l from LedgerRow l where {l in scope} and l.id in :domains", LedgerRow.class)
                .setParameter("domains", domains).getResultList();
    }

    public void add(Scope scope, LedgerRow ledger) {
        persistence.add(scope, ledger);
    }

    public void forget(Scope scope, UUID domain) {
        persistence.delete(scope, "delete from LedgerRow l where {l in scope} and l.id = :domain", query -> query.setParameter("domain", domain));
    }
}
