package org.mailward.estate.store;

import static org.mailward.platform.persistence.Bulk.column;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.assessment.Narrowing;
import org.mailward.estate.DomainFigures;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.ManagedDomain;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Portfolio;
import org.mailward.tenancy.Scope;

/// The mail domains in a scope.
@ApplicationScoped
public class ManagedDomains {

    private static final String WAY = "array['UNPROTECTED', 'MONITORING', 'QUARANTINING', 'REJECTING']";
    /// In SQL, of a domain `d`: the stage that was to be reached before `:day` is not. One that is unknown has reached nothing.
    public static final String OVERDUE = "d.target_by < :day and coalesce(array_position(" + WAY + ", d.stage), 0) < array_position(" + WAY + ", d.target_stage)";

    private static final String HOLD = """
            select d.id, d.stage, d.stage_since, d.stage_before, d.score, d.grade, d.worst, d.open_findings, d.unknown_checks, d.scanned_at, d.known_at, d.snapshot_id
              from managed_domain d where {d in scope} and d.id = any (cast(? as uuid[])) order by d.id for update""";
    private static final String NOTE = """
            update managed_domain d set stage = v.stage, stage_since = v.stage_since, stage_before = v.stage_before, score = v.score, grade = v.grade, worst = v.worst,
                   open_findings = v.open_findings, unknown_checks = v.unknown_checks, scanned_at = v.scanned_at, known_at = v.known_at, snapshot_id = v.snapshot_id, version = d.version + 1
              from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as timestamptz[]), cast(? as text[]), cast(? as integer[]), cast(? as text[]), cast(? as text[]),
                          cast(? as integer[]), cast(? as integer[]), cast(? as timestamptz[]), cast(? as timestamptz[]), cast(? as uuid[]))
                v (id, stage, stage_since, stage_before, score, grade, worst, open_findings, unknown_checks, scanned_at, known_at, snapshot_id)
             where {d in scope} and d.id = v.id""";
    private static final String BRIEFS = "select d.id, d.customer_id, d.name from managed_domain d where {d in scope} and d.id = any (cast(? as uuid[]))";

    @Inject
    private Persistence persistence;

    public Optional<ManagedDomain> find(Scope scope, UUID id) {
        return persistence.find(scope, "select d from ManagedDomain d where {d in scope} and d.id = :id", ManagedDomain.class, id);
    }

    /// The same, held against other transactions until this one ends.
    public Optional<ManagedDomain> hold(Scope scope, UUID id) {
        return persistence.query(scope, "select d from ManagedDomain d where {d in scope} and d.id = :id", ManagedDomain.class)
                .setParameter("id", id).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream().findFirst();
    }

    /// Several held at once, in the order in which everybody holds them.
    public List<ManagedDomain> holdAll(Scope scope, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : persistence.query(scope, "select d from ManagedDomain d where {d in scope} and d.id in :ids order by d.id", ManagedDomain.class)
                .setParameter("ids", ids).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    /// What is known of a domain while it is held.
    public record Held(UUID id, DomainFigures figures) {
    }

    /// The figures of several held at once, in the order in which everybody holds them.
    public List<Held> holdFigures(Scope scope, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : persistence.inBulk(scope, bulk -> bulk.rows(HOLD, row -> new Held(row.getObject("id", UUID.class),
                new DomainFigures(text(row, "stage"), moment(row, "stage_since"), text(row, "stage_before"), Optional.ofNullable(row.getObject("score", Integer.class)), text(row, "grade"),
                        text(row, "worst"), row.getInt("open_findings"), row.getInt("unknown_checks"), moment(row, "scanned_at"), moment(row, "known_at"),
                        Optional.ofNullable(row.getObject("snapshot_id", UUID.class)))), ids));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /// Keeps the figures of domains that are held.
    public void note(Scope scope, Map<UUID, DomainFigures> figures) {
        if (figures.isEmpty()) {
            return;
        }
        var all = List.copyOf(figures.values());
        persistence.inBulk(scope, bulk -> bulk.run(NOTE, List.copyOf(figures.keySet()), column(all, DomainFigures::stage), column(all, DomainFigures::stageSince),
                column(all, DomainFigures::stageBefore), column(all, DomainFigures::score), column(all, DomainFigures::grade), column(all, DomainFigures::worst),
                column(all, DomainFigures::openFindings), column(all, DomainFigures::unknownChecks), column(all, DomainFigures::scannedAt), column(all, DomainFigures::knownAt),
                column(all, DomainFigures::snapshot)));
    }

    /// Those of these that are in scope, by their names alone.
    public List<Brief> briefs(Scope scope, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : persistence.inBulk(scope, bulk -> bulk.rows(BRIEFS, row -> new Brief(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)), ids));
    }

    public List<ManagedDomain> ofCustomer(Scope scope, UUID customer) {
        return persistence.query(scope, "select d from ManagedDomain d where {d in scope} and d.customerId = :customer order by d.name", ManagedDomain.class)
                .setParameter("customer", customer).getResultList();
    }

    /// Those of these that are in scope.
    public List<ManagedDomain> some(Scope scope, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : persistence.query(scope, "select d from ManagedDomain d where {d in scope} and d.id in :ids", ManagedDomain.class)
                .setParameter("ids", ids).getResultList();
    }

    public List<ManagedDomain> all(Scope scope) {
        return persistence.query(scope, "select d from ManagedDomain d where {d in scope} order by d.name", ManagedDomain.class).getResultList();
    }

    /// A domain by its name, for lists of many.
    public record Brief(UUID id, UUID customer, String name) {
    }

    /// A part of the list of domains: of the portfolio, or of one customer whatever its state.
    public Page<ManagedDomain> page(Scope scope, DomainQuery wish) {
        var parameters = new HashMap<String, Object>();
        var where = matching(scope, wish, parameters);
        long total = wish.search().isEmpty() && wish.narrowing().equals(Narrowing.NONE) ? counted(scope, wish)
                : persistence.rows(scope, "select count(*)" + where, parameters, row -> row.number(0)).getFirst();
        parameters.put("first", wish.first());
        parameters.put("count", wish.count());
        var ids = persistence.rows(scope, "select d.id" + where + " order by " + wish.order() + " offset :first limit :count", parameters, row -> row.id(0));
        var found = some(scope, ids).stream().collect(Collectors.toMap(ManagedDomain::id, domain -> domain));
        return new Page<>(total, ids.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    /// How many domains of a customer or stage there are, from the sums that are kept of them: counting would read them all for each page.
    private long counted(Scope scope, DomainQuery wish) {
        var parameters = new HashMap<String, Object>();
        wish.customer().ifPresent(id -> parameters.put("customer", id));
        wish.stage().ifPresent(stage -> parameters.put("stage", stage));
        var column = wish.stage().isEmpty() ? "s.domains" : "case :stage when 'UNPROTECTED' then s.unprotected when 'MONITORING' then s.monitoring when 'QUARANTINING' then s.quarantining"
                + " when 'REJECTING' then s.rejecting when 'UNKNOWN' then s.unknown else 0 end";
        return persistence.rows(scope, "select cast(coalesce(sum(" + column + "), 0) as bigint) from customer_standing s where {s in scope}"
                + (wish.customer().isEmpty() ? Portfolio.rows(scope, "s") : " and s.customer_id = :customer"), parameters, row -> row.number(0)).getFirst();
    }

    /// All that fit, up to a number of them, in the order that was wished for.
    public List<Brief> matching(Scope scope, DomainQuery wish, int most) {
        var parameters = new HashMap<String, Object>();
        var where = matching(scope, wish, parameters);
        parameters.put("most", most);
        return persistence.rows(scope, "select d.id, d.customer_id, d.name" + where + " order by " + wish.order() + " limit :most", parameters,
                row -> new Brief(row.id(0), row.id(1), row.text(2)));
    }

    /// How many fit, and of how many customers they are.
    /// @return domains, customers
    public List<Long> counts(Scope scope, DomainQuery wish) {
        var parameters = new HashMap<String, Object>();
        var where = matching(scope, wish, parameters);
        return persistence.rows(scope, "select count(*), count(distinct d.customer_id)" + where, parameters, row -> List.of(row.number(0), row.number(1))).getFirst();
    }

    private static String matching(Scope scope, DomainQuery wish, Map<String, Object> parameters) {
        var where = new StringBuilder(" from managed_domain d where {d in scope}");
        wish.customer().ifPresentOrElse(id -> narrow(where, parameters, " and d.customer_id = :customer", "customer", id), () -> where.append(Portfolio.rows(scope, "d")));
        wish.stage().ifPresent(stage -> narrow(where, parameters, " and d.stage = :stage", "stage", stage));
        wish.search().ifPresent(text -> narrow(where, parameters, " and position(:search in d.name) > 0", "search", text));
        var also = wish.narrowing();
        also.tag().ifPresent(tag -> narrow(where, parameters,
                " and exists (select 1 from domain_tag t where {t in scope} and t.customer_id = d.customer_id and t.domain_id = d.id and t.tag = :tag)", "tag", tag));
        also.worst().ifPresent(worst -> narrow(where, parameters, " and d.worst = :worst", "worst", worst.name()));
        also.overdueOn().ifPresent(day -> narrow(where, parameters, " and " + OVERDUE, "day", day));
        also.assignee().ifPresent(member -> narrow(where, parameters,
                " and exists (select 1 from assignment a where {a in scope} and a.customer_id = d.customer_id and a.membership_id = :assignee)", "assignee", member));
        return where.toString();
    }

    private static void narrow(StringBuilder where, Map<String, Object> parameters, String condition, String name, Object value) {
        where.append(condition);
        parameters.put(name, value);
    }

    /// Which of these names the customer has already.
    public Set<DomainName> present(Scope scope, UUID customer, Collection<DomainName> names) {
        var present = new HashSet<DomainName>();
        if (!names.isEmpty()) {
            persistence.query(scope, "select d.name from ManagedDomain d where {d in scope} and d.customerId = :customer and d.name in :names", String.class)
                    .setParameter("customer", customer)
                    .setParameter("names", names.stream().map(DomainName::ascii).toList())
                    .getResultList().forEach(name -> present.add(new DomainName(name)));
        }
        return present;
    }

    public void add(Scope scope, Collection<ManagedDomain> domains) {
        domains.forEach(domain -> persistence.add(scope, domain));
        persistence.flush(scope);
    }

    /// Domains of watched customers whose own moment has come since their last scan, or that were never scanned; the longest
    /// waiting first.
    ///
    /// Each domain has its own moment within the period, by a hash of its id, which spreads the scans of a provider evenly. A
    /// domain whose last scan is younger than half the period waits: somebody asked for that one.
    ///
    /// @param every the period; at least a second
    public List<ManagedDomain> due(Scope scope, Instant now, Duration every, int most) {
        long period = Math.max(1, every.toSeconds());
        return persistence.query(scope, """
                select d from ManagedDomain d where {d in scope}
                   and (d.scannedAt is null or d.scannedAt < :half
                        and extract(epoch from d.scannedAt) < :now - mod(:now - mod(function('uuid_hash', d.id), :period) + :period, :period))
                   and exists (select 1 from Customer c where {c is scope} and c.id = d.customerId and c.state in :watched)
                 order by d.scannedAt nulls first""", ManagedDomain.class)
                .setParameter("half", now.minus(every.dividedBy(2))).setParameter("now", now.getEpochSecond()).setParameter("period", period)
                .setParameter("watched", watched()).setMaxResults(most).getResultList();
    }

    /// Unproven domains of watched customers whose proof was last looked for before this.
    public List<ManagedDomain> proofLookedForBefore(Scope scope, Instant limit, int most) {
        return persistence.query(scope, """
                select d from ManagedDomain d where {d in scope} and d.provenAt is null and (d.proofCheckedAt is null or d.proofCheckedAt < :limit)
                   and exists (select 1 from Customer c where {c is scope} and c.id = d.customerId and c.state in :watched)
                 order by d.proofCheckedAt nulls first""", ManagedDomain.class)
                .setParameter("limit", limit).setParameter("watched", watched()).setMaxResults(most).getResultList();
    }

    private static List<CustomerState> watched() {
        return List.of(CustomerState.values()).stream().filter(CustomerState::watched).toList();
    }
}
