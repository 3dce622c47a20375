package org.mailward.intake.boundary;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.intake.Retention;
import org.mailward.intake.control.Forgetting;
import org.mailward.intake.control.IntakeMessages;
import org.mailward.intake.control.PartitionsAhead;
import org.mailward.intake.control.ReadAgain;
import org.mailward.intake.store.Arrivals;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.platform.persistence.MonthPartitions;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.control.EachProvider;

/// The intake's clocks: arrivals whose message was lost, held ones whose domain was proven since, and months that begin and end.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IntakeClock {

    private static final Logger LOG = System.getLogger(IntakeClock.class.getName());

    @Inject
    private EachProvider eachProvider;

    @Inject
    private ReportAddresses addresses;

    @Inject
    private Arrivals arrivals;

    @Inject
    private ReadAgain readAgain;

    @Inject
    private IntakeMessages messages;

    @Inject
    private MonthPartitions partitions;

    @Inject
    private PartitionsAhead ahead;

    @Inject
    private Forgetting forgetting;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.clock.batch", defaultValue = "500")
    private int most;

    /// Sends a message where something waits that nobody reads.
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void resend() {
        eachProvider.run("resend arrivals", scope -> {
            if (transactions.call(() -> arrivals.waiting(scope, time.now()))) {
                messages.send(scope.provider());
            }
        });
    }

    /// Lets those be read again that may now be taken.
    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void again() {
        eachProvider.run("read again", scope -> readAgain.whatMayBeTakenNow(scope, most));
    }

    /// Months ahead have their partitions before the first row wants one; months that are over are dropped with what they held.
    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void months() {
        var today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
        var kept = new ArrayList<Retention>();
        eachProvider.run("months", scope -> transactions.call(() -> addresses.settings(scope)).ifPresent(settings -> kept.add(settings.retention())));
        try {
            ahead.prepare(today, kept);
            int dropped = transactions.call(() -> partitions.drop(today));
            if (dropped > 0) {
                LOG.log(Level.INFO, "{0} partitions were dropped: what they held had expired", dropped);
            }
        } catch (RuntimeException e) {
            // A timer that throws is tried again by the container, then dropped for good; the next tick will do.
            LOG.log(Level.WARNING, "The tick 'months' failed", e);
        }
    }

    /// What is kept for a time of its own within a table that has no months.
    @Schedule(hour = "*", minute = "23", persistent = false)
    void forget() {
        eachProvider.run("forget reports", forgetting::expired);
    }
}
