package org.mailward.scanning.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailward.platform.persistence.Persistence;
import org.mailward.scanning.Scan;
import org.mailward.scanning.ScanState;
import org.mailward.tenancy.Scope;

/// The scans that were asked for.
@ApplicationScoped
public class Scans {

    @Inject
    private Persistence persistence;

    public Optional<Scan> find(Scope scope, UUID id) {
        return persistence.find(scope, "select s from Scan s where {s in scope} and s.id = :id", Scan.class, id);
    }

    /// The same, held against other transactions until this one ends.
    public Optional<Scan> hold(Scope scope, UUID id) {
        return persistence.query(scope, "select s from Scan s where {s in scope} and s.id = :id", Scan.class)
                .setParameter("id", id).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream().findFirst();
    }

    /// Several held at once, in the order in which everybody holds them.
    public List<Scan> holdAll(Scope scope, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : persistence.query(scope, "select s from Scan s where {s in scope} and s.id in :ids order by s.id", Scan.class)
                .setParameter("ids", ids).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    public void add(Scope scope, Collection<Scan> scans) {
        scans.forEach(scan -> persistence.add(scope, scan));
        persistence.flush(scope);
    }

    /// Which of these domains wait for a scan already.
    public Set<UUID> waiting(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? Set.of() : new HashSet<>(persistence.query(scope,
                        "select s.domainId from Scan s where {s in scope} and s.state = :queued and s.domainId in :domains", UUID.class)
                .setParameter("queued", ScanState.QUEUED).setParameter("domains", domains).getResultList());
    }

    /// How many scans of a batch are in each state.
    public Map<ScanState, Long> progress(Scope scope, UUID batch) {
        var counts = new EnumMap<ScanState, Long>(ScanState.class);
        persistence.query(scope, "select s.state, count(s) from Scan s where {s in scope} and s.batchId = :batch group by s.state", Object[].class)
                .setParameter("batch", batch).getResultList().forEach(row -> counts.put((ScanState) row[0], (Long) row[1]));
        return counts;
    }

    public List<Scan> unfinished(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? List.of() : persistence.query(scope,
                        "select s from Scan s where {s in scope} and s.state in :open and s.domainId in :domains", Scan.class)
                .setParameter("open", List.of(ScanState.QUEUED, ScanState.RUNNING)).setParameter("domains", domains).getResultList();
    }

    /// Scans whose message may have been lost: sent before `limit` and not begun, or begun by someone whose lease has ended.
    public List<Scan> forsaken(Scope scope, Instant limit, Instant now, int most) {
        return persistence.query(scope, """
                select s from Scan s where {s in scope} and (s.state = :queued and (s.sentAt is null or s.sentAt < :limit)
                    or s.state = :running and s.leasedUntil < :now) order by s.requestedAt""", Scan.class)
                .setParameter("queued", ScanState.QUEUED).setParameter("running", ScanState.RUNNING)
                .setParameter("limit", limit).setParameter("now", now).setMaxResults(most).getResultList();
    }
}
