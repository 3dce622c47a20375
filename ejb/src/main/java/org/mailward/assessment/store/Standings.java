package org.mailward.assessment.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.CustomerStanding;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.platform.persistence.Bulk;
import org.mailward.platform.persistence.Columns;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Portfolio;
import org.mailward.tenancy.Scope;

/// How each customer stands: sums over its domains, made again in the transaction that changes one of them.
@ApplicationScoped
public class Standings {

    private static final String FIGURES = "s.domains, s.unprotected, s.monitoring, s.quarantining, s.rejecting, s.unknown, s.unscanned, s.scored, s.scores, s.open_findings, s.worst";
    private static final List<String> COLUMNS = List.of("domains", "unprotected", "monitoring", "quarantining", "rejecting", "unknown", "unscanned", "scored", "scores",
            "open_findings", "worst");
    private static final String SEVERITIES = "array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']";
    private static final String WORST = "(" + SEVERITIES + ")[min(array_position(" + SEVERITIES + ", %s))]";
    private static final String MADE = """
            count(*), count(*) filter (where d.stage = 'UNPROTECTED'), count(*) filter (where d.stage = 'MONITORING'), count(*) filter (where d.stage = 'QUARANTINING'),
            count(*) filter (where d.stage = 'REJECTING'), count(*) filter (where d.stage = 'UNKNOWN'), count(*) filter (where d.stage is null),
            count(d.score), coalesce(sum(d.score), 0), coalesce(sum(d.open_findings), 0), """ + " " + WORST.formatted("d.worst");
    private static final String REPLACED = COLUMNS.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
    private static final String OF_DOMAINS = " from managed_domain d where {d in scope} and d.customer_id = any (?) group by d.provider_id, d.customer_id";
    private static final String RENEW = "insert into customer_standing (provider_id, customer_id, " + String.join(", ", COLUMNS) + ", last_scan) select d.provider_id, d.customer_id, " + MADE
            + ", max(d.scanned_at)" + OF_DOMAINS + " on conflict (provider_id, customer_id) do update set " + REPLACED + ", last_scan = excluded.last_scan";
    private static final String RENEW_DAY = "insert into customer_standing_day (provider_id, customer_id, day, " + String.join(", ", COLUMNS) + ") select s.provider_id, s.customer_id, cast(? as date), "
            + FIGURES + " from customer_standing s where {s in scope} and s.customer_id = any (?) on conflict (provider_id, customer_id, day) do update set " + REPLACED;
    /// Only where the sums were made on this day, so that whatever went wrong with them is mended on the next.
    private static final String SHIFT = """
            update customer_standing s set unprotected = s.unprotected + ?, monitoring = s.monitoring + ?, quarantining = s.quarantining + ?, rejecting = s.rejecting + ?,
                   unknown = s.unknown + ?, unscanned = s.unscanned + ?, scored = s.scored + ?, scores = s.scores + ?, open_findings = s.open_findings + ?,
                   last_scan = greatest(s.last_scan, ?), worst = case when array_position(%1$s, ?) <= coalesce(array_position(%1$s, s.worst), 9) then ?
                       else (select v.severity from unnest(%1$s) with ordinality v (severity, place)
                              where exists (select 1 from managed_domain d where {d in scope} and d.customer_id = s.customer_id and d.worst = v.severity)
                              order by v.place limit 1) end
             where {s in scope} and s.customer_id = ? and exists (select 1 from customer_standing_day e where {e in scope} and e.customer_id = s.customer_id and e.day = ?)
            """.formatted(SEVERITIES);
    /// What was known of each domain at the end of each day: the last stage and the last score that could be told, and what was open then.
    private static final String RENEW_PAST = "insert into customer_standing_day (provider_id, customer_id, day, " + String.join(", ", COLUMNS) + ") select d.provider_id, d.customer_id, d.day, " + MADE + """
             from (select m.provider_id, m.customer_id, g.day,
                       (select s.stage from snapshot s where {s in scope} and s.customer_id = m.customer_id and s.domain_id = m.id and s.taken_at < g.ended
                                 order by s.stage = 'UNKNOWN', s.taken_at desc limit 1) as stage,
                       (select s.score from snapshot s where {s in scope} and s.customer_id = m.customer_id and s.domain_id = m.id and s.taken_at < g.ended
                            and s.score is not null order by s.taken_at desc limit 1) as score,
                       f.open_findings, f.worst
                  from managed_domain m
                  cross join (select day, cast(day + 1 as timestamp) at time zone 'UTC' as ended
                                from (select cast(generate_series(cast(? as date), cast(? as date), interval '1 day') as date) as day) days) g
                  cross join lateral (select count(*) as open_findings, """ + WORST.formatted("o.severity") + """
                 as worst from finding o where {o in scope} and o.customer_id = m.customer_id and o.domain_id = m.id and o.severity <> 'INFO'
                           and o.raised_at < g.ended and (o.eased_at is null or o.eased_at >= g.ended)) f
                 where {m in scope} and m.customer_id = any (?) and m.created_at < g.ended) d
            group by d.provider_id, d.customer_id, d.day
            on conflict (provider_id, customer_id, day) do update set\s""" + REPLACED;
    private static final String LISTED = " from customer c left join customer_standing s on {s in scope} and s.customer_id = c.id where {c is scope}";

    @Inject
    private Persistence persistence;

    /// A customer and the sums over its domains.
    public record Line(UUID id, String name, String sector, String country, CustomerState state, CustomerStanding standing) {
    }

    /// A customer's rounded mean score at the end of a day.
    public record DayScore(UUID customer, LocalDate day, int score) {
    }

    /// Makes the sums of these customers again, now and for a day. Whoever changes one of their domains in another transaction waits.
    public void renew(Scope scope, Collection<UUID> customers, LocalDate day) {
        if (customers.isEmpty()) {
            return;
        }
        persistence.flush(scope);
        persistence.inBulk(scope, bulk -> {
            lock(bulk, customers);
            bulk.run(RENEW, customers);
            return bulk.run(RENEW_DAY, day, customers);
        });
    }

    /// Brings the sums of these customers up to date by what has changed, now and for a day, and spares reading all their domains
    /// again. The first time on a day they are made again all the same. Whoever changes one of their domains in another transaction waits.
    public void shift(Scope scope, Map<UUID, StandingShift> shifts, LocalDate day) {
        if (shifts.isEmpty()) {
            return;
        }
        persistence.flush(scope);
        persistence.inBulk(scope, bulk -> {
            lock(bulk, shifts.keySet());
            var toRenew = new ArrayList<UUID>();
            for (var one : shifts.entrySet()) {
                if (shift(bulk, one.getKey(), one.getValue(), day) == 0) {
                    toRenew.add(one.getKey());
                }
            }
            if (!toRenew.isEmpty()) {
                bulk.run(RENEW, toRenew);
            }
            return bulk.run(RENEW_DAY, day, shifts.keySet());
        });
    }

    private static int shift(Bulk bulk, UUID customer, StandingShift shift, LocalDate day) throws SQLException {
        var worst = shift.worst().map(Severity::name);
        return bulk.run(SHIFT, shift.in(Stage.UNPROTECTED), shift.in(Stage.MONITORING), shift.in(Stage.QUARANTINING), shift.in(Stage.REJECTING), shift.in(Stage.UNKNOWN),
                shift.unscanned(), shift.scored(), shift.scores(), shift.openFindings(), shift.lastScan(), worst, worst, customer, day);
    }

    private static void lock(Bulk bulk, Collection<UUID> customers) throws SQLException {
        bulk.lock(customers.stream().map(id -> "standing/" + id).toList(), false);
    }

    /// Makes the sums of days gone by again, from the snapshots and findings that there are of them now.
    /// @param until the last of these days
    public void renewPast(Scope scope, Collection<UUID> customers, LocalDate from, LocalDate until) {
        if (customers.isEmpty()) {
            return;
        }
        persistence.flush(scope);
        persistence.inBulk(scope, bulk -> {
            lock(bulk, customers);
            return bulk.run(RENEW_PAST, from, until, customers);
        });
    }

    /// A part of the list of the portfolio's customers.
    public Page<Line> page(Scope scope, CustomerQuery wish) {
        var parameters = new HashMap<String, Object>();
        var where = matching(scope, wish, parameters);
        long total = persistence.rows(scope, "select count(*)" + where, parameters, row -> row.number(0)).getFirst();
        parameters.put("first", wish.first());
        parameters.put("count", wish.count());
        return new Page<>(total, persistence.rows(scope, "select c.id, c.name, c.sector, c.country, c.state, " + FIGURES + ", s.last_scan" + where
                + " order by " + order(wish) + ", lower(c.name), c.id offset :first limit :count", parameters, Standings::line));
    }

    /// All that fit, up to a number of them, by id and name in the order that was wished for.
    public List<Map.Entry<UUID, String>> matching(Scope scope, CustomerQuery wish, int most) {
        var parameters = new HashMap<String, Object>();
        var where = matching(scope, wish, parameters);
        parameters.put("most", most);
        return persistence.rows(scope, "select c.id, c.name" + where + " order by " + order(wish) + ", lower(c.name), c.id limit :most", parameters,
                row -> Map.entry(row.id(0), row.text(1)));
    }

    /// How many fit, and how many domains they have.
    /// @return customers, domains
    public List<Long> counts(Scope scope, CustomerQuery wish) {
        var parameters = new HashMap<String, Object>();
        var where = matching(scope, wish, parameters);
        return persistence.rows(scope, "select count(*), cast(coalesce(sum(s.domains), 0) as bigint)" + where, parameters, row -> List.of(row.number(0), row.number(1))).getFirst();
    }

    private static String matching(Scope scope, CustomerQuery wish, Map<String, Object> parameters) {
        var where = new StringBuilder(LISTED + Portfolio.customers(scope, "c") + condition(wish.show()));
        wish.search().ifPresent(text -> narrow(where, parameters, " and position(:search in lower(c.name)) > 0", "search", text));
        var also = wish.narrowing();
        also.tag().ifPresent(tag -> narrow(where, parameters,
                " and exists (select 1 from customer_tag t where {t in scope} and t.customer_id = c.id and t.tag = :tag)", "tag", tag));
        also.worst().ifPresent(worst -> narrow(where, parameters, " and s.worst = :worst", "worst", worst.name()));
        also.overdueOn().ifPresent(day -> narrow(where, parameters,
                " and exists (select 1 from managed_domain d where {d in scope} and d.customer_id = c.id and " + ManagedDomains.OVERDUE + ")", "day", day));
        also.assignee().ifPresent(member -> narrow(where, parameters,
                " and exists (select 1 from assignment a where {a in scope} and a.customer_id = c.id and a.membership_id = :assignee)", "assignee", member));
        return where.toString();
    }

    private static void narrow(StringBuilder where, Map<String, Object> parameters, String condition, String name, Object value) {
        where.append(condition);
        parameters.put(name, value);
    }

    /// How many customers the portfolio has.
    public long count(Scope scope) {
        return persistence.rows(scope, "select count(*) from customer c where {c is scope}" + Portfolio.customers(scope, "c"), Map.of(), row -> row.number(0)).getFirst();
    }

    /// One customer; empty when it is not in scope.
    public Optional<Line> find(Scope scope, UUID customer) {
        return persistence.rows(scope, "select c.id, c.name, c.sector, c.country, c.state, " + FIGURES + ", s.last_scan" + LISTED + " and c.id = :customer",
                Map.of("customer", customer), Standings::line).stream().findFirst();
    }

    /// Over all customers of the portfolio.
    public CustomerStanding total(Scope scope) {
        var sums = COLUMNS.stream().filter(column -> !column.equals("worst")).map(column -> "cast(coalesce(sum(s." + column + "), 0) as bigint)").collect(Collectors.joining(", "));
        return persistence.rows(scope, "select " + sums + ", " + WORST.formatted("s.worst") + ", max(s.last_scan) from customer_standing s where {s in scope}" + Portfolio.rows(scope, "s"), Map.of(),
                row -> standing(row, 0)).getFirst();
    }

    /// What customers in scope are called; only those of these.
    public Map<UUID, String> names(Scope scope, Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        return persistence.rows(scope, "select c.id, c.name from customer c where {c is scope} and c.id in (:customers)", Map.of("customers", customers),
                row -> Map.entry(row.id(0), row.text(1))).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// How the mean scores of these customers went, oldest first.
    public List<DayScore> scores(Scope scope, Collection<UUID> customers, LocalDate from) {
        if (customers.isEmpty()) {
            return List.of();
        }
        return persistence.rows(scope, "select s.customer_id, s.day, cast(round(cast(s.scores as numeric) / s.scored) as integer) from customer_standing_day s"
                + " where {s in scope} and s.customer_id in (:customers) and s.day >= :from and s.scored > 0 order by s.day",
                Map.of("customers", customers, "from", from), row -> new DayScore(row.id(0), row.day(1), row.small(2)));
    }

    private static String condition(CustomerQuery.Show show) {
        return switch (show) {
            case ALL -> "";
            case CRITICAL -> " and s.worst = 'CRITICAL'";
            case UNPROTECTED -> " and s.unprotected > 0";
            case UNSCANNED -> " and coalesce(s.unscanned, 0) + coalesce(s.unknown, 0) > 0";
            case SAFE -> " and s.domains > 0 and s.rejecting = s.domains";
        };
    }

    private static String order(CustomerQuery wish) {
        var column = switch (wish.sort()) {
            case NAME -> "lower(c.name)";
            case DOMAINS -> "coalesce(s.domains, 0)";
            case PROTECTED -> "cast(s.rejecting as numeric) / nullif(s.domains, 0)";
            case WORST -> "array_position(array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'], s.worst)";
            case SCORE -> "cast(s.scores as numeric) / nullif(s.scored, 0)";
            case FINDINGS -> "coalesce(s.open_findings, 0)";
            case SCANNED -> "s.last_scan";
        };
        return column + (wish.descending() ? " desc" : "") + " nulls last";
    }

    private static Line line(Columns row) {
        return new Line(row.id(0), row.text(1), row.text(2), row.text(3), CustomerState.valueOf(row.text(4)), standing(row, 5));
    }

    private static CustomerStanding standing(Columns row, int at) {
        var stages = new EnumMap<Stage, Integer>(Stage.class);
        int place = at + 1;
        for (var stage : List.of(Stage.UNPROTECTED, Stage.MONITORING, Stage.QUARANTINING, Stage.REJECTING, Stage.UNKNOWN)) {
            stages.put(stage, row.small(place++));
        }
        return new CustomerStanding(row.small(at), stages, row.small(at + 6), row.small(at + 7), row.number(at + 8), row.small(at + 9),
                Optional.of(row.text(at + 10)).filter(text -> !text.isEmpty()).map(Severity::valueOf), row.maybeMoment(at + 11));
    }
}
