package org.mailward.lookup.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.mailward.checker.boundary.Refusals;
import org.mailward.checker.control.CheckAllowances;
import org.mailward.checker.control.OpenCheckers;
import org.mailward.lookup.LookUp;
import org.mailward.lookup.Wish;
import org.mailward.lookup.control.Explanations;
import org.mailward.lookup.control.LookUps;
import org.mailward.mailauth.explanation.MessageExplanation;
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
    private CheckAllowances allowances;

    @Inject
    private LookUps lookUps;

    @Inject
    private Explanations explanations;

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
                    allowances.check(scope.get().provider(), address) ? lookUps.look(asked) : Outcome.refused("", Refusals.OFTEN);
            case Outcome.Refused<LookUps.Understood>(var field, var sentence) -> Outcome.refused(field, sentence);
            case Outcome.Missing<LookUps.Understood>() -> Outcome.missing();
        };
    }

    /// Explains a message.
    /// @param message its octets, or its header alone
    public Outcome<MessageExplanation> explain(String handle, byte[] message, String address) {
        var scope = open.at(handle);
        if (scope.isEmpty()) {
            return Outcome.missing();
        }
        return allowances.check(scope.get().provider(), address) ? explanations.explain(message) : Outcome.refused("", Refusals.OFTEN);
    }
}
