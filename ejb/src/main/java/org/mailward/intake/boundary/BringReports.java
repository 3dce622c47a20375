package org.mailward.intake.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.Arriving;
import org.mailward.intake.Owner;
import org.mailward.intake.Way;
import org.mailward.intake.control.IntakeLimits;
import org.mailward.intake.control.TakingIn;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Customers;

/// Files that a person or a program brings. Each becomes an arrival, whatever is in it; what became of it is read there.
@Stateless
@Boundary
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class BringReports {

    /// A file as it was brought.
    /// @param name and `contentType` are hints; what is in it is told by its bytes
    public record Brought(Way way, String name, String contentType, ArrivedBytes content) {
    }

    @Inject
    private TakingIn takingIn;

    @Inject
    private IntakeLimits limits;

    @Inject
    private Customers customers;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    /// @param customer whose reports they are; empty lets the proven domains decide, for those who see all customers
    /// @return the arrival's id
    public Outcome<UUID> bring(Scope scope, Optional<UUID> customer, Brought file) {
        if (customer.isEmpty() && !scope.seesAllCustomers()) {
            return Outcome.refused("customer", "Say to which customer the reports belong. Only those who see all customers can leave that to the domains in the reports.");
        }
        if (customer.isPresent()) {
            var found = transactions.call(() -> customers.find(scope, customer.get()));
            if (found.isEmpty()) {
                return Outcome.missing();
            }
            var closed = found.get().closed();
            if (closed.isPresent()) {
                return Outcome.refused("customer", closed.get());
            }
        }
        if (file.content().size() > limits.arrivalBytes()) {
            return Outcome.refused("file", "The file has %,d bytes; at most %,d are taken at once. Split it, or pack it.".formatted(file.content().size(), limits.arrivalBytes()));
        }
        var owner = customer.map(id -> Owner.of(scope.provider(), id)).orElseGet(() -> Owner.of(scope.provider()));
        return Outcome.done(takingIn.accept(new Arriving(owner, file.way(), scope.actor().name(), "", "", "", file.name(), file.contentType(), file.content(), time.now())));
    }
}
