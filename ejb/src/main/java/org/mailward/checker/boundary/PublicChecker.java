package org.mailward.checker.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.assessment.Gathering;
import org.mailward.branding.Brand;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.Logo;
import org.mailward.branding.store.Brands;
import org.mailward.checker.CheckerResult;
import org.mailward.checker.control.CheckAllowances;
import org.mailward.checker.control.Checks;
import org.mailward.checker.control.OpenCheckers;
import org.mailward.checker.store.CheckerResults;
import org.mailward.estate.NameReading;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.Secret;
import org.mailward.tenancy.boundary.Boundary;

/// Checks a domain for a stranger, under the brand of the provider whose address was asked for.
///
/// Open to everybody; what a stranger learns is what DNS tells everybody, and a result is shown to whoever has its link.
@Stateless
@Boundary
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PublicChecker {

    /// The provider as a stranger sees it.
    /// @param version changes with the brand, so that browsers do not show an older one
    public record House(String handle, BrandStyle style, boolean logo, int version) {
    }

    @Inject
    private OpenCheckers open;

    @Inject
    private Brands brands;

    @Inject
    private CheckerResults results;

    @Inject
    private Checks checks;

    @Inject
    private CheckAllowances allowances;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    /// @param handle the word in the address
    /// @return empty when no open checker has this address
    public Optional<House> house(String handle) {
        return open.at(handle).map(scope -> transactions.call(() -> brands.ofProvider(scope))
                .map(brand -> new House(handle, brand.style(), brand.hasLogo(), brand.version()))
                .orElse(new House(handle, BrandStyle.PLAIN, false, -1)));
    }

    public Optional<Logo> logo(String handle) {
        return open.at(handle).flatMap(scope -> transactions.call(() -> brands.ofProvider(scope).flatMap(Brand::logo)));
    }

    /// Begins a check.
    /// @param text a domain as people write it; an address or link that holds one is understood
    /// @param address where the visitor's request came from
    /// @return the secret of the result's link
    public Outcome<String> start(String handle, String text, String address) {
        var scope = open.at(handle);
        if (scope.isEmpty()) {
            return Outcome.missing();
        }
        return switch (NameReading.of(text)) {
            case NameReading.NotUnderstood(var sentence) -> Outcome.refused("domain", sentence);
            case NameReading.Understood(var domain) when domain.ascii().length() > Gathering.LONGEST_DOMAIN -> Outcome.refused("domain",
                    "The name has " + domain.ascii().length() + " characters; names of up to " + Gathering.LONGEST_DOMAIN + " can be checked.");
            case NameReading.Understood(var domain) when checks.objection(domain).isPresent() -> Outcome.refused("domain", checks.objection(domain).get());
            case NameReading.Understood(var domain) when !allowances.check(scope.get().provider(), address) -> Outcome.refused("", Refusals.OFTEN);
            case NameReading.Understood(var domain) -> begin(scope.get(), domain);
        };
    }

    /// @param secret from the result's link
    /// @param address where the visitor's request came from
    /// @return missing when there is no such result here, or its link has expired; nobody can tell which
    public Outcome<CheckView> result(String handle, String secret, String address) {
        if (!allowances.look(address)) {
            return Outcome.refused("", Refusals.LOOKED_OFTEN);
        }
        var found = open.at(handle).flatMap(scope -> transactions.call(() -> results.presented(new Secret(secret).hash()))
                .filter(where -> where.provider().equals(scope.provider()))
                .flatMap(where -> transactions.call(() -> results.find(scope, where.result()))));
        return found.filter(result -> result.open(time.now())).map(result -> Outcome.done(CheckView.of(result, checks))).orElseGet(Outcome::missing);
    }

    private Outcome<String> begin(Scope scope, DomainName domain) {
        return checks.begin(scope, domain, CheckerResult.VISITOR).map(begun -> Outcome.done(begun.secret().text()))
                .orElseGet(() -> Outcome.refused("", Refusals.BUSY));
    }
}
