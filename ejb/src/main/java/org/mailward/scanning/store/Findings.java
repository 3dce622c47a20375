package org.mailward.scanning.store;

import static org.mailward.platform.persistence.Bulk.column;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.platform.persistence.Persistence;
import org.mailward.scanning.TrackedFinding;
import org.mailward.tenancy.Scope;

/// The findings on each domain, from raised to eased.
@ApplicationScoped
public class Findings {

    private static final List<String> TEXTS = List.of("severity", "sentence", "why", "evidence", "instruction", "record_name", "record_type", "record_value", "reference");
    private static final String TEXT_ARRAYS = ", cast(? as text[])".repeat(TEXTS.size());
    private static final String KEYS = "cast(? as uuid[]), cast(? as uuid[]), cast(? as uuid[])";
    /// A finding's whole key, which is what it is found by.
    private static final String SAME = "f.customer_id = v.customer_id and f.domain_id = v.domain_id and f.id = v.id";
    private static final String AT = " from unnest(" + KEYS + ", cast(? as timestamptz[])) v (customer_id, domain_id, id, at) where {f in scope} and " + SAME;
    private static final String ADD = "insert into finding (provider_id, customer_id, domain_id, id, rule_id, subject, raised_at, seen_at, " + String.join(", ", TEXTS)
            + ") select {provider}, v.customer_id, v.domain_id, v.id, v.rule_id, v.subject, v.raised_at, v.seen_at, " + TEXTS.stream().map(column -> "v." + column).collect(Collectors.joining(", "))
            + " from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as timestamptz[]), cast(? as timestamptz[])" + TEXT_ARRAYS
            + ") v (customer_id, domain_id, id, rule_id, subject, raised_at, seen_at, " + String.join(", ", TEXTS) + ")";
    private static final String REWRITE = "update finding f set seen_at = null, graver_at = v.graver_at, " + TEXTS.stream().map(column -> column + " = v." + column).collect(Collectors.joining(", "))
            + " from unnest(" + KEYS + ", cast(? as timestamptz[])" + TEXT_ARRAYS + ") v (customer_id, domain_id, id, graver_at, " + String.join(", ", TEXTS) + ") where {f in scope} and " + SAME;
    private static final String SEEN = "update finding f set seen_at = v.at" + AT;
    private static final String EASE = "update finding f set eased_at = v.at" + AT;
    /// One domain after the other: whatever the database believes of the table's size, it does not read all of it.
    private static final String OPEN = "select f.customer_id, f.domain_id, f.id, f.rule_id, f.subject, f.raised_at, f.seen_at, f.graver_at, " + TEXTS.stream().map(column -> "f." + column).collect(Collectors.joining(", "))
            + " from unnest(cast(? as uuid[])) v (id) cross join lateral (select * from finding f where {f in scope} and f.domain_id = v.id and f.eased_at is null offset 0) f";

    @Inject
    private Persistence persistence;

    public void add(Scope scope, Collection<TrackedFinding> raised) {
        if (raised.isEmpty()) {
            return;
        }
        // What they hang on may have been added in this transaction.
        persistence.flush(scope);
        persistence.inBulk(scope, bulk -> bulk.run(ADD, with(raised, column(raised, TrackedFinding::customerId), column(raised, TrackedFinding::domainId),
                column(raised, TrackedFinding::id), column(raised, TrackedFinding::ruleId), column(raised, TrackedFinding::subject), column(raised, TrackedFinding::raisedAt),
                column(raised, TrackedFinding::seenAt))));
    }

    /// Keeps how these read now, in their domains' newest snapshots.
    public void rewrite(Scope scope, Collection<TrackedFinding> changed) {
        if (!changed.isEmpty()) {
            persistence.inBulk(scope, bulk -> bulk.run(REWRITE, with(changed, column(changed, TrackedFinding::customerId), column(changed, TrackedFinding::domainId),
                    column(changed, TrackedFinding::id), column(changed, TrackedFinding::graverAt))));
        }
    }

    /// Notes when these were seen last; empty for those that their domains' newest snapshots show.
    public void noteSeen(Scope scope, Map<TrackedFinding, Optional<Instant>> seen) {
        note(scope, SEEN, seen);
    }

    /// Notes that these are gone.
    public void ease(Scope scope, Map<TrackedFinding, Instant> gone) {
        note(scope, EASE, gone);
    }

    private void note(Scope scope, String update, Map<TrackedFinding, ?> moments) {
        if (!moments.isEmpty()) {
            var findings = List.copyOf(moments.keySet());
            persistence.inBulk(scope, bulk -> bulk.run(update, column(findings, TrackedFinding::customerId), column(findings, TrackedFinding::domainId), column(findings, TrackedFinding::id),
                    findings.stream().<Object>map(moments::get).toList()));
        }
    }

    private static Object[] with(Collection<TrackedFinding> rows, Object... first) {
        var all = new ArrayList<>(List.of(first));
        var texts = rows.stream().map(TrackedFinding::columns).toList();
        for (int i = 0; i < TEXTS.size(); i++) {
            int place = i;
            all.add(column(texts, columns -> columns.get(place)));
        }
        return all.toArray();
    }

    public List<TrackedFinding> open(Scope scope, UUID domain) {
        return persistence.query(scope, "select f from TrackedFinding f where {f in scope} and f.domainId = :domain and f.easedAt is null", TrackedFinding.class)
                .setParameter("domain", domain).getResultList();
    }

    /// Of many domains. They are copies: nothing that happens to them is kept by itself.
    public List<TrackedFinding> open(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? List.of() : persistence.inBulk(scope, bulk -> bulk.rows(OPEN, row -> {
            var texts = new ArrayList<Optional<String>>();
            for (var column : TEXTS) {
                texts.add(Optional.ofNullable(row.getString(column)));
            }
            return new TrackedFinding(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class), row.getObject("domain_id", UUID.class), row.getString("rule_id"),
                    row.getString("subject"), row.getTimestamp("raised_at").toInstant(), Optional.ofNullable(row.getTimestamp("seen_at")).map(Timestamp::toInstant),
                    Optional.ofNullable(row.getTimestamp("graver_at")).map(Timestamp::toInstant), texts);
        }, domains));
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
