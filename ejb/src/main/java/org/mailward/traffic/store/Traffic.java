package org.mailward.traffic.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Columns;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Portfolio;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.Compared;
import org.mailward.traffic.DayFigures;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.Figures;
import org.mailward.traffic.ReporterLine;

/// Sums per day of customers, domains and reporters. Only sums are read here, never rows of reports.
@ApplicationScoped
public class Traffic {

    private static final String SUMS = String.join(", ", List.of("rows", "messages", "dkim_only", "spf_only", "both_aligned", "failed_delivered", "failed_quarantined",
                    "failed_rejected", "passed_blocked", "class_aligned", "class_unaligned", "class_forwarder", "class_unknown", "class_abuse").stream()
            .map(column -> "cast(sum(t." + column + ") as bigint)").toList());

    @Inject
    private Persistence persistence;

    /// Each day of the range on which something was reported, oldest first.
    /// @param customer empty for all of the portfolio
    public List<DayFigures> daysOfCustomers(Scope scope, Optional<UUID> customer, DayRange range) {
        var parameters = parameters(range);
        customer.ifPresent(id -> parameters.put("customer", id));
        return persistence.rows(scope, "select t.day, " + SUMS + " from customer_day t where {t in scope} and t.day between :from and :until"
                        + (customer.isPresent() ? " and t.customer_id = :customer" : Portfolio.rows(scope, "t")) + " group by t.day order by t.day",
                parameters, row -> new DayFigures(row.day(0), figures(row, 1)));
    }

    /// Each day of the range on which something was reported, oldest first.
    public List<DayFigures> daysOfDomain(Scope scope, UUID customer, UUID domain, DayRange range) {
        var parameters = parameters(range);
        parameters.put("customer", customer);
        parameters.put("domain", domain);
        return persistence.rows(scope, "select t.day, " + SUMS + " from domain_day t where {t in scope} and t.customer_id = :customer and t.domain_id = :domain"
                        + " and t.day between :from and :until group by t.day order by t.day",
                parameters, row -> new DayFigures(row.day(0), figures(row, 1)));
    }

    /// The sums of all customers of the portfolio, read in one go.
    ///
    /// @param customers each that has any, with the range before
    /// @param days of the range, oldest first
    public record Everything(Map<UUID, Compared> customers, List<DayFigures> days) {
        public Everything {
            days = List.copyOf(days);
        }
    }

    public Everything everything(Scope scope, DayRange range) {
        var customers = new LinkedHashMap<UUID, Compared>();
        var days = new ArrayList<DayFigures>();
        persistence.rows(scope, "select t.customer_id, t.day >= :from, t.day, grouping(t.customer_id), " + SUMS + " from customer_day t where {t in scope}"
                + " and t.day between :before and :until" + Portfolio.rows(scope, "t") + " group by grouping sets ((1, 2), (3)) order by 3", withBefore(range), row -> {
                    var figures = figures(row, 4);
                    return row.number(3) == 0 ? customers.merge(row.id(0), compared(row.flag(1), figures), Compared::plus)
                            : row.day(2).isBefore(range.from()) || days.add(new DayFigures(row.day(2), figures));
                });
        return new Everything(customers, days);
    }

    /// The figures of each domain of a customer that has any, with those of the range before.
    public Map<UUID, Compared> domains(Scope scope, UUID customer, DayRange range) {
        var parameters = withBefore(range);
        parameters.put("customer", customer);
        return compared(scope, "select t.domain_id, t.day >= :from, " + SUMS + " from domain_day t where {t in scope} and t.customer_id = :customer"
                + " and t.day between :before and :until group by 1, 2", parameters);
    }

    /// Everybody who reported in the range or in the one before, with most messages first.
    /// @param domain empty for all of the customer's
    public List<ReporterLine> reporters(Scope scope, UUID customer, Optional<UUID> domain, DayRange range) {
        var parameters = withBefore(range);
        parameters.put("customer", customer);
        domain.ifPresent(id -> parameters.put("domain", id));
        return persistence.rows(scope, """
                select t.reporter_key, max(t.reporter), t.kind, cast(coalesce(sum(t.reports) filter (where t.day >= :from), 0) as bigint),
                       cast(coalesce(sum(t.messages) filter (where t.day >= :from), 0) as bigint),
                       cast(coalesce(sum(t.reports) filter (where t.day < :from), 0) as bigint), max(t.day)
                  from TABLE t where {t in scope} and t.customer_id = :customer and t.day between :before and :until""".replace("TABLE", domain.isPresent() ? "reporter_day" : "customer_reporter_day")
                        + (domain.isPresent() ? " and t.domain_id = :domain" : "") + " group by t.reporter_key, t.kind order by 5 desc, 4 desc, 1",
                parameters, row -> new ReporterLine(row.text(0), row.text(1), row.text(2), row.small(3), row.number(4), row.small(5), row.day(6)));
    }

    private Map<UUID, Compared> compared(Scope scope, String sql, Map<String, Object> parameters) {
        var compared = new LinkedHashMap<UUID, Compared>();
        persistence.rows(scope, sql, parameters, row -> {
            var figures = figures(row, 2);
            return compared.merge(row.id(0), compared(row.flag(1), figures), Compared::plus);
        });
        return compared;
    }

    private static Compared compared(boolean now, Figures figures) {
        return now ? new Compared(figures, Figures.NONE) : new Compared(Figures.NONE, figures);
    }

    static Map<String, Object> parameters(DayRange range) {
        var parameters = new HashMap<String, Object>();
        parameters.put("from", range.from());
        parameters.put("until", range.until());
        return parameters;
    }

    static Map<String, Object> withBefore(DayRange range) {
        var parameters = parameters(range);
        parameters.put("before", range.before().from());
        return parameters;
    }

    private static Figures figures(Columns row, int at) {
        return new Figures(row.number(at), row.number(at + 1), row.number(at + 2), row.number(at + 3), row.number(at + 4), row.number(at + 5), row.number(at + 6),
                row.number(at + 7), row.number(at + 8),
                new Figures.ByClass(row.number(at + 9), row.number(at + 10), row.number(at + 11), row.number(at + 12), row.number(at + 13)));
    }
}
