package org.mailward.outbox.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.outbox.Week.Move;
import org.mailward.outbox.Week.Raised;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Portfolio;
import org.mailward.tenancy.Scope;

/// What happened lately, over the customers of the portfolio. Each method is one query.
@ApplicationScoped
public class Weeks {

    @Inject
    private Persistence persistence;

    /// A customer's name and domains.
    /// @param rejecting of them refuse forged mail
    public record Size(String name, int domains, int rejecting) {
    }

    /// Domains that changed their stage since then, the newest first.
    public List<Move> moves(Scope scope, Instant since, int most) {
        return persistence.rows(scope, "select d.customer_id, d.name, d.stage_before, d.stage from managed_domain d where {d in scope} and d.stage_before is not null and d.stage is not null "
                + "and d.stage_since >= :since" + Portfolio.rows(scope, "d") + " order by d.stage_since desc, d.id limit :most", Map.of("since", since, "most", most),
                row -> new Move(row.id(0), row.text(1), Optional.of(row.text(2)).filter(text -> !text.isEmpty()).map(Stage::valueOf), Stage.valueOf(row.text(3))));
    }

    /// Critical and high findings that were raised, or got as grave, since then and still stand, the worst first.
    public List<Raised> raised(Scope scope, Instant since, int most) {
        return persistence.rows(scope, "select f.customer_id, d.name, f.severity, f.sentence, f.why from finding f join managed_domain d on {d in scope} and d.customer_id = f.customer_id and d.id = f.domain_id "
                + "where {f in scope} and f.eased_at is null and f.severity in ('CRITICAL', 'HIGH') and coalesce(f.graver_at, f.raised_at) >= :since" + Portfolio.rows(scope, "f") + " order by f.severity, coalesce(f.graver_at, f.raised_at) desc, f.id limit :most",
                Map.of("since", since, "most", most), row -> new Raised(row.id(0), row.text(1), Severity.valueOf(row.text(2)), row.text(3), row.text(4)));
    }

    /// How many findings went since then, by customer.
    public Map<UUID, Long> eased(Scope scope, Instant since) {
        return counts(scope, "select f.customer_id, count(*) from finding f where {f in scope} and f.severity <> 'INFO' and f.eased_at >= :since group by f.customer_id", since);
    }

    /// How many changes were seen in DNS since then, by customer.
    public Map<UUID, Long> changes(Scope scope, Instant since) {
        return counts(scope, "select c.customer_id, count(*) from dns_change c where {c in scope} and c.seen_at >= :since group by c.customer_id", since);
    }

    /// Each customer with how many domains it has.
    public Map<UUID, Size> sizes(Scope scope) {
        return persistence.rows(scope, "select c.id, c.name, coalesce(s.domains, 0), coalesce(s.rejecting, 0) from customer c left join customer_standing s on {s in scope} and s.customer_id = c.id "
                + "where {c is scope}", Map.of(), row -> Map.entry(row.id(0), new Size(row.text(1), row.small(2), row.small(3)))).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<UUID, Long> counts(Scope scope, String sql, Instant since) {
        return persistence.rows(scope, sql, Map.of("since", since), row -> Map.entry(row.id(0), row.number(1))).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
