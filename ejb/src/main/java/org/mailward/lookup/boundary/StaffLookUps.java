package org.mailward.lookup.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.mailward.checker.boundary.Refusals;
import org.mailward.checker.control.CheckAllowances;
import org.mailward.lookup.LookUp;
import org.mailward.lookup.Wish;
import org.mailward.lookup.control.Explanations;
import org.mailward.lookup.control.LookUps;
import org.mailward.mailauth.explanation.MessageExplanation;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// Looks things up for the provider's own people and programs, in any domain there is. Nothing is kept.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StaffLookUps {

    @Inject
    private CheckAllowances allowances;

    @Inject
    private LookUps lookUps;

    @Inject
    private Explanations explanations;

    public Outcome<LookUp> look(Scope scope, Wish wish) {
        return switch (lookUps.read(wish)) {
            case Outcome.Done<LookUps.Understood>(var asked) -> allowances.check(scope) ? lookUps.look(asked) : Outcome.refused("", Refusals.OFTEN);
            case Outcome.Refused<LookUps.Understood>(var field, var sentence) -> Outcome.refused(field, sentence);
            case Outcome.Missing<LookUps.Understood>() -> Outcome.missing();
        };
    }

    /// Explains a message.
    /// @param message its octets, or its header alone
    public Outcome<MessageExplanation> explain(Scope scope, byte[] message) {
        return allowances.check(scope) ? explanations.explain(message) : Outcome.refused("", Refusals.OFTEN);
    }
}
