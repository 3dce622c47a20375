package org.mailward.assessment.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Narrowing;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.store.Standings;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.time.Time;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// How the customers of the portfolio stand: those in scope but for off-boarded ones, as [org.mailward.tenancy.Portfolio] says.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class PortfolioOverview {

    /// A customer in the list.
    public record CustomerLine(UUID id, String name, String sector, String country, CustomerState state, Totals totals) {
    }

    /// @param customers by name
    public record Portfolio(Totals totals, List<CustomerLine> customers) {
        public Portfolio {
            customers = List.copyOf(customers);
        }
    }

    /// A part of the list of customers.
    ///
    /// @param scores how the mean score of each went, oldest first, where more than one day is known
    public record Listed(Totals totals, Page<CustomerLine> customers, Map<UUID, List<Long>> scores) {
        public Listed {
            scores = Map.copyOf(scores);
        }
    }

    /// Days of a customer's or domain's trend.
    public static final int TREND = 30;

    @Inject
    private Standings standings;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Snapshots snapshots;

    @Inject
    private Time time;

    /// All customers of the portfolio, by name.
    public Portfolio portfolio(Scope scope) {
        var lines = new ArrayList<CustomerLine>();
        Page<Standings.Line> page;
        do {
            page = standings.page(scope, new CustomerQuery(Optional.empty(), CustomerQuery.Show.ALL, Narrowing.NONE, CustomerQuery.Sort.NAME, false, lines.size(), CustomerQuery.MOST));
            page.rows().forEach(row -> lines.add(line(row)));
        } while (!page.rows().isEmpty() && lines.size() < page.total());
        return new Portfolio(totals(scope), lines);
    }

    /// Over all domains of the portfolio.
    public Totals totals(Scope scope) {
        return Totals.of(standings.total(scope));
    }

    /// A part of the list of customers, with the sums over all.
    /// @throws InvalidInput when a customer's people narrow the list by what only the provider's know
    public Listed customers(Scope scope, CustomerQuery wish) {
        known(scope, wish.narrowing());
        var page = standings.page(scope, wish);
        var scores = new HashMap<UUID, List<Long>>();
        standings.scores(scope, page.rows().stream().map(Standings.Line::id).toList(), LocalDate.ofInstant(time.now(), ZoneOffset.UTC).minusDays(TREND))
                .forEach(day -> scores.computeIfAbsent(day.customer(), _ -> new ArrayList<>()).add((long) day.score()));
        scores.values().removeIf(days -> days.size() < 2);
        return new Listed(totals(scope), new Page<>(page.total(), page.rows().stream().map(PortfolioOverview::line).toList()), scores);
    }

    /// How many customers the portfolio has.
    public long customerCount(Scope scope) {
        return standings.count(scope);
    }

    /// A customer with its figures; empty when it is not in scope.
    public Optional<CustomerLine> customer(Scope scope, UUID id) {
        return standings.find(scope, id).map(PortfolioOverview::line);
    }

    /// What customers are called; only those of these that are in scope.
    public Map<UUID, String> names(Scope scope, Collection<UUID> customers) {
        return standings.names(scope, customers);
    }

    /// A part of the list of domains: of the portfolio, or of one customer whatever its state.
    /// @throws InvalidInput when a customer's people narrow the list by what only the provider's know
    public Page<DomainLine> domains(Scope scope, DomainQuery wish) {
        known(scope, wish.narrowing());
        var page = domains.page(scope, wish);
        return new Page<>(page.total(), page.rows().stream().map(DomainLine::of).toList());
    }

    /// How the scores of these domains went over the last [#TREND] days, oldest first; nothing for those with fewer than two.
    public Map<UUID, List<Long>> scores(Scope scope, Collection<UUID> some) {
        var scores = new HashMap<UUID, List<Long>>();
        snapshots.scores(scope, some, time.now().minus(Duration.ofDays(TREND))).forEach(score -> scores.computeIfAbsent(score.domain(), _ -> new ArrayList<>()).add((long) score.score()));
        scores.values().removeIf(all -> all.size() < 2);
        return scores;
    }

    private static void known(Scope scope, Narrowing narrowing) {
        if (narrowing.byTheHouse() && scope.actor().role().ofACustomer()) {
            throw new InvalidInput(narrowing.tag().isPresent() ? "tag" : "assignee", "This is kept by the provider for its own people.");
        }
    }

    private static CustomerLine line(Standings.Line row) {
        return new CustomerLine(row.id(), row.name(), row.sector(), row.country(), row.state(), Totals.of(row.standing()));
    }
}
