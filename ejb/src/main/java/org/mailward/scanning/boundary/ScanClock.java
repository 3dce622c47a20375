package org.mailward.scanning.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.estate.ProofToken;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.scanning.Scan;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.control.ScanMessages;
import org.mailward.scanning.control.ScanQueue;
import org.mailward.scanning.store.Scans;
import org.mailward.tenancy.control.EachProvider;

/// Mailward's clocks: daily scans, proof of control, and scans whose message was lost.
///
/// Each tick is short and works from what the database says, so that a missed tick, or the same tick on two nodes, does no harm.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScanClock {

    private record Candidate(UUID id, DomainName name, ProofToken token) {
    }

    @Inject
    private EachProvider eachProvider;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Scans scans;

    @Inject
    private ScanQueue queue;

    @Inject
    private ScanMessages messages;

    @Inject
    private LiveDnsResolver dns;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.scan.every", defaultValue = "PT24H")
    private Duration scanEvery;

    @Inject
    @ConfigProperty(name = "mailward.scan.resend-after", defaultValue = "PT2M")
    private Duration resendAfter;

    @Inject
    @ConfigProperty(name = "mailward.proof.every", defaultValue = "PT1H")
    private Duration proofEvery;

    @Inject
    @ConfigProperty(name = "mailward.clock.batch", defaultValue = "500")
    private int most;

    /// Sends a message again for each scan that nobody works on.
    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
    void resend() {
        eachProvider.run("resend", scope -> {
            var forsaken = transactions.call(() -> {
                var now = time.now();
                var found = scans.forsaken(scope, now.minus(resendAfter), now, most);
                found.forEach(scan -> scan.sent(now));
                return found.stream().map(Scan::id).toList();
            });
            if (!forsaken.isEmpty()) {
                messages.send(scope.provider(), forsaken);
            }
        });
    }

    /// Asks for the daily scans that are due; each domain has its own minute, which spreads them over the day. Every provider
    /// gets its turn in every tick, and no more than a share of it.
    @Schedule(hour = "*", minute = "*", persistent = false)
    void daily() {
        eachProvider.run("daily", scope -> transactions.run(() -> {
            var due = domains.due(scope, time.now(), scanEvery, most);
            var unfinished = scans.unfinished(scope, due.stream().map(domain -> domain.id()).toList()).stream().map(Scan::domainId).toList();
            var wanted = due.stream().filter(domain -> !unfinished.contains(domain.id())).toList();
            if (!wanted.isEmpty()) {
                queue.ask(scope, wanted, ScanReason.DAILY);
            }
        }));
    }

    /// Looks for proof of control of the domains that are not proven yet.
    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void proof() {
        eachProvider.run("proof", scope -> {
            var due = transactions.call(() -> domains.proofLookedForBefore(scope, time.now().minus(proofEvery), most).stream()
                    .map(domain -> new Candidate(domain.id(), domain.name(), domain.proofToken())).toList());
            for (var candidate : due) {
                var seen = candidate.token().check(candidate.name(), dns);
                transactions.run(() -> domains.hold(scope, candidate.id()).ifPresent(domain -> domain.noteProof(seen, time.now())));
            }
        });
    }
}
