package org.mailward.sources.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.platform.persistence.Transactions;
import org.mailward.sources.control.Naming;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Provider;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Providers;

/// Looks up the addresses that reports have brought since the last tick. A missed tick, or the same one on two nodes, does no harm.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NamingClock {

    private static final Logger LOG = System.getLogger(NamingClock.class.getName());
    private static final Operator CLOCK = new Operator("mailward", "Mailward", "clock");

    @Inject
    private Providers providers;

    @Inject
    private Naming naming;

    @Inject
    private Transactions transactions;

    @Inject
    @ConfigProperty(name = "mailward.sources.batch", defaultValue = "100")
    private int most;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void tick() {
        List<UUID> all;
        try {
            all = transactions.call(() -> providers.all(CLOCK).stream().map(Provider::id).toList());
        } catch (RuntimeException e) {
            // A timer that throws is tried again by the container, then dropped for good; the next tick will do.
            LOG.log(Level.WARNING, "The tick 'name sources' could not read the list of providers", e);
            return;
        }
        for (var provider : all) {
            try {
                naming.some(new Scope.WholeProvider(provider, Actor.system("name sources")), most);
            } catch (RuntimeException e) {
                // One provider's trouble must not keep the others waiting.
                LOG.log(Level.WARNING, "The tick 'name sources' failed for provider " + provider, e);
            }
        }
    }
}
