package org.mailward.estate;

import java.util.List;
import java.util.UUID;
import org.mailward.mailauth.dns.DomainName;

/// Customers and domains whose names fit what was typed, those that begin with it first.
public record Found(List<OfCustomer> customers, List<OfDomain> domains) {

    public static final Found NOTHING = new Found(List.of(), List.of());

    /// @param id of the customer
    public record OfCustomer(UUID id, String name) {
    }

    /// @param id of the domain
    public record OfDomain(UUID id, DomainName name, String customerName) {
    }

    public Found {
        customers = List.copyOf(customers);
        domains = List.copyOf(domains);
    }

    public boolean isNothing() {
        return customers.isEmpty() && domains.isEmpty();
    }
}
