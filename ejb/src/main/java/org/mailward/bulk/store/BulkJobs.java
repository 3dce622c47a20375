package org.mailward.bulk.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.bulk.BulkJob;
import org.mailward.bulk.BulkState;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// Bulk actions. Whoever sees the whole provider sees all of them; the others of its people see their own; a customer's people none.
@ApplicationScoped
public class BulkJobs {

    private static final String NOBODY = "";
    private static final List<BulkState> OPEN = List.of(BulkState.WAITING, BulkState.UNDERWAY);

    @Inject
    private Persistence persistence;

    public void add(Scope scope, BulkJob job) {
        persistence.add(scope, job);
        persistence.flush(scope);
    }

    public Optional<BulkJob> find(Scope scope, UUID id) {
        return query(scope, "select j", " and j.id = :id", "", BulkJob.class).setParameter("id", id).getResultList().stream().findFirst();
    }

    /// The same, held against other transactions until this one ends.
    public Optional<BulkJob> hold(Scope scope, UUID id) {
        return query(scope, "select j", " and j.id = :id", "", BulkJob.class).setParameter("id", id).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream().findFirst();
    }

    /// Waits until nobody else begins the same wish, so that two clicks at one moment are one.
    public void holdWish(Scope scope, UUID once) {
        persistence.inBulk(scope, bulk -> {
            bulk.lock(List.of("bulk/" + once), false);
            return once;
        });
    }

    /// What the actor asked for by this wish already.
    public Optional<BulkJob> ofWish(Scope scope, UUID once) {
        return query(scope, "select j", " and j.owner = :asker and j.once = :once", "", BulkJob.class).setParameter("asker", scope.actor().subject()).setParameter("once", once)
                .getResultList().stream().findFirst();
    }

    /// The newest first.
    public Page<BulkJob> page(Scope scope, int first, int count) {
        return new Page<>(query(scope, "select count(j)", "", "", Long.class).getSingleResult(),
                query(scope, "select j", "", " order by j.askedAt desc, j.id desc", BulkJob.class).setFirstResult(first).setMaxResults(Page.limit(count)).getResultList());
    }

    /// How many of the actor's own are not over.
    public long open(Scope scope) {
        return query(scope, "select count(j)", " and j.owner = :asker and j.state in :open", "", Long.class).setParameter("asker", scope.actor().subject()).setParameter("open", OPEN).getSingleResult();
    }

    /// Those that somebody may take a turn at, the oldest first.
    public List<BulkJob> due(Scope scope, Instant now, int most) {
        return query(scope, "select j", " and j.state in :open and (j.leasedUntil is null or j.leasedUntil <= :now)", " order by j.askedAt", BulkJob.class)
                .setParameter("open", OPEN).setParameter("now", now).setMaxResults(most).getResultList();
    }

    /// Forgets what was asked for before a moment and is over, with its rows.
    public void forget(Scope scope, Instant before) {
        persistence.delete(scope, "delete from BulkJob j where {j of provider} and j.askedAt < :before and j.state not in :open",
                query -> query.setParameter("before", before).setParameter("open", OPEN));
    }

    private <T> TypedQuery<T> query(Scope scope, String what, String condition, String order, Class<T> type) {
        var query = persistence.query(scope, what + " from BulkJob j where {j of provider}" + (scope.seesAllCustomers() ? "" : " and j.owner = :owner") + condition + order, type);
        if (!scope.seesAllCustomers()) {
            query.setParameter("owner", scope.actor().role().ofACustomer() ? NOBODY : scope.actor().subject());
        }
        return query;
    }
}
