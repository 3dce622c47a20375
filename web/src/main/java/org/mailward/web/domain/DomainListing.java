package org.mailward.web.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.assessment.boundary.DomainLine;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.tenancy.Scope;

/// One page of a list of domains.
///
/// @param page counted from 1
/// @param customers names of the customers of these domains
/// @param scores how the score of each went, where more than one scan is known
public record DomainListing(List<DomainLine> rows, long total, int page, Map<UUID, String> customers, Map<UUID, List<Long>> scores) {

    public DomainListing {
        rows = List.copyOf(rows);
        customers = Map.copyOf(customers);
        scores = Map.copyOf(scores);
    }

    /// @param customer whose domains; empty for everybody's
    public static DomainListing of(PortfolioOverview overview, Scope scope, DomainWish wish, Optional<UUID> customer) {
        var found = overview.domains(scope, wish.query(customer));
        var names = customer.isPresent() ? Map.<UUID, String>of() : overview.names(scope, found.rows().stream().map(DomainLine::customer).collect(Collectors.toSet()));
        return new DomainListing(found.rows(), found.total(), wish.number(), names, overview.scores(scope, found.rows().stream().map(DomainLine::id).toList()));
    }

    /// The domain's trend; empty where there is none yet.
    public List<Long> trend(UUID domain) {
        return scores.getOrDefault(domain, List.of());
    }

    public long pages() {
        return Math.max(1, (total + DomainWish.PAGE - 1) / DomainWish.PAGE);
    }

    public long from() {
        return rows.isEmpty() ? 0 : (page - 1L) * DomainWish.PAGE + 1;
    }

    public long to() {
        return rows.isEmpty() ? 0 : from() + rows.size() - 1;
    }

    public String customerName(UUID id) {
        return customers.getOrDefault(id, "");
    }
}
