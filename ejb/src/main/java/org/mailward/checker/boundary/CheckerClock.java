package org.mailward.checker.boundary;

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
import org.mailward.checker.control.CheckerSettings;
import org.mailward.checker.store.CheckerResults;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Provider;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Providers;

/// Forgets results whose links have expired. Nobody is shown one in the meantime.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CheckerClock {

    private static final Logger LOG = System.getLogger(CheckerClock.class.getName());
    private static final Operator CLOCK = new Operator("mailward", "Mailward", "clock");

    @Inject
    private Providers providers;

    @Inject
    private CheckerResults results;

    @Inject
    private CheckerSettings settings;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void forget() {
        try {
            for (var provider : transactions.call(() -> providers.all(CLOCK).stream().map(Provider::id).toList())) {
                transactions.run(() -> results.forget(new Scope.WholeProvider(provider, Actor.system("forget")), time.now(), settings.mostResults()));
            }
        } catch (RuntimeException e) {
            // A timer that throws is tried again by the container, then dropped for good; the next tick will do.
            LOG.log(Level.WARNING, "Expired results could not be forgotten", e);
        }
    }
}
