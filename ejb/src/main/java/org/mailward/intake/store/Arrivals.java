package org.mailward.intake.store;

import static org.mailward.platform.persistence.Bulk.column;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailward.intake.Arrival;
import org.mailward.intake.ArrivalQuery;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.Arriving;
import org.mailward.intake.Owner;
import org.mailward.platform.persistence.Bulk;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// The ledger: everything that came in, and its bytes.
@ApplicationScoped
public class Arrivals {

    private static final String ADD = """
            insert into arrival (provider_id, customer_id, domain_id, id, received_at, way, origin, sender, recipient, authentication, file_name, content_type,
                sha256, size, state, raw_expires_on)
            select {provider}, s.customer_id, s.domain_id, s.id, s.received_at, s.way, s.origin, s.sender, s.recipient, s.authentication, s.file_name, s.content_type, s.sha256, s.size,
                'RECEIVED', s.raw_expires_on
            from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as uuid[]), cast(? as timestamptz[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                    cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as bytea[]), cast(? as bigint[]), cast(? as date[]))
                s(customer_id, domain_id, id, received_at, way, origin, sender, recipient, authentication, file_name, content_type, sha256, size, raw_expires_on)""";
    private static final String ADD_RAW = """
            insert into arrival_raw (provider_id, customer_id, arrival_id, expires_on, packed)
            select {provider}, s.* from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as date[]), cast(? as bytea[])) s""";
    /// Packed bytes above which an arrival's go to the database by themselves: what goes together is copied first, and the largest together would be
    /// more than a statement takes.
    private static final int LARGE = 1 << 16;
    /// Materialized, since the limit holds for one look only.
    private static final String TAKE = """
            with due as materialized (select w.id from arrival w where {w seen} and w.state = 'RECEIVED' and (w.leased_until is null or w.leased_until < ?)
                  order by w.received_at limit ? for update skip locked)
            update arrival a set leased_until = ?, attempts = attempts + 1 from due
            where {a seen} and a.id = due.id
            returning a.id, a.customer_id, a.domain_id, a.file_name, a.size, a.attempts, a.received_at, a.raw_expires_on""";
    private static final String BEGIN_ALONE = "update arrival a set alone = a.alone + 1 where {a seen} and a.id = ? returning a.alone";
    private static final String OUTLIVED = "update arrival a set alone = a.alone - 1 where {a seen} and a.id = any (?) and a.alone > 0";
    private static final String PUT_BACK = "update arrival a set leased_until = null, attempts = a.attempts - 1 where {a seen} and a.id = any (?) and a.state = 'RECEIVED' and a.attempts > 0";
    private static final String RAW = "select r.packed from arrival_raw r where {r seen} and r.arrival_id = ? and r.expires_on = ?";

    private static final String RAWS = "select r.arrival_id, r.packed from arrival_raw r where {r seen} and r.arrival_id = any (?) and r.expires_on = any (?)";

    /// Bytes of failure reports go before their day.
    private static final String WITH_BYTES = " and a.raw_expires_on > :today and exists (select from arrival_raw b where {b of provider} and b.arrival_id = a.id and b.expires_on = a.raw_expires_on)";
    /// The states are written out, as in [#troubled].
    private static final String HELD_PARTS = """
            from arrival a join arrival_part p on p.provider_id = a.provider_id and p.arrival_id = a.id
            where {a of provider} and {p of provider} and a.state in ('QUARANTINED', 'HELD') and p.state = 'HELD' and p.reason = :reason""" + WITH_BYTES + " ";
    private static final String WAITS_FOR = "coalesce(text(a.customer_id), '') || ' ' || p.policy_domain";
    private static final String WAITING = "select distinct " + WAITS_FOR + " " + HELD_PARTS + """
            and exists (select from managed_domain d where {d in scope} and d.proven_at > a.done_at - interval '5 minutes' and (a.customer_id is null or d.customer_id = a.customer_id))""";
    private static final String WAITING_FOR = "select a.id " + HELD_PARTS + " and " + WAITS_FOR + " in (:waiting) group by a.provider_id, a.id order by a.received_at limit :most";
    private static final String TROUBLED_BEFORE = "select a.id from arrival a where {a of provider} and a.state in ('QUARANTINED', 'HELD') and a.reader < :reader" + WITH_BYTES + " order by a.received_at limit :most";

    @Inject
    private Persistence persistence;

    /// An arrival that is to be read now.
    /// @param attempts how often it was begun, this time included
    public record Due(UUID id, Owner owner, String fileName, long size, int attempts, Instant receivedAt, LocalDate rawExpiresOn) {
    }

    /// What came in, and is not in the ledger yet.
    public record New(UUID id, Arriving arriving, PackedBytes bytes) {
    }

    /// What a file waits for.
    /// @param customer who brought it; empty where it was brought for the whole provider
    /// @param policyDomain as it says itself
    public record Waiting(Optional<UUID> customer, String policyDomain) {

        private static Waiting read(String text) {
            int cut = text.indexOf(' ');
            return new Waiting(cut == 0 ? Optional.empty() : Optional.of(UUID.fromString(text.substring(0, cut))), text.substring(cut + 1));
        }

        private String text() {
            return customer.map(UUID::toString).orElse("") + " " + policyDomain;
        }
    }

    /// Keeps what came in.
    ///
    /// @param expiry from which day on the bytes may be gone
    public void add(Scope scope, List<New> some, Function<New, LocalDate> expiry) {
        if (some.stream().anyMatch(one -> !one.arriving().owner().provider().equals(scope.provider()))) {
            throw new IllegalArgumentException("An arrival belongs to another provider than the scope's");
        }
        persistence.inBulk(scope, bulk -> {
            // Who brought it forgets it once this is committed.
            bulk.durably();
            bulk.run(ADD, column(some, one -> one.arriving().owner().customer()), column(some, one -> one.arriving().owner().domain()), column(some, New::id),
                    column(some, one -> one.arriving().receivedAt()), column(some, one -> one.arriving().way().name()), column(some, one -> one.arriving().origin()),
                    column(some, one -> one.arriving().sender()), column(some, one -> one.arriving().recipient()), column(some, one -> one.arriving().authentication()),
                    column(some, one -> one.arriving().fileName()), column(some, one -> one.arriving().contentType()), column(some, one -> one.bytes().digest()),
                    column(some, one -> one.bytes().size()), column(some, expiry));
            var together = some.stream().collect(Collectors.partitioningBy(one -> one.bytes().packed().length <= LARGE));
            addRaw(bulk, together.get(true), expiry);
            for (var large : together.get(false)) {
                addRaw(bulk, List.of(large), expiry);
            }
            return some.size();
        });
    }

    private static void addRaw(Bulk bulk, List<New> some, Function<New, LocalDate> expiry) throws SQLException {
        if (!some.isEmpty()) {
            bulk.run(ADD_RAW, column(some, one -> one.arriving().owner().customer()), column(some, New::id), column(some, expiry), column(some, one -> one.bytes().packed()));
        }
    }

    /// Takes up to `most` arrivals that nobody reads, the oldest first, and leases them.
    public List<Due> take(Scope scope, Instant now, Duration lease, int most) {
        return persistence.inBulk(scope, bulk -> {
            bulk.unhurried();
            return bulk.rows(TAKE, row -> due(scope, row), now, most, now.plus(lease));
        });
    }

    /// Notes that an arrival is begun with nothing beside it.
    /// @return how often it was, this time included
    public int beginAlone(Scope scope, UUID id) {
        return persistence.inBulk(scope, bulk -> bulk.rows(BEGIN_ALONE, row -> row.getInt(1), id)).stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("Arrival " + id + " is gone"));
    }

    /// Takes back one time each that these were begun alone: whatever became of them, the server outlived it.
    public void outlived(Scope scope, Collection<UUID> some) {
        persistence.inBulk(scope, bulk -> bulk.run(OUTLIVED, some));
    }

    /// Ends the lease of arrivals that were taken and not begun, as if they had not been taken.
    public void putBack(Scope scope, Collection<UUID> some) {
        persistence.inBulk(scope, bulk -> bulk.run(PUT_BACK, some));
    }

    private static Due due(Scope scope, ResultSet row) throws SQLException {
        var owner = new Owner(scope.provider(), Optional.ofNullable(row.getObject("customer_id", UUID.class)), Optional.ofNullable(row.getObject("domain_id", UUID.class)));
        return new Due(row.getObject("id", UUID.class), owner, row.getString("file_name"), row.getLong("size"), row.getInt("attempts"),
                row.getTimestamp("received_at").toInstant(), row.getObject("raw_expires_on", LocalDate.class));
    }

    /// The bytes as they came; empty when their time is over.
    public Optional<InputStream> raw(Scope scope, UUID id, LocalDate expiry) {
        return persistence.inBulk(scope, bulk -> bulk.rows(RAW, row -> PackedBytes.unpacked(row.getBytes(1)), id, expiry).stream().findFirst());
    }

    /// The bytes of several as they came; of those whose time is over, nothing.
    public Map<UUID, InputStream> raws(Scope scope, List<Due> some) {
        var found = new HashMap<UUID, InputStream>();
        persistence.inBulk(scope, bulk -> bulk.rows(RAWS, row -> found.put(row.getObject(1, UUID.class), PackedBytes.unpacked(row.getBytes(2))) == null,
                some.stream().map(Due::id).toList(), some.stream().map(Due::rawExpiresOn).distinct().toList()));
        return Map.copyOf(found);
    }

    public Optional<Arrival> find(Scope scope, UUID id) {
        return persistence.find(scope, "select a from Arrival a where {a of provider} and a.id = :id", Arrival.class, id).filter(arrival -> sees(scope, arrival));
    }

    /// The newest first.
    public Page<Arrival> page(Scope scope, ArrivalQuery wish) {
        var where = new StringBuilder(" from Arrival a where {a of provider}");
        if (!scope.seesAllCustomers()) {
            where.append(" and a.customerId in :seen");
        }
        if (!wish.states().isEmpty()) {
            where.append(" and a.state in :states");
        }
        wish.customer().ifPresent(_ -> where.append(" and a.customerId = :customer"));
        var total = persistence.query(scope, "select count(a)" + where, Long.class);
        var rows = persistence.query(scope, "select a" + where + " order by a.receivedAt desc, a.id desc", Arrival.class);
        for (var query : List.of(total, rows)) {
            scope.customers().ifPresent(some -> query.setParameter("seen", some.isEmpty() ? List.of(new UUID(0, 0)) : some));
            if (!wish.states().isEmpty()) {
                query.setParameter("states", wish.states());
            }
            wish.customer().ifPresent(id -> query.setParameter("customer", id));
        }
        return new Page<>(total.getSingleResult(), rows.setFirstResult(wish.first()).setMaxResults(Page.limit(wish.count())).getResultList());
    }

    /// How many arrivals are in each state.
    public Map<ArrivalState, Long> counts(Scope scope) {
        var counts = new EnumMap<ArrivalState, Long>(ArrivalState.class);
        var query = persistence.query(scope, "select a.state, count(a) from Arrival a where {a of provider}"
                + (scope.seesAllCustomers() ? "" : " and a.customerId in :seen") + " group by a.state", Object[].class);
        scope.customers().ifPresent(some -> query.setParameter("seen", some.isEmpty() ? List.of(new UUID(0, 0)) : some));
        query.getResultList().forEach(row -> counts.put((ArrivalState) row[0], (Long) row[1]));
        return counts;
    }

    /// How many are quarantined and held, without looking at all the others. The states are written out, since the index over exactly these
    /// is found by nothing else.
    public Map<ArrivalState, Long> troubled(Scope scope) {
        var counts = new EnumMap<ArrivalState, Long>(ArrivalState.class);
        var parameters = new HashMap<String, Object>();
        scope.customers().ifPresent(some -> parameters.put("seen", some.isEmpty() ? List.of(new UUID(0, 0)) : some));
        persistence.rows(scope, "select a.state, count(*) from arrival a where {a of provider} and a.state in ('QUARANTINED', 'HELD')"
                + (scope.seesAllCustomers() ? "" : " and a.customer_id in (:seen)") + " group by a.state", parameters, row -> Map.entry(ArrivalState.valueOf(row.text(0)), row.number(1)))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /// Does anything wait to be read, that nobody reads? For those who see all customers.
    public boolean waiting(Scope scope, Instant now) {
        return scope.seesAllCustomers() && !persistence.query(scope, "select a.id from Arrival a where {a of provider} and a.state = :received and (a.leasedUntil is null or a.leasedUntil < :now)", UUID.class)
                .setParameter("received", ArrivalState.RECEIVED).setParameter("now", now).setMaxResults(1).getResultList().isEmpty();
    }

    /// What files wait for whose bytes are still there, for a reason that a proof ends: some were proven since, or a moment before, of those who
    /// brought them. For those who see all customers.
    /// @param today after which day the bytes are to be there
    public List<Waiting> waitingForProof(Scope scope, String reason, LocalDate today) {
        return !scope.seesAllCustomers() ? List.of() : persistence.rows(scope, WAITING, Map.of("reason", reason, "today", today), row -> Waiting.read(row.text(0)));
    }

    /// The arrivals with such files; the oldest first. For those who see all customers.
    public List<Arrival> waitingFor(Scope scope, String reason, List<Waiting> some, LocalDate today, int most) {
        if (!scope.seesAllCustomers() || some.isEmpty()) {
            return List.of();
        }
        return these(scope, persistence.rows(scope, WAITING_FOR, Map.of("reason", reason, "today", today, "waiting", some.stream().map(Waiting::text).toList(), "most", most), row -> row.id(0)));
    }

    private List<Arrival> these(Scope scope, List<UUID> ids) {
        return ids.isEmpty() ? List.of() : persistence.query(scope, "select a from Arrival a where {a of provider} and a.id in :ids order by a.receivedAt", Arrival.class).setParameter("ids", ids).getResultList();
    }

    /// Quarantined or held by a reader older than this one, and whose bytes are still there; the oldest first. For those who see all customers.
    /// @param today after which day the bytes are to be there
    public List<Arrival> troubledBefore(Scope scope, int reader, LocalDate today, int most) {
        return !scope.seesAllCustomers() ? List.of() : these(scope, persistence.rows(scope, TROUBLED_BEFORE, Map.of("reader", reader, "today", today, "most", most), row -> row.id(0)));
    }

    private static boolean sees(Scope scope, Arrival arrival) {
        return arrival.customerId().map(scope::sees).orElse(scope.seesAllCustomers());
    }
}
