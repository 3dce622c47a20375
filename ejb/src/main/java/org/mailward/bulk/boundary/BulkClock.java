package org.mailward.bulk.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.bulk.control.BulkWork;
import org.mailward.bulk.store.BulkJobs;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.control.EachProvider;

/// Takes bulk actions up again that nobody works on, and forgets old ones.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkClock {

    @Inject
    private EachProvider eachProvider;

    @Inject
    private BulkWork work;

    @Inject
    private BulkJobs jobs;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.bulk.keep", defaultValue = "P90D")
    private Duration keep;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void takeUp() {
        eachProvider.run("bulk actions", work::lookAfter);
    }

    @Schedule(hour = "*", minute = "41", persistent = false)
    void forget() {
        eachProvider.run("forget bulk actions", scope -> transactions.run(() -> jobs.forget(scope, time.now().minus(keep))));
    }
}
