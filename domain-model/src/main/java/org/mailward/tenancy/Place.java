package org.mailward.tenancy;

import java.util.Optional;
import java.util.UUID;

/// A role and the part of the provider that it is for.
///
/// @param customer the customer for a customer's roles, empty for a provider's
/// @param allCustomers for an analyst: all customers, or only those assigned; always true for an admin, false for a customer's people
public record Place(Role role, Optional<UUID> customer, boolean allCustomers) {

    public Place {
        if (role.ofACustomer() != customer.isPresent()) {
            throw new InvalidInput("role", role.ofACustomer()
                    ? "A customer's admin or viewer belongs to one customer: name it."
                    : "A provider's admin or analyst is not tied to one customer.");
        }
        if (!role.ofACustomer() && !role.ofAProvider()) {
            throw new InvalidInput("role", "This role cannot be given to a member.");
        }
        if (role == Role.PROVIDER_ADMIN) {
            allCustomers = true;
        } else if (role.ofACustomer()) {
            allCustomers = false;
        }
    }
}
