package org.mailward.intake.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mailward.platform.jobs.Jobs;

/// Tells the readers that something waits, once those who brought it have committed.
@ApplicationScoped
public class IntakeMessages {

    @Inject
    private Jobs jobs;

    /// Providers about whom a message is on its way: one is enough for any number of arrivals.
    private final Set<UUID> underway = ConcurrentHashMap.newKeySet();

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ArrivalsWaiting waiting) {
        if (underway.add(waiting.provider())) {
            jobs.tellReaders(waiting.provider().toString());
        }
    }

    /// Sends a message whether one is on its way or not: it may have been lost.
    public void send(UUID provider) {
        underway.add(provider);
        jobs.tellReaders(provider.toString());
    }

    /// Somebody begins to look: what comes from now on needs a message of its own.
    void begun(UUID provider) {
        underway.remove(provider);
    }
}
