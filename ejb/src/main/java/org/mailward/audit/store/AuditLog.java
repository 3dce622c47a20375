package org.mailward.audit.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.mailward.audit.AuditEvent;
import org.mailward.audit.AuditQuery;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// The log of deeds; rows are added and read, never changed.
@ApplicationScoped
public class AuditLog {

    /// Tags, and the words with which staff lay an arrival aside: neither is ever shown to a customer's own people. What was done to many rows
    /// at once says the tag first.
    private static final String FOR_CLIENTS = " and e.action not in ('customer.tagged', 'domain.tagged', 'arrival.discarded')"
            + " and not (e.action = 'bulk.done' and (e.detail like 'TAG %' or e.detail like 'UNTAG %'))";

    @Inject
    private Persistence persistence;

    public void add(Scope scope, AuditEvent event) {
        persistence.add(scope, event);
    }

    /// Newest first; deeds on no customer in particular show only to a scope over the whole provider, and a customer's own people see nothing of
    /// what the provider keeps for its own.
    public Page<AuditEvent> page(Scope scope, AuditQuery wish) {
        var wanted = wish.customer().isPresent() ? Optional.of(List.of(wish.customer().get())) : scope.customers().map(List::copyOf);
        if (wish.customer().isPresent() && !scope.sees(wish.customer().get()) || wanted.map(List::isEmpty).orElse(false)) {
            return new Page<>(0, List.of());
        }
        var where = " from AuditEvent e where {e of provider}" + (wanted.isPresent() ? " and e.customerId in :customers" : "") + (scope.actor().role().ofACustomer() ? FOR_CLIENTS : "")
                + (wish.person().isPresent() ? " and lower(e.actorName) like :person escape '\\'" : "") + (wish.action().isPresent() ? " and e.action = :action" : "")
                + (wish.from().isPresent() ? " and e.at >= :since" : "") + (wish.until().isPresent() ? " and e.at < :until" : "");
        var total = persistence.query(scope, "select count(e)" + where, Long.class);
        var rows = persistence.query(scope, "select e" + where + " order by e.at desc, e.id desc", AuditEvent.class);
        for (var query : List.of(total, rows)) {
            wanted.ifPresent(ids -> query.setParameter("customers", ids));
            wish.person().ifPresent(name -> query.setParameter("person", "%" + name.replaceAll("([\\\\%_])", "\\\\$1") + "%"));
            wish.action().ifPresent(action -> query.setParameter("action", action));
            wish.from().ifPresent(moment -> query.setParameter("since", moment));
            wish.until().ifPresent(moment -> query.setParameter("until", moment));
        }
        return new Page<>(total.getSingleResult(), rows.setFirstResult(wish.first()).setMaxResults(Page.limit(wish.count())).getResultList());
    }
}
