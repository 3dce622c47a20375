package org.mailward.publishing.boundary;

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
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.publishing.control.ReportWork;
import org.mailward.publishing.store.KeptReports;
import org.mailward.tenancy.control.EachProvider;

/// Takes reports up again that nobody works on, and forgets old ones.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReportClock {

    @Inject
    private EachProvider eachProvider;

    @Inject
    private ReportWork work;

    @Inject
    private KeptReports reports;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.reports.keep", defaultValue = "P730D")
    private Duration keep;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void takeUp() {
        eachProvider.run("reports", work::lookAfter);
    }

    @Schedule(hour = "*", minute = "29", persistent = false)
    void forget() {
        eachProvider.run("forget reports", scope -> transactions.run(() -> reports.forget(scope, time.now().minus(keep))));
    }
}
