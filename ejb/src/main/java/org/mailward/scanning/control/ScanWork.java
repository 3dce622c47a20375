package org.mailward.scanning.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.history.Ledger;
import org.mailward.history.control.History;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.scanning.Scan;
import org.mailward.scanning.store.Scans;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Does the scans of one message: takes them up, looks at many domains at once without a transaction, and records what is
/// ready in a few.
///
/// Doing a scan twice does no harm, and breaking off at any point loses nothing: the lease ends and another takes it up. A slow
/// domain does not hold up the others: what is ready is recorded while it is still looked at.
@ApplicationScoped
public class ScanWork {

    private static final Logger LOG = System.getLogger(ScanWork.class.getName());

    @Inject
    private Scans scans;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Look look;

    @Inject
    private Recording recording;

    @Inject
    private History history;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.scan.lease", defaultValue = "PT3M")
    private Duration lease;

    @Inject
    @ConfigProperty(name = "mailward.scan.attempts", defaultValue = "5")
    private int mostAttempts;

    @Inject
    @ConfigProperty(name = "mailward.scan.at-once", defaultValue = "200")
    private int atOnce;

    @Inject
    @ConfigProperty(name = "mailward.scan.record-batch", defaultValue = "50")
    private int recordBatch;

    @Inject
    @ConfigProperty(name = "mailward.scan.record-after", defaultValue = "PT0.5S")
    private Duration recordAfter;

    private Semaphore places = new Semaphore(0);

    @PostConstruct
    void open() {
        if (atOnce < 1 || recordBatch < 1) {
            throw new IllegalArgumentException("mailward.scan.at-once and mailward.scan.record-batch are at least 1, not " + atOnce + " and " + recordBatch);
        }
        places = new Semaphore(atOnce, true);
    }

    /// What became of looking at one domain.
    private sealed interface Seen {
        record Whole(Examined examined) implements Seen {
        }

        record Broken(ScanTask task, RuntimeException why) implements Seen {
        }
    }

    /// @param ids scans of this provider; those that are over, or in other hands, are left out
    public void perform(UUID provider, Collection<UUID> ids) {
        var scope = new Scope.WholeProvider(provider, Actor.system("scan"));
        var tasks = transactions.call(() -> begin(scope, ids));
        look.prepare();
        BlockingQueue<Seen> ready = new LinkedBlockingQueue<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (var task : tasks) {
                    places.acquire();
                    threads.execute(() -> {
                        try {
                            ready.add(see(task));
                        } finally {
                            places.release();
                        }
                    });
                }
                recordAsReady(scope, ready, tasks.size());
            } catch (InterruptedException e) {
                // The server stops. What is not recorded is taken up by another when its lease ends.
                threads.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    private Seen see(ScanTask task) {
        try {
            return new Seen.Whole(look.at(task));
        } catch (RuntimeException e) {
            // Whatever went wrong, the other scans must not be held up.
            return new Seen.Broken(task, e);
        }
    }

    private void recordAsReady(Scope scope, BlockingQueue<Seen> ready, int all) throws InterruptedException {
        var waiting = new ArrayList<Examined>();
        int seen = 0;
        while (seen < all) {
            var next = waiting.isEmpty() ? ready.take() : ready.poll(recordAfter.toNanos(), TimeUnit.NANOSECONDS);
            switch (next) {
                case null -> flush(scope, waiting);
                case Seen.Whole(Examined examined) -> {
                    seen++;
                    waiting.add(examined);
                    if (waiting.size() >= recordBatch) {
                        flush(scope, waiting);
                    }
                }
                case Seen.Broken(ScanTask task, RuntimeException why) -> {
                    seen++;
                    brokeOff(scope, task, why);
                }
            }
        }
        flush(scope, waiting);
    }

    private void flush(Scope scope, List<Examined> waiting) {
        var batch = List.copyOf(waiting);
        waiting.clear();
        if (batch.isEmpty()) {
            return;
        }
        try {
            transactions.run(() -> recording.record(scope, batch));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Recording " + batch.size() + " scans together failed; each is recorded by itself", e);
            batch.forEach(one -> recordAlone(scope, one));
        }
    }

    private void recordAlone(Scope scope, Examined examined) {
        try {
            transactions.run(() -> recording.record(scope, List.of(examined)));
        } catch (RuntimeException e) {
            brokeOff(scope, examined.task(), e);
        }
    }

    /// The scan ends here, or is tried again when its lease has ended.
    private void brokeOff(Scope scope, ScanTask task, RuntimeException why) {
        LOG.log(Level.WARNING, "The scan of " + task.name() + " broke off at attempt " + task.attempt(), why);
        if (task.attempt() < mostAttempts) {
            return;
        }
        try {
            transactions.run(() -> scans.find(scope, task.scan()).filter(scan -> !scan.state().over())
                    .ifPresent(scan -> scan.fail("The scan broke off " + task.attempt() + " times. Ask for it again; if it breaks off again, tell your operator.", time.now())));
        } catch (RuntimeException e) {
            // The database does not take even this; the scan is found again when its lease has ended.
            LOG.log(Level.WARNING, "That the scan of " + task.name() + " failed could not be noted", e);
        }
    }

    private List<ScanTask> begin(Scope scope, Collection<UUID> ids) {
        var now = time.now();
        var begun = scans.holdAll(scope, ids).stream().filter(scan -> scan.begin(now, lease)).toList();
        var known = history.recall(scope, begun.stream().map(Scan::domainId).toList());
        var names = new HashMap<UUID, ManagedDomain>();
        domains.findAll(scope, begun.stream().map(Scan::domainId).toList()).forEach(domain -> names.put(domain.id(), domain));
        return begun.stream().filter(scan -> names.containsKey(scan.domainId()))
                .map(scan -> new ScanTask(scan.id(), scan.domainId(), names.get(scan.domainId()).customerId(), names.get(scan.domainId()).name(), scan.attempts(),
                        known.getOrDefault(scan.domainId(), Ledger.EMPTY)))
                .toList();
    }
}
