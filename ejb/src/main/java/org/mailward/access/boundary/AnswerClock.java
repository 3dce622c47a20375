package org.mailward.access.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.mailward.access.store.ApiAnswers;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.control.EachProvider;

/// Forgets what programs were answered once nobody may ask for it again.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AnswerClock {

    @Inject
    private EachProvider eachProvider;

    @Inject
    private ApiAnswers answers;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Schedule(hour = "*", minute = "41", persistent = false)
    void forget() {
        eachProvider.run("forget", scope -> transactions.run(() -> answers.forget(scope, time.now())));
    }
}
