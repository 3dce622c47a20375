package org.mailward.tenancy.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Provider;

/// The list of providers, for the operator of the installation and for its clocks. Nothing of theirs is reached from here.
@ApplicationScoped
public class Providers {

    @Inject
    private Persistence persistence;

    /// @param onBehalf the operator, or Mailward's own timers
    public List<Provider> all(Operator onBehalf) {
        return persistence.onPlatform().createQuery("select p from Provider p order by lower(p.name)", Provider.class).getResultList();
    }

    public void add(Operator onBehalf, Provider provider) {
        persistence.onPlatform().persist(provider);
        persistence.onPlatform().flush();
    }
}
