package org.mailward.intake;

import java.util.Optional;
import java.util.UUID;

/// Whose an arrival is. It follows from where the arrival came to, and never from what it says.
///
/// @param customer empty when it was brought for the whole provider
/// @param domain the domain whose address it came to
public record Owner(UUID provider, Optional<UUID> customer, Optional<UUID> domain) {

    public Owner {
        if (domain.isPresent() && customer.isEmpty()) {
            throw new IllegalArgumentException("A domain belongs to a customer; an owner that names the one names the other");
        }
    }

    public static Owner of(UUID provider) {
        return new Owner(provider, Optional.empty(), Optional.empty());
    }

    public static Owner of(UUID provider, UUID customer) {
        return new Owner(provider, Optional.of(customer), Optional.empty());
    }

    public static Owner of(UUID provider, UUID customer, UUID domain) {
        return new Owner(provider, Optional.of(customer), Optional.of(domain));
    }
}
