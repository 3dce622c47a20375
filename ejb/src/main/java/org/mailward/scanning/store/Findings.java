package org.mailward.scanning.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.mailward.platform.persistence.Persistence;
import org.mailward.scanning.TrackedFinding;
import org.mailward.tenancy.Scope;

/// The findings on each domain, from raised to eased.
@ApplicationScoped
public class Findings {

    @Inject
    private Persistence persistence;

    public void add(Scope scope, TrackedFinding finding) {
        persistence.add(scope, finding);
    }

    public List<TrackedFinding> open(Scope scope, UUID domain) {
        return persistence.query(scope, "select f from TrackedFinding f where {f in scope} and f.domainId = :domain and f.easedAt is null", TrackedFinding.class)
                .setParameter("domain", domain).getResultList();
    }

    public List<TrackedFinding> open(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? List.of()
                : persistence.query(scope, "select f from TrackedFinding f where {f in scope} and f.domainId in :domains and f.easedAt is null", TrackedFinding.class)
                        .setParameter("domains", domains).getResultList();
    }

    public List<TrackedFinding> openOfCustomer(Scope scope, UUID customer) {
        return persistence.query(scope, "select f from TrackedFinding f where {f in scope} and f.customerId = :customer and f.easedAt is null", TrackedFinding.class)
                .setParameter("customer", customer).getResultList();
    }

    public List<TrackedFinding> eased(Scope scope, UUID domain, int most) {
        return persistence.query(scope, "select f from TrackedFinding f where {f in scope} and f.domainId = :domain and f.easedAt is not null order by f.easedAt desc",
                TrackedFinding.class).setParameter("domain", domain).setMaxResults(most).getResultList();
    }

    /// What was raised or eased on these domains at these moments.
    public List<TrackedFinding> turned(Scope scope, Collection<UUID> domains, Collection<Instant> moments) {
        return domains.isEmpty() || moments.isEmpty() ? List.of() : persistence.query(scope, """
                select f from TrackedFinding f where {f in scope} and f.domainId in :domains and (f.raisedAt in :moments or f.easedAt in :moments)
                 order by f.severity, f.ruleId, f.subject""", TrackedFinding.class)
                .setParameter("domains", domains).setParameter("moments", moments).getResultList();
    }

    public void forget(Scope scope, UUID domain) {
        persistence.delete(scope, "delete from TrackedFinding f where {f in scope} and f.domainId = :domain", query -> query.setParameter("domain", domain));
    }
}
