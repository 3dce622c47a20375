package org.mailward.prospect.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.prospect.Prospect;
import org.mailward.tenancy.Scope;

/// The prospects of a provider. One that became a customer is seen by whoever sees that customer, every other by those who see all.
@ApplicationScoped
public class Prospects {

    private static final String IN_SCOPE = "{p of provider} and (:all = true or p.customerId in :customers)";
    private static final List<UUID> NOBODY = List.of(new UUID(0, 0));

    @Inject
    private Persistence persistence;

    public Optional<Prospect> find(Scope scope, UUID id) {
        return persistence.query(scope, "select p from Prospect p where " + IN_SCOPE + " and p.id = :id", Prospect.class)
                .setParameter("all", scope.seesAllCustomers()).setParameter("customers", customers(scope)).setParameter("id", id)
                .getResultList().stream().findFirst();
    }

    /// The same, held against other transactions until this one ends.
    public Optional<Prospect> hold(Scope scope, UUID id) {
        return persistence.query(scope, "select p from Prospect p where " + IN_SCOPE + " and p.id = :id", Prospect.class)
                .setParameter("all", scope.seesAllCustomers()).setParameter("customers", customers(scope)).setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream().findFirst();
    }

    /// The newest first.
    public Page<Prospect> page(Scope scope, int first, int count) {
        var total = persistence.query(scope, "select count(p) from Prospect p where " + IN_SCOPE, Long.class)
                .setParameter("all", scope.seesAllCustomers()).setParameter("customers", customers(scope));
        var rows = persistence.query(scope, "select p from Prospect p where " + IN_SCOPE + " order by p.createdAt desc, p.id desc", Prospect.class)
                .setParameter("all", scope.seesAllCustomers()).setParameter("customers", customers(scope))
                .setFirstResult(first).setMaxResults(Page.limit(count));
        return new Page<>(total.getSingleResult(), rows.getResultList());
    }

    public void add(Scope scope, Prospect prospect) {
        persistence.add(scope, prospect);
    }

    private static List<UUID> customers(Scope scope) {
        return scope.customers().filter(some -> !some.isEmpty()).map(List::copyOf).orElse(NOBODY);
    }
}
