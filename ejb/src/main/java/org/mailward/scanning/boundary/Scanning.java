package org.mailward.scanning.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.ScanState;
import org.mailward.scanning.control.ScanQueue;
import org.mailward.scanning.store.Scans;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Customers;

/// Asks for scans and tells how far they are.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN})
public class Scanning {

    /// @param batch by which the progress can be followed
    /// @param scans how many scans were queued; domains that wait for one already are not counted
    public record Asked(UUID batch, long scans) {
    }

    /// How far a batch is.
    public record Progress(long total, long done, long failed) {
        public long open() {
            return total - done - failed;
        }

        /// 0 to 100.
        public int percent() {
            return total == 0 ? 100 : Math.toIntExact(100 * (done + failed) / total);
        }
    }

    @Inject
    private ManagedDomains domains;

    @Inject
    private Customers customers;

    @Inject
    private Scans scans;

    @Inject
    private ScanQueue queue;

    /// Asks for a scan of each of these domains; missing when one of them is not in scope.
    public Outcome<Asked> scan(Scope scope, Collection<UUID> ids) {
        var wanted = new ArrayList<ManagedDomain>();
        for (var id : ids) {
            var domain = domains.find(scope, id);
            if (domain.isEmpty()) {
                return Outcome.missing();
            }
            wanted.add(domain.get());
        }
        for (var domain : wanted) {
            var customer = customers.find(scope, domain.customerId()).orElseThrow();
            if (!customer.state().changeable()) {
                return Outcome.refused("customer", customer.name() + " was off-boarded; its domains are no longer scanned.");
            }
        }
        return Outcome.done(asked(scope, queue.ask(scope, wanted, ScanReason.REQUESTED)));
    }

    /// Asks for a scan of all domains of a customer.
    public Outcome<Asked> scanCustomer(Scope scope, UUID customer) {
        var found = customers.find(scope, customer);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        if (!found.get().state().changeable()) {
            return Outcome.refused("customer", found.get().name() + " was off-boarded; its domains are no longer scanned.");
        }
        return Outcome.done(asked(scope, queue.ask(scope, domains.ofCustomer(scope, customer), ScanReason.REQUESTED)));
    }

    /// @return empty when there is no such batch in scope
    @RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
    public Optional<Progress> progress(Scope scope, UUID batch) {
        var counts = scans.progress(scope, batch);
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return total == 0 ? Optional.empty()
                : Optional.of(new Progress(total, counts.getOrDefault(ScanState.DONE, 0L), counts.getOrDefault(ScanState.FAILED, 0L)));
    }

    private Asked asked(Scope scope, UUID batch) {
        return new Asked(batch, scans.progress(scope, batch).values().stream().mapToLong(Long::longValue).sum());
    }
}
