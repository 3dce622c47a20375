package org.mailward.web.portfolio;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailward.assessment.boundary.PortfolioOverview.CustomerLine;
import org.mailward.assessment.boundary.PortfolioOverview.Listed;

/// One page of the list of customers.
///
/// @param page counted from 1
/// @param scores how the mean score of each went, where more than one day is known
public record CustomerListing(List<CustomerLine> rows, long total, int page, Map<UUID, List<Long>> scores) {

    public CustomerListing {
        rows = List.copyOf(rows);
        scores = Map.copyOf(scores);
    }

    static CustomerListing of(Listed found, CustomerWish wish) {
        return new CustomerListing(found.customers().rows(), found.customers().total(), wish.number(), found.scores());
    }

    public long pages() {
        return Math.max(1, (total + CustomerWish.PAGE - 1) / CustomerWish.PAGE);
    }

    public long from() {
        return rows.isEmpty() ? 0 : (page - 1L) * CustomerWish.PAGE + 1;
    }

    public long to() {
        return rows.isEmpty() ? 0 : from() + rows.size() - 1;
    }

    /// The customer's trend; empty where there is none yet.
    public List<Long> trend(UUID customer) {
        return scores.getOrDefault(customer, List.of());
    }
}
