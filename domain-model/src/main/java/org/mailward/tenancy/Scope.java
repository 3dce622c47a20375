package org.mailward.tenancy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The part of the installation that one unit of work may touch: one provider, and all, some or one of its customers.
///
/// Every store takes a scope first. There is no scope for "everything" and none for "nobody in particular".
public sealed interface Scope {

    UUID provider();

    Actor actor();

    /// The customers in scope; empty means all of the provider's.
    Optional<Set<UUID>> customers();

    default boolean sees(UUID customer) {
        return customers().map(some -> some.contains(customer)).orElse(true);
    }

    default boolean seesAllCustomers() {
        return customers().isEmpty();
    }

    /// All customers of one provider.
    record WholeProvider(UUID provider, Actor actor) implements Scope {
        @Override
        public Optional<Set<UUID>> customers() {
            return Optional.empty();
        }
    }

    /// The customers that an analyst was assigned; perhaps none.
    record AssignedCustomers(UUID provider, Set<UUID> assigned, Actor actor) implements Scope {
        public AssignedCustomers {
            assigned = Set.copyOf(assigned);
        }

        @Override
        public Optional<Set<UUID>> customers() {
            return Optional.of(assigned);
        }
    }

    /// One customer: its own people's view.
    record OneCustomer(UUID provider, UUID customer, Actor actor) implements Scope {
        @Override
        public Optional<Set<UUID>> customers() {
            return Optional.of(Set.of(customer));
        }
    }
}
