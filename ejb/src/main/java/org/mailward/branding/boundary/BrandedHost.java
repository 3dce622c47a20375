package org.mailward.branding.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.mailward.branding.Brand;
import org.mailward.branding.Logo;
import org.mailward.branding.store.Brands;
import org.mailward.platform.persistence.Transactions;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.Scope;

/// How a portal looks to whoever comes by a provider's own host name, before anybody signed in.
@Stateless
@Boundary
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BrandedHost {

    @Inject
    private Brands brands;

    @Inject
    private Transactions transactions;

    /// @param host in lower case, without a port
    /// @return empty when no provider has that name
    public Optional<Branding.Look> look(String host) {
        return shown(host, brand -> Optional.of(Branding.look(brand)));
    }

    public Optional<Logo> logo(String host) {
        return shown(host, Brand::logo);
    }

    private <T> Optional<T> shown(String host, Function<Brand, Optional<T>> what) {
        return transactions.call(() -> brands.presented(host))
                .flatMap(provider -> transactions.call(() -> brands.ofProvider(new Scope.WholeProvider(provider, Actor.system("host"))).flatMap(what)));
    }
}
