package org.mailward.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.mailward.history.ChangeQuery;
import org.mailward.history.DnsChange;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// Every change of a record that was seen.
@ApplicationScoped
public class DnsChanges {

    @Inject
    private Persistence persistence;

    public void add(Scope scope, Collection<DnsChange> changes) {
        changes.forEach(change -> persistence.add(scope, change));
    }

    public void forget(Scope scope, UUID domain) {
        persistence.delete(scope, "delete from DnsChange h where {h in scope} and h.domainId = :domain", query -> query.setParameter("domain", domain));
    }

    /// The newest first.
    public Page<DnsChange> page(Scope scope, ChangeQuery wish) {
        var where = new StringBuilder(" from DnsChange h where {h in scope}");
        wish.customer().ifPresent(_ -> where.append(" and h.customerId = :customer"));
        wish.domain().ifPresent(_ -> where.append(" and h.domainId = :domain"));
        wish.topic().ifPresent(_ -> where.append(" and h.topic = :topic"));
        wish.kind().ifPresent(_ -> where.append(" and h.kind = :kind"));
        wish.from().ifPresent(_ -> where.append(" and h.seenAt >= :from"));
        wish.until().ifPresent(_ -> where.append(" and h.seenAt < :until"));
        var total = persistence.query(scope, "select count(h)" + where, Long.class);
        var rows = persistence.query(scope, "select h" + where + " order by h.seenAt desc, h.id desc", DnsChange.class);
        for (var query : List.of(total, rows)) {
            wish.customer().ifPresent(id -> query.setParameter("customer", id));
            wish.domain().ifPresent(id -> query.setParameter("domain", id));
            wish.topic().ifPresent(topic -> query.setParameter("topic", topic));
            wish.kind().ifPresent(kind -> query.setParameter("kind", kind));
            wish.from().ifPresent(from -> query.setParameter("from", from));
            wish.until().ifPresent(until -> query.setParameter("until", until));
        }
        return new Page<>(total.getSingleResult(), rows.setFirstResult(wish.first()).setMaxResults(wish.count()).getResultList());
    }
}
