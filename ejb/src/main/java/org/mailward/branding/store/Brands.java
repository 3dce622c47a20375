package org.mailward.branding.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.mailward.branding.Brand;
import org.mailward.platform.persistence.Lookups;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.persistence.Visibility;
import org.mailward.tenancy.Scope;

/// Each provider's brand.
@ApplicationScoped
public class Brands {

    @Inject
    private Persistence persistence;

    @Inject
    private Lookups lookups;

    /// Whose portal answers at a host name, before any scope is known.
    public Optional<UUID> presented(String host) {
        return lookups.ask(Visibility.ofHost(host), "select provider_id from brand where host = nullif(current_setting('mailward.host', true), '')",
                row -> row.getObject("provider_id", UUID.class)).stream().findFirst();
    }

    public Optional<Brand> ofProvider(Scope scope) {
        return persistence.query(scope, "select b from Brand b where {b of provider}", Brand.class).getResultList().stream().findFirst();
    }

    public void add(Scope scope, Brand brand) {
        persistence.add(scope, brand);
    }
}
