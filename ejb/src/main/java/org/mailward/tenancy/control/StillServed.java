package org.mailward.tenancy.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;

/// Keeps an off-boarded customer as it is: whatever changes something of a customer asks here first.
///
/// What is left to do is to read it, to have a report of it made and take that away, and to end what still gives access to it or holds
/// something of it: memberships, invitations, keys, mailboxes, kept reports. Which of the provider's people may read it is up to the provider.
@ApplicationScoped
public class StillServed {

    @Inject
    private Customers customers;

    /// Changes something of a customer.
    /// @return what came of it; missing when the customer is not in scope, refused without a field when it was off-boarded
    public <T> Outcome<T> change(Scope scope, UUID customer, Supplier<Outcome<T>> change) {
        return customers.find(scope, customer)
                .map(found -> found.closed().map(sentence -> Outcome.<T>refused("", sentence)).orElseGet(change))
                .orElseGet(Outcome::missing);
    }

    /// Changes something that may be of a customer.
    /// @param customer empty when it is the provider's own
    public <T> Outcome<T> change(Scope scope, Optional<UUID> customer, Supplier<Outcome<T>> change) {
        return customer.isPresent() ? change(scope, customer.get(), change) : change.get();
    }

    /// Why nothing of this customer may change; empty where it may, or the customer is not in scope.
    public Optional<String> objection(Scope scope, UUID customer) {
        return customers.find(scope, customer).flatMap(Customer::closed);
    }
}
