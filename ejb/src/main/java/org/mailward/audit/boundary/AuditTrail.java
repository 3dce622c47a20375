package org.mailward.audit.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.AuditQuery;
import org.mailward.audit.store.AuditLog;
import org.mailward.platform.persistence.Page;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// The log of deeds, newest first.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.CUSTOMER_ADMIN})
public class AuditTrail {

    /// One deed.
    public record Deed(Instant at, String who, String from, String action, String detail, Optional<UUID> customer) {
    }

    @Inject
    private AuditLog log;

    /// @param customer only deeds about this customer; empty for all in scope
    public Page<Deed> deeds(Scope scope, Optional<UUID> customer, int first, int count) {
        return deeds(scope, AuditQuery.all(customer, first, count));
    }

    /// Deeds that somebody looks for.
    public Page<Deed> deeds(Scope scope, AuditQuery wish) {
        var page = log.page(scope, wish);
        return new Page<>(page.total(), page.rows().stream()
                .map(event -> new Deed(event.at(), event.actorName(), event.origin(), event.action(), event.detail(), event.customerId()))
                .toList());
    }
}
