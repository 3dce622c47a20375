package org.mailward.intake.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.mailward.intake.IntakeSettings;
import org.mailward.intake.Retention;
import org.mailward.intake.store.Arrivals;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.platform.persistence.Transactions;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Commits arrivals to the ledger, those that come at the same time together.
///
/// A sender is told that its mail was accepted when the mail is committed and not before, so each waits for a commit. Whoever comes
/// while another commits waits, and is committed with all who waited: one transaction for many, and none waits longer than for two. Whoever
/// comes alone is committed at once.
@ApplicationScoped
public class LedgerDoor {

    @Inject
    private Arrivals arrivals;

    @Inject
    private ReportAddresses addresses;

    @Inject
    private Transactions transactions;

    @Inject
    private Event<ArrivalsWaiting> waiting;

    @Inject
    @ConfigProperty(name = "mailward.intake.accept-together", defaultValue = "64")
    private int mostTogether;

    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);

    @PostConstruct
    void check() {
        if (mostTogether < 1) {
            throw new IllegalArgumentException("mailward.intake.accept-together is at least 1, not " + mostTogether);
        }
    }

    /// One who waits for the commit. Written by whoever commits, read after that one gave up the turn.
    private static final class Waiting {
        private final Arrivals.New arrival;
        private boolean over;
        private @Nullable RuntimeException trouble;

        Waiting(Arrivals.New arrival) {
            this.arrival = arrival;
        }
    }

    /// Keeps an arrival; when this returns, it is committed.
    ///
    /// @throws RuntimeException of the database when it could not be kept
    void keep(Arrivals.New arrival) {
        var own = new Waiting(arrival);
        queue.add(own);
        turn.lock();
        try {
            while (!own.over) {
                commit(next());
            }
        } finally {
            turn.unlock();
        }
        if (own.trouble != null) {
            throw own.trouble;
        }
    }

    private List<Waiting> next() {
        var some = new ArrayList<Waiting>();
        while (some.size() < mostTogether) {
            var one = queue.poll();
            if (one == null) {
                break;
            }
            some.add(one);
        }
        return some;
    }

    private void commit(List<Waiting> some) {
        var ofProviders = new LinkedHashMap<UUID, List<Waiting>>();
        some.forEach(one -> ofProviders.computeIfAbsent(one.arrival.arriving().owner().provider(), _ -> new ArrayList<>()).add(one));
        ofProviders.forEach(this::commit);
    }

    /// When several cannot be committed together, each is tried alone: the others must not suffer for one.
    private void commit(UUID provider, List<Waiting> some) {
        try {
            write(provider, some.stream().map(one -> one.arrival).toList());
        } catch (RuntimeException e) {
            if (some.size() > 1) {
                some.forEach(one -> commit(provider, List.of(one)));
                return;
            }
            some.getFirst().trouble = e;
        }
        some.forEach(one -> one.over = true);
    }

    private void write(UUID provider, List<Arrivals.New> some) {
        var scope = new Scope.WholeProvider(provider, Actor.system("intake"));
        transactions.run(() -> {
            var retention = addresses.settings(scope).map(IntakeSettings::retention).orElse(Retention.DEFAULT);
            arrivals.add(scope, some, arrival -> retention.rawExpiry(LocalDate.ofInstant(arrival.arriving().receivedAt(), ZoneOffset.UTC)));
            waiting.fire(new ArrivalsWaiting(provider));
        });
    }
}
