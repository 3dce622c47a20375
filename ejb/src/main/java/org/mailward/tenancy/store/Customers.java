package org.mailward.tenancy.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.CustomerStateChange;
import org.mailward.tenancy.Scope;

/// The customers of a provider.
@ApplicationScoped
public class Customers {

    @Inject
    private Persistence persistence;

    public Optional<Customer> find(Scope scope, UUID id) {
        return persistence.find(scope, "select c from Customer c where {c is scope} and c.id = :id", Customer.class, id);
    }

    public List<Customer> all(Scope scope) {
        return persistence.query(scope, "select c from Customer c where {c is scope} order by lower(c.name)", Customer.class).getResultList();
    }

    /// A part of those whose name holds a text, by name.
    /// @param search in lower case; empty for all
    /// @param state only customers in this state
    public Page<Customer> page(Scope scope, String search, Optional<CustomerState> state, int first, int count) {
        var where = " from Customer c where {c is scope}" + (search.isEmpty() ? "" : " and locate(:search, lower(c.name)) > 0") + (state.isPresent() ? " and c.state = :state" : "");
        var total = persistence.query(scope, "select count(c)" + where, Long.class);
        var rows = persistence.query(scope, "select c" + where + " order by lower(c.name), c.id", Customer.class);
        for (var query : List.of(total, rows)) {
            if (!search.isEmpty()) {
                query.setParameter("search", search);
            }
            state.ifPresent(wanted -> query.setParameter("state", wanted));
        }
        return new Page<>(total.getSingleResult(), rows.setFirstResult(first).setMaxResults(Page.limit(count)).getResultList());
    }

    public List<Customer> inStates(Scope scope, List<CustomerState> states) {
        return persistence.query(scope, "select c from Customer c where {c is scope} and c.state in :states", Customer.class)
                .setParameter("states", states).getResultList();
    }

    public boolean nameTaken(Scope scope, String name, Optional<UUID> except) {
        return persistence.query(scope, "select c from Customer c where {c is scope} and lower(c.name) = :name", Customer.class)
                .setParameter("name", name.toLowerCase(Locale.ROOT)).getResultList().stream()
                .anyMatch(customer -> !except.equals(Optional.of(customer.id())));
    }

    public void add(Scope scope, Customer customer) {
        persistence.add(scope, customer);
        persistence.flush(scope);
    }

    /// Sends what was changed to the database now, so that its version is known.
    public void flush(Scope scope) {
        persistence.flush(scope);
    }

    public void add(Scope scope, CustomerStateChange change) {
        persistence.add(scope, change);
    }

    public List<CustomerStateChange> life(Scope scope, UUID customer) {
        return persistence.query(scope, "select s from CustomerStateChange s where {s in scope} and s.customerId = :id order by s.changedAt desc, s.id desc",
                CustomerStateChange.class).setParameter("id", customer).getResultList();
    }
}
