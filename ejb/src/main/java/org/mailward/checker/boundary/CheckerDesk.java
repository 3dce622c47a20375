package org.mailward.checker.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Gathering;
import org.mailward.audit.control.Audit;
import org.mailward.checker.Checker;
import org.mailward.checker.CheckerHandle;
import org.mailward.checker.control.CheckAllowances;
import org.mailward.checker.control.Checks;
import org.mailward.checker.store.CheckerResults;
import org.mailward.checker.store.Checkers;
import org.mailward.estate.NameReading;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// The checker as the provider's own people see it: its address, and what was checked.
///
/// An analyst who looks after some customers only sees none of it, because what strangers checked belongs to no customer.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class CheckerDesk {

    /// How the checker is set up.
    /// @param handle empty before the first time
    /// @param version what an editor must bring back
    public record Setup(String handle, boolean enabled, int version) {
        static final Setup NONE = new Setup("", false, -1);
    }

    /// A check that was begun.
    /// @param secret of its link, which works while the checker is open
    public record Asked(UUID id, String secret) {
    }

    @Inject
    private Checkers checkers;

    @Inject
    private CheckerResults results;

    @Inject
    private Checks checks;

    @Inject
    private CheckAllowances allowances;

    @Inject
    private Transactions transactions;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    public Setup setup(Scope scope) {
        return checkers.ofProvider(scope).map(CheckerDesk::setup).orElse(Setup.NONE);
    }

    /// @param version of the setup that the editor started from
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<Setup> set(Scope scope, CheckerHandle handle, boolean enabled, int version) {
        var known = checkers.ofProvider(scope);
        if (known.map(Checker::version).orElse(-1) != version) {
            return Outcome.refused("", "Somebody else changed the checker meanwhile. Load the page anew to compare, then save again.");
        }
        // A transaction of its own, because this one sees no other provider's row.
        var taken = transactions.call(() -> checkers.presented(handle.text())).filter(found -> !found.provider().equals(scope.provider()));
        if (taken.isPresent()) {
            return Outcome.refused("handle", "'" + handle.text() + "' is the address of another checker already; choose another word.");
        }
        known.ifPresentOrElse(checker -> checker.set(handle, enabled), () -> checkers.add(scope, new Checker(ids.next(), handle, enabled)));
        audit.note(scope, "checker.changed", scope.provider(), handle.text() + (enabled ? "" : " (off)"));
        return Outcome.done(setup(scope));
    }

    /// What was checked, the newest first.
    public Page<CheckLine> checks(Scope scope, int first, int count) {
        var page = results.page(scope, first, count);
        return new Page<>(page.total(), page.rows().stream().map(CheckLine::of).toList());
    }

    /// @return empty when there is no such check in scope, or it has expired
    public Optional<CheckView> check(Scope scope, UUID id) {
        return results.find(scope, id).filter(result -> result.open(time.now())).map(result -> CheckView.of(result, checks));
    }

    /// Begins a check on behalf of a member or a program.
    /// @param text a domain as people write it
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome<Asked> start(Scope scope, String text) {
        if (!scope.seesAllCustomers()) {
            return Outcome.refused("role", "Checks are kept for those who look after all customers. Ask your admin, or use the tools.");
        }
        return switch (NameReading.of(text)) {
            case NameReading.NotUnderstood(var sentence) -> Outcome.refused("domain", sentence);
            case NameReading.Understood(var domain) when domain.ascii().length() > Gathering.LONGEST_DOMAIN -> Outcome.refused("domain",
                    "The name has " + domain.ascii().length() + " characters; names of up to " + Gathering.LONGEST_DOMAIN + " can be checked.");
            case NameReading.Understood(var domain) when checks.objection(domain).isPresent() -> Outcome.refused("domain", checks.objection(domain).get());
            case NameReading.Understood(var domain) when !allowances.check(scope) -> Outcome.refused("", Refusals.OFTEN);
            case NameReading.Understood(var domain) -> begin(scope, domain);
        };
    }

    private Outcome<Asked> begin(Scope scope, DomainName domain) {
        return checks.begin(scope, domain, scope.actor().name()).map(begun -> Outcome.done(new Asked(begun.id(), begun.secret().text())))
                .orElseGet(() -> Outcome.refused("", Refusals.BUSY));
    }

    private static Setup setup(Checker checker) {
        return new Setup(checker.handle(), checker.enabled(), checker.version());
    }
}
