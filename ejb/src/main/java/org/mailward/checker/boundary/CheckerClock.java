package org.mailward.checker.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.mailward.checker.control.CheckerSettings;
import org.mailward.checker.store.CheckerResults;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.control.EachProvider;

/// Forgets results whose links have expired. Nobody is shown one in the meantime.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CheckerClock {

    @Inject
    private EachProvider eachProvider;

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
        eachProvider.run("forget", scope -> transactions.run(() -> results.forget(scope, time.now(), settings.mostResults())));
    }
}
