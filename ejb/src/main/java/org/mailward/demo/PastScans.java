package org.mailward.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.store.Standings;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Transactions;
import org.mailward.scanning.control.Recording;

/// Scans the demo's domains on each day of their past, and records what was seen as if it had been scanned then.
///
/// Only the clock and what the servers answer are of that day: the scan, the rules and the history are those of every other scan. A
/// domain's past is recorded whole or not at all, so that it may be broken off anywhere.
@ApplicationScoped
class PastScans {

    private static final int MINUTES_OF_THE_NIGHT = 5 * 60;

    @Inject
    private PastWorld world;

    @Inject
    private Recording recording;

    @Inject
    private Standings standings;

    @Inject
    private Transactions transactions;

    /// Whether all that can have a past has one.
    static boolean complete(Troupe.Role role, LocalDate first) {
        return role.begins().filter(begins -> begins.isBefore(first.atStartOfDay().toInstant(ZoneOffset.UTC))).isPresent();
    }

    /// @param roles domains of one provider that were scanned today
    /// @param days how many days back
    void play(Troupe.Company company, List<Troupe.Role> roles, int days) throws InterruptedException {
        var seen = new HashMap<UUID, List<Evidence>>();
        roles.forEach(role -> seen.put(role.id(), new ArrayList<>()));
        for (int ago = days; ago >= 1; ago--) {
            world.turnBack(ago);
            var date = company.first().minusDays(ago);
            var looks = new HashMap<UUID, Callable<Evidence>>();
            roles.forEach(role -> {
                var instruments = world.instruments(moment(date, role.name()));
                looks.put(role.id(), () -> instruments.lookAt(role.name()));
            });
            together(looks).forEach((domain, evidence) -> seen.get(domain).add(evidence));
        }
        for (var role : roles) {
            transactions.run(() -> recording.putBefore(company.scope(), role.id(), seen.remove(role.id())));
        }
        transactions.run(() -> standings.renewPast(company.scope(), Set.of(company.customer()), company.first().minusDays(days), company.first().minusDays(1)));
    }

    private static Map<UUID, Evidence> together(Map<UUID, Callable<Evidence>> looks) throws InterruptedException {
        var found = new HashMap<UUID, Evidence>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new HashMap<UUID, java.util.concurrent.Future<Evidence>>();
            looks.forEach((domain, look) -> running.put(domain, threads.submit(look)));
            for (var one : running.entrySet()) {
                found.put(one.getKey(), one.getValue().get());
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A scan of the demo's past broke off", broken.getCause());
        }
        return found;
    }

    /// Each domain is scanned at its own minute of the night.
    private static Instant moment(LocalDate date, DomainName name) {
        return date.atTime(LocalTime.MIDNIGHT.plusMinutes(1 + Math.floorMod(name.ascii().hashCode(), MINUTES_OF_THE_NIGHT))).toInstant(ZoneOffset.UTC);
    }
}
