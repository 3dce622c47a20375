package org.mailward.checker.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.checker.CheckerHandle;
import org.mailward.checker.store.Checkers;
import org.mailward.platform.persistence.Transactions;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Whose checker an address belongs to. This is the one place that decides it.
@ApplicationScoped
public class OpenCheckers {

    @Inject
    private Checkers checkers;

    @Inject
    private Transactions transactions;

    /// @param handle the word in the address, whatever it may be
    /// @return in whose name a visitor is served; empty when there is no such checker, or it is switched off
    public Optional<Scope> at(String handle) {
        return CheckerHandle.fits(handle)
                ? transactions.call(() -> checkers.presented(handle)).filter(Checkers.Found::enabled)
                        .map(found -> new Scope.WholeProvider(found.provider(), Actor.system("checker")))
                : Optional.empty();
    }
}
