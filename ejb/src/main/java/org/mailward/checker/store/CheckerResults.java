package org.mailward.checker.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.checker.CheckerResult;
import org.mailward.platform.persistence.Lookups;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.persistence.Visibility;
import org.mailward.tenancy.Scope;

/// What the checks of a provider's checker found; for those who see all of its customers.
@ApplicationScoped
public class CheckerResults {

    /// Where a presented link leads.
    public record Found(UUID provider, UUID result) {
    }

    @Inject
    private Persistence persistence;

    @Inject
    private Lookups lookups;

    /// Finds a result by the hash of its link's secret, before any scope is known.
    public Optional<Found> presented(String secretHash) {
        return lookups.ask(Visibility.ofResult(secretHash),
                "select provider_id, id from checker_result where secret_hash = nullif(current_setting('mailward.result', true), '')",
                row -> new Found(row.getObject("provider_id", UUID.class), row.getObject("id", UUID.class))).stream().findFirst();
    }

    public Optional<CheckerResult> find(Scope scope, UUID id) {
        return persistence.find(scope, "select r from CheckerResult r where {r of provider} and r.id = :id", CheckerResult.class, id)
                .filter(_ -> scope.seesAllCustomers());
    }

    /// The newest first.
    public Page<CheckerResult> page(Scope scope, int first, int count) {
        var total = persistence.query(scope, "select count(r) from CheckerResult r where {r of provider}", Long.class);
        var rows = persistence.query(scope, "select r from CheckerResult r where {r of provider} order by r.askedAt desc, r.id desc", CheckerResult.class)
                .setFirstResult(first).setMaxResults(Page.limit(count));
        return scope.seesAllCustomers() ? new Page<>(total.getSingleResult(), rows.getResultList()) : new Page<>(0, List.of());
    }

    public void add(Scope scope, CheckerResult result) {
        persistence.add(scope, result);
    }

    /// Forgets the results whose links have expired, and the oldest beyond a number: how many there are is up to strangers.
    public void forget(Scope scope, Instant now, int most) {
        persistence.delete(scope, "delete from CheckerResult r where {r of provider} and r.expiresAt <= :now", query -> query.setParameter("now", now));
        persistence.query(scope, "select r.askedAt from CheckerResult r where {r of provider} order by r.askedAt desc", Instant.class)
                .setFirstResult(most).setMaxResults(1).getResultList().stream().findFirst()
                .ifPresent(last -> persistence.delete(scope, "delete from CheckerResult r where {r of provider} and r.askedAt <= :last", query -> query.setParameter("last", last)));
    }
}
