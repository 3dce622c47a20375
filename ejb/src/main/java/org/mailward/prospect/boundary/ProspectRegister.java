package org.mailward.prospect.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.control.Audit;
import org.mailward.checker.store.CheckerResults;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.prospect.Prospect;
import org.mailward.prospect.ProspectProfile;
import org.mailward.prospect.control.FirstSnapshot;
import org.mailward.prospect.store.Prospects;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.control.ScanQueue;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.CustomerProfile;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.CustomerStateChange;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Customers;

/// Companies whose domain was checked and who may become customers.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class ProspectRegister {

    @Inject
    private Prospects prospects;

    @Inject
    private CheckerResults results;

    @Inject
    private Customers customers;

    @Inject
    private FirstSnapshot firstSnapshot;

    @Inject
    private ScanQueue queue;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    /// The prospects in scope, the newest first.
    public Page<ProspectLine> page(Scope scope, int first, int count) {
        var page = prospects.page(scope, first, count);
        return new Page<>(page.total(), page.rows().stream().map(ProspectLine::of).toList());
    }

    public Optional<ProspectView> find(Scope scope, UUID id) {
        return prospects.find(scope, id).map(ProspectView::of);
    }

    /// Makes a prospect of a checked domain; what the check found is kept with it.
    /// @param check a finished check
    /// @return the new prospect's id
    public Outcome<UUID> add(Scope scope, UUID check, ProspectProfile profile) {
        var result = results.find(scope, check).filter(found -> found.open(time.now()));
        if (result.isEmpty()) {
            return Outcome.missing();
        }
        var figures = result.get().figures();
        var evidence = result.get().evidence();
        if (figures.isEmpty() || evidence.isEmpty()) {
            return Outcome.refused("check", "This check is not finished. Wait until it is, or check the domain again.");
        }
        var prospect = new Prospect(ids.next(), profile, new Prospect.Baseline(result.get().domain(), evidence.get(), figures.get()), scope.actor().name(), time.now());
        prospects.add(scope, prospect);
        audit.note(scope, "prospect.added", prospect.id(), profile.name() + ", " + prospect.domain().unicode());
        return Outcome.done(prospect.id());
    }

    /// @param version of the prospect that the editor started from
    public Outcome<UUID> describe(Scope scope, UUID id, ProspectProfile profile, int version) {
        var found = prospects.find(scope, id);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        if (found.get().customerId().isPresent()) {
            return Outcome.refused("", found.get().profile().name() + " is a customer now; change the customer's profile instead.");
        }
        if (found.get().version() != version) {
            return Outcome.refused("version", "Somebody else changed this prospect meanwhile. Your entries are still here: load the page anew to compare, then save again.");
        }
        found.get().describe(profile);
        audit.note(scope, "prospect.described", id, profile.name());
        return Outcome.done(id);
    }

    /// Makes a prospect a customer with one managed domain, whose first snapshot is the baseline.
    /// @return the new customer's id
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<UUID> convert(Scope scope, UUID id, CustomerProfile profile) {
        var found = prospects.hold(scope, id);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        if (found.get().customerId().isPresent()) {
            return Outcome.refused("", found.get().profile().name() + " is a customer already.");
        }
        if (customers.nameTaken(scope, profile.name(), Optional.empty())) {
            return Outcome.refused("name", "There is a customer named '" + profile.name() + "' already; choose another name.");
        }
        var now = time.now();
        var customer = new Customer(ids.next(), profile, CustomerState.ACTIVE, "Was a prospect", now);
        customers.add(scope, customer);
        customers.add(scope, new CustomerStateChange(ids.next(), customer.id(), CustomerState.ACTIVE, "Was a prospect", now, scope.actor().name()));
        var domain = firstSnapshot.of(scope, found.get(), customer.id());
        queue.ask(scope, List.of(domain), ScanReason.DOMAIN_ADDED);
        audit.noteOf(scope, customer.id(), "prospect.converted", id, profile.name());
        return found.get().become(customer.id(), now);
    }
}
