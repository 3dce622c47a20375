package org.mailward.onboarding.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.control.Audit;
import org.mailward.onboarding.control.Withdrawals;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.CustomerProfile;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.CustomerStateChange;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;
import org.mailward.tenancy.store.Customers;

/// The provider's client companies, from prospect to off-boarded.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class CustomerRegister {

    /// One step of a customer's life.
    public record LifeStep(CustomerState state, String reason, Instant at, String by) {
    }

    @Inject
    private Customers customers;

    @Inject
    private Withdrawals withdrawals;

    @Inject
    private StillServed served;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    /// The customers in scope, by name.
    public List<CustomerView> all(Scope scope) {
        return customers.all(scope).stream().map(CustomerView::of).toList();
    }

    /// A part of the customers in scope whose name holds a text, by name.
    /// @param search empty for all
    /// @param state only customers in this state
    public Page<CustomerView> page(Scope scope, String search, Optional<CustomerState> state, int first, int count) {
        var page = customers.page(scope, search.strip().toLowerCase(Locale.ROOT), state, first, count);
        return new Page<>(page.total(), page.rows().stream().map(CustomerView::of).toList());
    }

    public Optional<CustomerView> find(Scope scope, UUID customer) {
        return customers.find(scope, customer).map(CustomerView::of);
    }

    /// The steps of a customer's life, newest first; empty for an unknown customer.
    public List<LifeStep> life(Scope scope, UUID customer) {
        return customers.life(scope, customer).stream()
                .map(step -> new LifeStep(step.state(), step.reason(), step.changedAt(), step.changedBy())).toList();
    }

    /// @return the new customer's id, or a refusal when the name is taken
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<UUID> create(Scope scope, CustomerProfile profile, CustomerState state) {
        if (customers.nameTaken(scope, profile.name(), Optional.empty())) {
            return nameTaken(profile);
        }
        var now = time.now();
        var customer = new Customer(ids.next(), profile, state, "Created", now);
        customers.add(scope, customer);
        customers.add(scope, new CustomerStateChange(ids.next(), customer.id(), state, "Created", now, scope.actor().name()));
        audit.noteOf(scope, customer.id(), "customer.created", customer.id(), profile.name());
        return Outcome.done(customer.id());
    }

    /// @param version of the customer that the editor started from
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<CustomerView> describe(Scope scope, UUID id, CustomerProfile profile, int version) {
        var found = customers.find(scope, id);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        return served.change(scope, id, () -> described(scope, found.get(), profile, version));
    }

    private Outcome<CustomerView> described(Scope scope, Customer customer, CustomerProfile profile, int version) {
        if (customer.version() != version) {
            return Outcome.refused("version", "Somebody else changed this customer meanwhile. Your entries are still here; compare them with what was saved, then save again.");
        }
        if (customers.nameTaken(scope, profile.name(), Optional.of(customer.id()))) {
            return nameTaken(profile);
        }
        customer.describe(profile);
        customers.flush(scope);
        audit.noteOf(scope, customer.id(), "customer.described", customer.id(), profile.name());
        return Outcome.done(CustomerView.of(customer));
    }

    /// Moves a customer to another state of its life. Who was invited and did not come before it was off-boarded does not come any more.
    /// @param reason 1 to 500 characters
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<CustomerView> enter(Scope scope, UUID id, CustomerState state, String reason) {
        var found = customers.find(scope, id);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        return found.get().enter(state, reason, time.now(), scope.actor(), ids.next()).map(change -> {
            customers.add(scope, change);
            audit.noteOf(scope, id, "customer.state-changed", id, state + ": " + change.reason());
            if (!state.changeable()) {
                withdrawals.of(scope, id);
            }
            return CustomerView.of(found.get());
        });
    }

    private static <T> Outcome<T> nameTaken(CustomerProfile profile) {
        return Outcome.refused("name", "There is a customer named '" + profile.name() + "' already; choose another name.");
    }
}
