package org.mailward.scanning.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.control.AskingAllowance;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.ScanState;
import org.mailward.scanning.control.ScanQueue;
import org.mailward.scanning.store.Scans;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;
import org.mailward.tenancy.store.Customers;

/// Asks for scans and tells how far they are.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN})
public class Scanning {

    /// @param batch by which the progress can be followed
    /// @param scans how many scans were queued; domains that wait for one already, or had as many as they may, are not counted
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
    private StillServed served;

    @Inject
    private ScanQueue queue;

    @Inject
    private AskingAllowance allowance;

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
        return wanted.stream().map(ManagedDomain::customerId).distinct().flatMap(customer -> served.objection(scope, customer).stream()).findFirst()
                .map(sentence -> Outcome.<Asked>refused("customer", sentence)).orElseGet(() -> asked(scope, wanted));
    }

    /// Asks for a scan of all domains of a customer.
    public Outcome<Asked> scanCustomer(Scope scope, UUID customer) {
        return served.objection(scope, customer).map(sentence -> Outcome.<Asked>refused("customer", sentence))
                .orElseGet(() -> customers.find(scope, customer).isEmpty() ? Outcome.missing() : asked(scope, domains.ofCustomer(scope, customer)));
    }

    /// @return empty when there is no such batch in scope
    @RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
    public Optional<Progress> progress(Scope scope, UUID batch) {
        var counts = scans.progress(scope, batch);
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return total == 0 ? Optional.empty()
                : Optional.of(new Progress(total, counts.getOrDefault(ScanState.DONE, 0L), counts.getOrDefault(ScanState.FAILED, 0L)));
    }

    /// Those that were scanned as often as may be wished for are left out, where there are others.
    private Outcome<Asked> asked(Scope scope, List<ManagedDomain> wanted) {
        var waiting = scans.waiting(scope, wanted.stream().map(ManagedDomain::id).toList());
        var allowed = new ArrayList<ManagedDomain>();
        var wait = Duration.ofDays(1);
        for (var domain : wanted) {
            var own = waiting.contains(domain.id()) ? Duration.ZERO : allowance.scan(domain.id());
            if (own.isZero()) {
                allowed.add(domain);
            } else if (own.compareTo(wait) < 0) {
                wait = own;
            }
        }
        if (allowed.isEmpty() && !wanted.isEmpty()) {
            return Outcome.refused("", "This was scanned as often within an hour as it may be. It goes on in " + AskingAllowance.words(wait) + "; until then, what was found last is shown.");
        }
        var batch = queue.ask(scope, allowed, ScanReason.REQUESTED);
        return Outcome.done(new Asked(batch, scans.progress(scope, batch).values().stream().mapToLong(Long::longValue).sum()));
    }
}
