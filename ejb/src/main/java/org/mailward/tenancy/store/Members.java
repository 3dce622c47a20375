package org.mailward.tenancy.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.time.Ids;
import org.mailward.tenancy.Assignment;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Scope;

/// The people of a provider and of its customers.
@ApplicationScoped
public class Members {

    @Inject
    private Persistence persistence;

    @Inject
    private Ids ids;

    /// @param customer that customer's people; empty for the provider's own
    public List<Membership> current(Scope scope, Optional<UUID> customer) {
        var query = persistence.query(scope, "select m from Membership m where {m of provider} and m.endedAt is null and "
                + (customer.isPresent() ? "m.customerId = :customer" : "m.customerId is null") + " order by lower(m.name)", Membership.class);
        customer.ifPresent(id -> query.setParameter("customer", id));
        return query.getResultList().stream().filter(member -> inScope(scope, member)).toList();
    }

    /// The people of the provider and of all customers in scope.
    public List<Membership> everybody(Scope scope) {
        return persistence.query(scope, "select m from Membership m where {m of provider} and m.endedAt is null order by m.id", Membership.class).getResultList().stream()
                .filter(member -> inScope(scope, member)).toList();
    }

    public Optional<Membership> find(Scope scope, UUID id) {
        return persistence.find(scope, "select m from Membership m where {m of provider} and m.endedAt is null and m.id = :id", Membership.class, id)
                .filter(member -> inScope(scope, member));
    }

    public Optional<Membership> held(Scope scope, String subject, Optional<UUID> customer) {
        return current(scope, customer).stream().filter(member -> member.subject().equals(subject)).findFirst();
    }

    public void add(Scope scope, Membership member) {
        persistence.add(scope, member);
        persistence.flush(scope);
    }

    public List<UUID> assigned(Scope scope, Membership analyst) {
        return persistence.query(scope, "select a.customerId from Assignment a where {a in scope} and a.membershipId = :id", UUID.class)
                .setParameter("id", analyst.id()).getResultList();
    }

    /// Makes the analyst's customers exactly these.
    public void assign(Scope scope, Membership analyst, Set<UUID> customers) {
        var before = assigned(scope, analyst);
        persistence.delete(scope, "delete from Assignment a where {a in scope} and a.membershipId = :id and a.customerId in :gone",
                query -> query.setParameter("id", analyst.id()).setParameter("gone", before.stream().filter(id -> !customers.contains(id)).toList()));
        for (var customer : customers) {
            if (!before.contains(customer)) {
                persistence.add(scope, new Assignment(ids.next(), customer, analyst));
            }
        }
    }

    /// Somebody who looks after a customer.
    public record Caretaker(UUID customer, UUID membership, String name) {
    }

    /// Who looks after these customers, by name; nothing for those who do not see all of the provider's people.
    public List<Caretaker> caretakers(Scope scope, Collection<UUID> customers) {
        return customers.isEmpty() || !scope.seesAllCustomers() ? List.of() : persistence.rows(scope, "select a.customer_id, m.id, m.name from assignment a"
                + " join membership m on {m of provider} and m.id = a.membership_id and m.ended_at is null where {a in scope} and a.customer_id in (:customers) order by lower(m.name), m.id",
                Map.of("customers", customers), row -> new Caretaker(row.id(0), row.id(1), row.text(2)));
    }

    private static boolean inScope(Scope scope, Membership member) {
        return member.customerId().map(scope::sees).orElse(scope.seesAllCustomers());
    }
}
