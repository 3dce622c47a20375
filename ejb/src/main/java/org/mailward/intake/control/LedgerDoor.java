package org.mailward.intake.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.intake.store.Arrivals;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.platform.persistence.SharedCommit;
import org.mailward.platform.persistence.Transactions;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Commits arrivals to the ledger, those of a provider that come at the same time together.
///
/// A sender is told that its mail was accepted when the mail is committed and not before, so each waits for a commit.
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

    private final Map<UUID, SharedCommit<Arrivals.New>> commits = new ConcurrentHashMap<>();

    @PostConstruct
    void check() {
        if (mostTogether < 1) {
            throw new IllegalArgumentException("mailward.intake.accept-together is at least 1, not " + mostTogether);
        }
    }

    /// Keeps an arrival; when this returns, it is committed.
    ///
    /// @throws RuntimeException of the database when it could not be kept
    void keep(Arrivals.New arrival) {
        commits.computeIfAbsent(arrival.arriving().owner().provider(), provider -> new SharedCommit<>(mostTogether, some -> write(provider, some))).add(arrival);
    }

    private void write(UUID provider, List<Arrivals.New> some) {
        var scope = new Scope.WholeProvider(provider, Actor.system("intake"));
        transactions.run(() -> {
            var retention = addresses.retention(scope);
            arrivals.add(scope, some, arrival -> retention.rawExpiry(LocalDate.ofInstant(arrival.arriving().receivedAt(), ZoneOffset.UTC)));
            waiting.fire(new ArrivalsWaiting(provider));
        });
    }
}
