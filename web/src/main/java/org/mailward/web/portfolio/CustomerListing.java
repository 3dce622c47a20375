package org.mailward.web.portfolio;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.assessment.boundary.PortfolioOverview.CustomerLine;
import org.mailward.assessment.boundary.PortfolioOverview.Listed;
import org.mailward.estate.boundary.TagBook;
import org.mailward.onboarding.boundary.People;
import org.mailward.onboarding.boundary.People.Caretaker;
import org.mailward.tenancy.Scope;

/// One page of the list of customers.
///
/// @param page counted from 1
/// @param tags of those that bear one
/// @param caretakers who looks after each
/// @param scores how the mean score of each went, where more than one day is known
public record CustomerListing(List<CustomerLine> rows, long total, int page, Map<UUID, List<Long>> scores, Map<UUID, List<String>> tags,
                              Map<UUID, List<Caretaker>> caretakers) {

    public CustomerListing {
        rows = List.copyOf(rows);
        scores = Map.copyOf(scores);
        tags = Map.copyOf(tags);
        caretakers = Map.copyOf(caretakers);
    }

    static CustomerListing of(Listed found, CustomerWish wish, TagBook book, People people, Scope scope) {
        var ids = found.customers().rows().stream().map(CustomerLine::id).toList();
        return new CustomerListing(found.customers().rows(), found.customers().total(), wish.number(), found.scores(), book.ofCustomers(scope, ids), people.caretakers(scope, ids));
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

    /// The customer's tags.
    public List<String> tagsOf(UUID customer) {
        return tags.getOrDefault(customer, List.of());
    }

    /// Who looks after the customer, in one line; empty where nobody does.
    public String caredForBy(UUID customer) {
        return caretakers.getOrDefault(customer, List.of()).stream().map(Caretaker::name).collect(Collectors.joining(", "));
    }

    /// The customer's trend; empty where there is none yet.
    public List<Long> trend(UUID customer) {
        return scores.getOrDefault(customer, List.of());
    }
}
