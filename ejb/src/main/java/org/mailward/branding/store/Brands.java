package org.mailward.branding.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.branding.Brand;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// Each provider's brand.
@ApplicationScoped
public class Brands {

    @Inject
    private Persistence persistence;

    public Optional<Brand> ofProvider(Scope scope) {
        return persistence.query(scope, "select b from Brand b where {b of provider}", Brand.class).getResultList().stream().findFirst();
    }

    public void add(Scope scope, Brand brand) {
        persistence.add(scope, brand);
    }
}
