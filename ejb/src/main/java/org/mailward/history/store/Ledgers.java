package org.mailward.history.store;

import static org.mailward.platform.persistence.Bulk.column;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailward.history.LedgerRow;
import org.mailward.history.Recalled;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// What is last known of each domain's records.
@ApplicationScoped
public class Ledgers {

    private static final String ADD = """
            insert into dns_ledger (provider_id, customer_id, id, hash, entries, entered_at) select {provider}, v.customer_id, v.id, v.hash, v.entries, v.entered_at
              from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as timestamptz[])) v (customer_id, id, hash, entries, entered_at)""";
    private static final String MARKS = "select l.id, l.hash, l.entered_at from dns_ledger l where {l in scope} and l.id = any (cast(? as uuid[]))";
    private static final String KNOWN = "select l.id, l.entries from dns_ledger l where {l in scope} and l.id = any (cast(? as uuid[]))";

    @Inject
    private Persistence persistence;

    /// By what a ledger is told from another without reading it.
    public record Mark(UUID domain, String hash, Instant enteredAt) {
    }

    /// The marks of these domains' ledgers; those that were never scanned have none.
    public List<Mark> marks(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? List.of() : persistence.inBulk(scope, bulk -> bulk.rows(MARKS,
                row -> new Mark(row.getObject(1, UUID.class), row.getString(2), row.getTimestamp(3).toInstant()), domains));
    }

    /// What is last known of these domains; one that was never scanned has no entry.
    public Map<UUID, Recalled> known(Scope scope, Collection<UUID> domains) {
        var known = new HashMap<UUID, Recalled>();
        if (!domains.isEmpty()) {
            persistence.inBulk(scope, bulk -> bulk.rows(KNOWN, row -> Map.entry(row.getObject(1, UUID.class), Recalled.of(row.getString(2))), domains))
                    .forEach(one -> known.put(one.getKey(), one.getValue()));
        }
        return known;
    }

    /// The ledgers of these domains; those that were never scanned have none.
    public List<LedgerRow> of(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? List.of() : persistence.query(scope, "select l from LedgerRow l where {l in scope} and l.id in :domains", LedgerRow.class)
                .setParameter("domains", domains).getResultList();
    }

    public void add(Scope scope, Collection<LedgerRow> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        // What they hang on may have been added in this transaction.
        persistence.flush(scope);
        persistence.inBulk(scope, bulk -> bulk.run(ADD, column(fresh, LedgerRow::customerId), column(fresh, LedgerRow::id), column(fresh, LedgerRow::hash), column(fresh, LedgerRow::entries),
                column(fresh, LedgerRow::enteredAt)));
    }

    public void forget(Scope scope, UUID domain) {
        persistence.delete(scope, "delete from LedgerRow l where {l in scope} and l.id = :domain", query -> query.setParameter("domain", domain));
    }
}
