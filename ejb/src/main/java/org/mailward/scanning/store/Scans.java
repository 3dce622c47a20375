package org.mailward.scanning.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Duration;
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

    /// In the order in which everybody holds them, each found by its id. What state it is in is looked at afterwards: as a condition beside the
    /// id it lets the database read all scans that wait instead, of which it knows least when there are most.
    private static final String HELD = """
            (select v.* from %s order by v.id) v
                cross join lateral (select s.id, s.state, s.leased_until from scan s where {s in scope} and s.id = v.id offset 0 for update) s""";
    private static final String BEGIN = "with held as materialized (select s.id from " + HELD.formatted("unnest(cast(? as uuid[])) v (id)") + """
             where s.state = 'QUEUED' or s.state = 'RUNNING' and s.leased_until <= ?)
            update scan s set state = 'RUNNING', attempts = s.attempts + 1, leased_until = ?, version = s.version + 1 from held where {s in scope} and s.id = held.id
            returning s.id, s.domain_id, s.customer_id, s.attempts""";
    private static final String FINISH = "with held as materialized (select s.id, v.snapshot_id from " + HELD.formatted("unnest(cast(? as uuid[]), cast(? as uuid[])) v (id, snapshot_id)") + """
             where s.state = 'RUNNING')
            update scan s set state = 'DONE', leased_until = null, problem = null, snapshot_id = held.snapshot_id, finished_at = ?, version = s.version + 1
              from held where {s in scope} and s.id = held.id returning s.id""";

    @Inject
    private Persistence persistence;

    /// A scan that was taken up.
    /// @param attempt 1 for the first
    public record Begun(UUID id, UUID domain, UUID customer, int attempt) {
    }

    /// Takes up these scans, but for those that are over, or in hands whose lease has not ended.
    public List<Begun> begin(Scope scope, Collection<UUID> ids, Instant now, Duration lease) {
        return ids.isEmpty() ? List.of() : persistence.inBulk(scope, bulk -> bulk.rows(BEGIN,
                row -> new Begun(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getInt(4)), ids, now, now.plus(lease)));
    }

    /// Ends these scans, each with its snapshot, but for those that are no longer running: somebody else has ended them.
    /// @param snapshots by scan
    /// @return those that were ended
    public Set<UUID> finish(Scope scope, Map<UUID, UUID> snapshots, Instant at) {
        return snapshots.isEmpty() ? Set.of() : new HashSet<>(persistence.inBulk(scope, bulk -> bulk.rows(FINISH, row -> row.getObject(1, UUID.class),
                List.copyOf(snapshots.keySet()), List.copyOf(snapshots.values()), at)));
    }

    public Optional<Scan> find(Scope scope, UUID id) {
        return persistence.find(scope, "select s from Scan s where {s in scope} and s.id = :id", Scan.class, id);
    }

    /// The same, held against other transactions until this one ends.
    public Optional<Scan> hold(Scope scope, UUID id) {
        return persistence.query(scope, "select s from Scan s where {s in scope} and s.id = :id", Scan.class)
                .setParameter("id", id).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream().findFirst();
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
