package org.mailward.scanning.store;

import static org.mailward.platform.persistence.Bulk.column;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.persistence.Persistence;
import org.mailward.scanning.Gathered;
import org.mailward.scanning.Snapshot;
import org.mailward.scanning.SnapshotLine;
import org.mailward.scanning.StandingStep;
import org.mailward.tenancy.Scope;

/// What each scan gathered.
@ApplicationScoped
public class Snapshots {

    private static final String ADD = """
            insert into snapshot (provider_id, customer_id, domain_id, id, taken_at, stage, score, grade, evidence, evidence_of, evidence_print, findings_print, raised, sustained, eased)
            select {provider}, v.customer_id, v.domain_id, v.id, v.taken_at, v.stage, v.score, v.grade, v.evidence, v.evidence_of, v.evidence_print, v.findings_print, v.raised, v.sustained, v.eased
              from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as uuid[]), cast(? as timestamptz[]), cast(? as text[]), cast(? as integer[]), cast(? as text[]), cast(? as text[]),
                          cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as integer[]), cast(? as integer[]), cast(? as integer[]))
                v (customer_id, domain_id, id, taken_at, stage, score, grade, evidence, evidence_of, evidence_print, findings_print, raised, sustained, eased)""";
    /// One domain after the other, by their ids, whatever the database believes of the tables' sizes.
    private static final String LAST = """
            select d.id, s.id, coalesce(s.evidence_of, s.id), s.evidence_print, s.findings_print, s.raised + s.sustained
              from unnest(cast(? as uuid[])) v (id)
             cross join lateral (select d.customer_id, d.id, d.snapshot_id from managed_domain d where {d in scope} and d.id = v.id offset 0) d
             cross join lateral (select * from snapshot s where {s in scope} and s.customer_id = d.customer_id and s.domain_id = d.id and s.id = d.snapshot_id offset 0) s""";
    /// In JPQL, of a snapshot `s`: the one that keeps what it saw.
    private static final String KEEPER = " join Snapshot k on {k in scope} and k.customerId = s.customerId and k.domainId = s.domainId and k.id = coalesce(s.evidenceOf, s.id)";

    @Inject
    private Persistence persistence;

    public void add(Scope scope, Collection<Snapshot> taken) {
        if (taken.isEmpty()) {
            return;
        }
        // What they hang on may have been added in this transaction.
        persistence.flush(scope);
        persistence.inBulk(scope, bulk -> bulk.run(ADD, column(taken, Snapshot::customerId), column(taken, Snapshot::domainId), column(taken, Snapshot::id), column(taken, Snapshot::takenAt),
                column(taken, Snapshot::stage), column(taken, Snapshot::score), column(taken, Snapshot::grade), column(taken, Snapshot::evidence), column(taken, Snapshot::evidenceOf),
                column(taken, one -> one.prints().map(Snapshot.Prints::evidence)), column(taken, one -> one.prints().map(Snapshot.Prints::findings)), column(taken, Snapshot::raised),
                column(taken, Snapshot::sustained), column(taken, Snapshot::eased)));
    }

    /// What is compared with a domain's newest snapshot by a later scan.
    ///
    /// @param keeper the snapshot that keeps its evidence
    /// @param prints empty when nothing can be compared with it
    /// @param open findings that stood after it
    public record Last(UUID domain, UUID id, UUID keeper, Optional<Snapshot.Prints> prints, int open) {
    }

    /// The newest snapshots of these domains; those that were never scanned have none.
    public List<Last> last(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? List.of() : persistence.inBulk(scope, bulk -> bulk.rows(LAST, row -> new Last(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                row.getObject(3, UUID.class), prints(row.getString(4), row.getString(5)), row.getInt(6)), domains));
    }

    private static Optional<Snapshot.Prints> prints(@Nullable String evidence, @Nullable String findings) {
        return evidence == null || findings == null ? Optional.empty() : Optional.of(new Snapshot.Prints(evidence, findings));
    }

    /// The newest snapshots of those of these domains that are in scope, in no order; those that were never scanned have none.
    public List<Gathered> newest(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? List.of() : persistence.query(scope, "select new org.mailward.scanning.Gathered(s, k.evidence) from ManagedDomain d"
                        + " join Snapshot s on {s in scope} and s.customerId = d.customerId and s.domainId = d.id and s.id = d.snapshotId" + KEEPER + " where {d in scope} and d.id in :domains", Gathered.class)
                .setParameter("domains", domains).getResultList();
    }

    /// The scans of a customer's domains after which one stood otherwise than before, oldest first. Scans to which DNS did not say the stage are left out.
    public List<StandingStep> steps(Scope scope, UUID customer) {
        return persistence.rows(scope, """
                select x.domain_id, x.taken_at, x.stage, coalesce(x.score, -1) from (
                    select s.domain_id, s.taken_at, s.stage, s.score, lag(s.stage) over w as stage_before, lag(s.score) over w as score_before, row_number() over w as place
                      from snapshot s where {s in scope} and s.customer_id = :customer and s.stage <> 'UNKNOWN'
                    window w as (partition by s.domain_id order by s.taken_at)) x
                 where x.place = 1 or x.stage_before <> x.stage or coalesce(x.score_before, -1) <> coalesce(x.score, -1)
                 order by x.taken_at""", Map.of("customer", customer),
                row -> new StandingStep(row.id(0), row.moment(1), row.text(2), Optional.of(row.small(3)).filter(score -> score >= 0)));
    }

    /// The newest first, without the evidence.
    public List<SnapshotLine> history(Scope scope, UUID domain, int most) {
        return persistence.query(scope, """
                select new org.mailward.scanning.SnapshotLine(s.id, s.takenAt, s.stage, s.score, s.grade, s.raised, s.sustained, s.eased)
                  from Snapshot s where {s in scope} and s.domainId = :domain order by s.takenAt desc, s.id desc""", SnapshotLine.class)
                .setParameter("domain", domain).setMaxResults(most).getResultList();
    }

    /// All of a domain, the oldest first.
    public List<Gathered> kept(Scope scope, UUID domain) {
        return persistence.query(scope, "select new org.mailward.scanning.Gathered(s, k.evidence) from Snapshot s" + KEEPER
                        + " where {s in scope} and s.domainId = :domain order by s.takenAt, s.id", Gathered.class)
                .setParameter("domain", domain).getResultList();
    }

    public void forget(Scope scope, UUID domain) {
        persistence.delete(scope, "delete from Snapshot s where {s in scope} and s.domainId = :domain", query -> query.setParameter("domain", domain));
    }

    /// One domain's score at a time.
    public record DomainScore(UUID domain, int score) {
    }

    /// The scores of these domains since then, the oldest first.
    public List<DomainScore> scores(Scope scope, Collection<UUID> domains, Instant since) {
        return domains.isEmpty() ? List.of() : persistence.rows(scope, "select s.domain_id, s.score from snapshot s where {s in scope} and s.domain_id in (:domains)"
                + " and s.taken_at >= :since and s.score is not null order by s.taken_at", Map.of("domains", domains, "since", since), row -> new DomainScore(row.id(0), row.small(1)));
    }
}
