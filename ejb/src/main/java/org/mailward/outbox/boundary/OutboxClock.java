package org.mailward.outbox.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.mailward.outbox.control.CriticalMails;
import org.mailward.outbox.control.OutboxSettings;
import org.mailward.outbox.control.Postman;
import org.mailward.outbox.control.WeeklyMails;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.control.EachProvider;

/// Has mails written and sent, and old ones forgotten.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxClock {

    @Inject
    private Postman postman;

    @Inject
    private CriticalMails critical;

    @Inject
    private WeeklyMails weekly;

    @Inject
    private EachProvider eachProvider;

    @Inject
    private OutboxSettings settings;

    @Inject
    private Time time;

    private Instant nextWeekly = Instant.MAX;

    @PostConstruct
    void begin() {
        nextWeekly = time.now().plus(settings.weeklyEvery());
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void send() {
        postman.begin();
    }

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void tellOfFindings() {
        eachProvider.run("mails about findings", critical::tell);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void tellOfTheWeek() {
        var now = time.now();
        if (!now.isBefore(nextWeekly)) {
            nextWeekly = now.plus(settings.weeklyEvery());
            eachProvider.run("weekly mails", weekly::tell);
        }
    }

    @Schedule(hour = "*", minute = "*/10", second = "20", persistent = false)
    void clear() {
        eachProvider.run("clear the outbox", postman::clear);
    }
}
