package org.mailward.web.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailward.assessment.boundary.DomainLine;
import org.mailward.platform.persistence.Page;

/// One page of a list of domains.
///
/// @param page counted from 1
/// @param customers names of the customers in scope
public record DomainListing(List<DomainLine> rows, long total, int page, Map<UUID, String> customers) {

    public DomainListing {
        rows = List.copyOf(rows);
        customers = Map.copyOf(customers);
    }

    public static DomainListing of(Page<DomainLine> found, DomainWish wish, Map<UUID, String> customers) {
        return new DomainListing(found.rows(), found.total(), wish.number(), customers);
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
