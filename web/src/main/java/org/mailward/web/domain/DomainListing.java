package org.mailward.web.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.assessment.boundary.DomainLine;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.estate.boundary.TagBook;
import org.mailward.tenancy.Scope;

/// One page of a list of domains.
///
/// @param page counted from 1
/// @param customers names of the customers of these domains
/// @param tags of those that bear one
/// @param scores how the score of each went, where more than one scan is known
public record DomainListing(List<DomainLine> rows, long total, int page, Map<UUID, String> customers, Map<UUID, List<Long>> scores,
                            Map<UUID, List<String>> tags, LocalDate today) {

    public DomainListing {
        rows = List.copyOf(rows);
        customers = Map.copyOf(customers);
        scores = Map.copyOf(scores);
        tags = Map.copyOf(tags);
    }

    /// @param customer whose domains; empty for everybody's
    public static DomainListing of(PortfolioOverview overview, TagBook book, Scope scope, DomainWish wish, Optional<UUID> customer, LocalDate today) {
        boolean client = scope.actor().role().ofACustomer();
        if (client) {
            wish.getAlso().forAClient();
        }
        var found = overview.domains(scope, wish.query(customer, today));
        var ids = found.rows().stream().map(DomainLine::id).toList();
        var names = customer.isPresent() ? Map.<UUID, String>of() : overview.names(scope, found.rows().stream().map(DomainLine::customer).collect(Collectors.toSet()));
        return new DomainListing(found.rows(), found.total(), wish.number(), names, overview.scores(scope, ids),
                client ? Map.of() : book.ofDomains(scope, ids), today);
    }

    /// The domain's tags, for the provider's own people.
    public List<String> tagsOf(UUID domain) {
        return tags.getOrDefault(domain, List.of());
    }

    /// Is the domain not where it was to be by now?
    public boolean overdue(DomainLine line) {
        return line.target().map(target -> target.overdue(line.stage(), today)).orElse(false);
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
