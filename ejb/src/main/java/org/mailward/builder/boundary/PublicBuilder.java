package org.mailward.builder.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.mailward.assessment.Gathering;
import org.mailward.builder.control.FormWork;
import org.mailward.builder.form.Worked;
import org.mailward.checker.boundary.Refusals;
import org.mailward.checker.control.CheckAllowances;
import org.mailward.checker.control.Checks;
import org.mailward.checker.control.OpenCheckers;
import org.mailward.estate.NameReading;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.boundary.Boundary;

/// Drafts records of any domain for a stranger, within what a visitor may ask of the checker. Nothing is kept.
@Stateless
@Boundary
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PublicBuilder {

    @Inject
    private OpenCheckers open;

    @Inject
    private CheckAllowances allowances;

    @Inject
    private Checks checks;

    @Inject
    private FormWork forms;

    /// @param handle the word in the address of the provider's checker
    /// @param domain as people write it
    /// @param address where the visitor's request came from
    /// @return missing when no open checker has this address
    public Outcome<Worked> work(String handle, String domain, Worked.Sheet sheet, String address) {
        var scope = open.at(handle);
        if (scope.isEmpty()) {
            return Outcome.missing();
        }
        return switch (NameReading.of(domain)) {
            case NameReading.NotUnderstood(var sentence) -> Outcome.refused("domain", sentence);
            case NameReading.Understood(var name) when name.ascii().length() > Gathering.LONGEST_DOMAIN -> Outcome.refused("domain",
                    "The name has " + name.ascii().length() + " characters; records of names of up to " + Gathering.LONGEST_DOMAIN + " can be built.");
            case NameReading.Understood(var name) when checks.objection(name).isPresent() -> Outcome.refused("domain", checks.objection(name).get());
            case NameReading.Understood(var name) -> allowances.check(scope.get().provider(), address) ? Outcome.done(forms.work(name, sheet, checks.resolver())) : Outcome.refused("", Refusals.OFTEN);
        };
    }
}
