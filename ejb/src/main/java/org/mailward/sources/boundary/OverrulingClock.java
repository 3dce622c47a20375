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
import org.mailward.sources.control.ApplyRulings;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Provider;
import org.mailward.tenancy.store.Providers;

/// Applies decisions about sources to the past, some domains at a time. A missed tick, or the same one on two nodes, does no harm.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OverrulingClock {

    private static final Logger LOG = System.getLogger(OverrulingClock.class.getName());
    private static final Operator CLOCK = new Operator("mailward", "Mailward", "clock");

    @Inject
    private Providers providers;

    @Inject
    private ApplyRulings rulings;

    @Inject
    private Transactions transactions;

    @Inject
    @ConfigProperty(name = "mailward.sources.overrule-batch", defaultValue = "500")
    private int most;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void tick() {
        List<UUID> all;
        try {
            all = transactions.call(() -> providers.all(CLOCK).stream().map(Provider::id).toList());
        } catch (RuntimeException e) {
            // A timer that throws is tried again by the container, then dropped for good; the next tick will do.
            LOG.log(Level.WARNING, "The tick 'overrule sources' could not read the list of providers", e);
            return;
        }
        for (var provider : all) {
            try {
                rulings.some(provider, most);
            } catch (RuntimeException e) {
                // One provider's trouble must not keep the others waiting.
                LOG.log(Level.WARNING, "The tick 'overrule sources' failed for provider " + provider, e);
            }
        }
    }
}
