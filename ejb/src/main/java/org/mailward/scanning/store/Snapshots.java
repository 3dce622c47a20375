package org.mailward.scanning.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Persistence;
import org.mailward.scanning.Snapshot;
import org.mailward.scanning.SnapshotLine;
import org.mailward.tenancy.Scope;

/// What each scan gathered.
@ApplicationScoped
public class Snapshots {

    @Inject
    private Persistence persistence;

    public void add(Scope scope, Snapshot snapshot) {
        persistence.add(scope, snapshot);
    }

    public Optional<Snapshot> find(Scope scope, UUID id) {
        return persistence.find(scope, "select s from Snapshot s where {s in scope} and s.id = :id", Snapshot.class, id);
    }

    /// Those of these that are in scope, in no order.
    public List<Snapshot> some(Scope scope, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : persistence.query(scope, "select s from Snapshot s where {s in scope} and s.id in :ids", Snapshot.class)
                .setParameter("ids", ids).getResultList();
    }

    /// The newest first, without the evidence.
    public List<SnapshotLine> history(Scope scope, UUID domain, int most) {
        return persistence.query(scope, """
                select new org.mailward.scanning.SnapshotLine(s.id, s.takenAt, s.stage, s.score, s.grade, s.raised, s.sustained, s.eased)
                  from Snapshot s where {s in scope} and s.domainId = :domain order by s.takenAt desc, s.id desc""", SnapshotLine.class)
                .setParameter("domain", domain).setMaxResults(most).getResultList();
    }

    /// @param evidence as JSON
    public record Kept(UUID id, String evidence) {
    }

    /// All of a domain, the oldest first.
    public List<Kept> kept(Scope scope, UUID domain) {
        return persistence.query(scope, "select s.id, s.evidence from Snapshot s where {s in scope} and s.domainId = :domain order by s.takenAt, s.id", Kept.class)
                .setParameter("domain", domain).getResultList();
    }

    public void forget(Scope scope, UUID domain) {
        persistence.delete(scope, "delete from Snapshot s where {s in scope} and s.domainId = :domain", query -> query.setParameter("domain", domain));
    }
}
