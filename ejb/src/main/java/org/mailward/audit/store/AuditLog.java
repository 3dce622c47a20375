package org.mailward.audit.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.AuditEvent;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// The log of deeds; rows are added and read, never changed.
@ApplicationScoped
public class AuditLog {

    @Inject
    private Persistence persistence;

    public void add(Scope scope, AuditEvent event) {
        persistence.add(scope, event);
    }

    /// Newest first; deeds on no customer in particular show only to a scope over the whole provider.
    public Page<AuditEvent> page(Scope scope, Optional<UUID> customer, int first, int count) {
        var wanted = customer.isPresent() ? Optional.of(List.of(customer.get())) : scope.customers().map(List::copyOf);
        if (customer.isPresent() && !scope.sees(customer.get()) || wanted.map(List::isEmpty).orElse(false)) {
            return new Page<>(0, List.of());
        }
        var where = " from AuditEvent e where {e of provider}" + (wanted.isPresent() ? " and e.customerId in :customers" : "");
        var total = persistence.query(scope, "select count(e)" + where, Long.class);
        var rows = persistence.query(scope, "select e" + where + " order by e.at desc, e.id desc", AuditEvent.class);
        wanted.ifPresent(ids -> {
            total.setParameter("customers", ids);
            rows.setParameter("customers", ids);
        });
        return new Page<>(total.getSingleResult(), rows.setFirstResult(first).setMaxResults(Page.limit(count)).getResultList());
    }
}
