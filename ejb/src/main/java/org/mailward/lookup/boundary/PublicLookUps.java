package org.mailward.lookup.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.mailward.checker.boundary.Refusals;
import org.mailward.checker.control.Checks;
import org.mailward.checker.control.OpenCheckers;
import org.mailward.lookup.LookUp;
import org.mailward.lookup.Wish;
import org.mailward.lookup.control.LookUps;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.boundary.Boundary;

/// Looks things up for a stranger. Nothing is kept.
@Stateless
@Boundary
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PublicLookUps {

    @Inject
    private OpenCheckers open;

    @Inject
    private Checks checks;

    @Inject
    private LookUps lookUps;

    /// @param handle the word in the address of the provider's checker
    /// @param address where the visitor's request came from
    /// @return missing when no open checker has this address
    public Outcome<LookUp> look(String handle, Wish wish, String address) {
        var scope = open.at(handle);
        if (scope.isEmpty()) {
            return Outcome.missing();
        }
        return switch (lookUps.read(wish)) {
            case Outcome.Done<LookUps.Understood>(var asked) ->
                    checks.allows(scope.get().provider(), address) ? lookUps.look(asked) : Outcome.refused("", Refusals.OFTEN);
            case Outcome.Refused<LookUps.Understood>(var field, var sentence) -> Outcome.refused(field, sentence);
            case Outcome.Missing<LookUps.Understood>() -> Outcome.missing();
        };
    }
}
