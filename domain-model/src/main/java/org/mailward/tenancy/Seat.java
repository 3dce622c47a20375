package org.mailward.tenancy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A membership as its holder sees it when choosing where to work.
///
/// @param assigned the customers of an analyst who does not see all
public record Seat(UUID membership, UUID provider, String providerName, Optional<UUID> customer, Optional<String> customerName, Role role,
                   boolean allCustomers, Set<UUID> assigned) {

    public Seat {
        assigned = Set.copyOf(assigned);
    }

    /// What the holder may touch from this seat.
    public Scope scope(String subject, String name, String origin) {
        var actor = new Actor(subject, name, role, origin);
        if (customer.isPresent()) {
            return new Scope.OneCustomer(provider, customer.get(), actor);
        }
        return allCustomers ? new Scope.WholeProvider(provider, actor) : new Scope.AssignedCustomers(provider, assigned, actor);
    }
}
