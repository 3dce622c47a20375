package org.mailward.scanning.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.history.Recalled;
import org.mailward.history.control.History;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.scanning.store.Scans;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Does the scans of messages: takes them up, looks at many domains at once without a transaction, and records what is ready
/// in few.
///
/// Doing a scan twice does no harm, and breaking off at any point loses nothing: the lease ends and another takes it up. A slow
/// domain does not hold up the others: what is ready is recorded while it is still looked at.
@ApplicationScoped
public class ScanWork {

    private static final Logger LOG = System.getLogger(ScanWork.class.getName());
    private static final Duration MOMENT = Duration.ofMillis(20);
    /// How many domains may have been begun and not yet come to their first turn on a processor.
    private static final int BEGINNING = Runtime.getRuntime().availableProcessors();

    @Inject
    private Scans scans;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Snapshots snapshots;

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
    @ConfigProperty(name = "mailward.scan.at-once", defaultValue = "500")
    private int atOnce;

    @Inject
    @ConfigProperty(name = "mailward.scan.record-batch", defaultValue = "50")
    private int recordBatch;

    @Inject
    @ConfigProperty(name = "mailward.scan.record-after", defaultValue = "PT0.5S")
    private Duration recordAfter;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Seen> ready = new LinkedBlockingQueue<>();
    private final ReentrantLock collecting = new ReentrantLock();
    private final AtomicInteger recorders = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    /// While the processors have more to do than they can, another domain begun only takes memory and ends no earlier.
    private final Semaphore turns = new Semaphore(BEGINNING);
    private Semaphore places = new Semaphore(0);

    @PostConstruct
    void open() {
        if (atOnce < 1 || recordBatch < 1) {
            throw new IllegalArgumentException("mailward.scan.at-once and mailward.scan.record-batch are at least 1, not " + atOnce + " and " + recordBatch);
        }
        places = new Semaphore(atOnce, true);
    }

    /// The server stops. What is not recorded is taken up by another when its lease ends.
    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /// What became of looking at one domain.
    private sealed interface Seen {
        Scope scope();

        record Whole(Scope scope, Examined examined) implements Seen {
        }

        record Broken(Scope scope, ScanTask task, Throwable why) implements Seen {
        }
    }

    /// Takes up these scans, has them looked at, and records what is ready, of these and of others.
    ///
    /// It returns when all is recorded, or when others stay to record the slow rest: a domain whose servers take their time must
    /// not keep the next message waiting.
    ///
    /// @param ids scans of this provider; those that are over, or in other hands, are left out
    public void perform(UUID provider, Collection<UUID> ids) {
        var scope = new Scope.WholeProvider(provider, Actor.system("scan"));
        recorders.incrementAndGet();
        boolean left = false;
        try {
            var tasks = transactions.call(() -> begin(scope, ids));
            look.prepare();
            // Whoever records as many as it brought keeps the queue of what is ready short.
            int owed = tasks.size();
            for (var task : tasks) {
                if (ready.size() >= recordBatch) {
                    owed -= recordReady();
                }
                begin(scope, task);
            }
            while (!left) {
                int recorded = recordReady();
                owed -= recorded;
                left = (recorded == 0 || owed <= 0) && mayLeave();
            }
        } catch (InterruptedException e) {
            // The server stops; see above.
            Thread.currentThread().interrupt();
        } finally {
            if (!left) {
                recorders.decrementAndGet();
            }
        }
    }

    private void begin(Scope scope, ScanTask task) throws InterruptedException {
        places.acquire();
        turns.acquire();
        open.incrementAndGet();
        threads.execute(() -> {
            turns.release();
            try {
                ready.add(see(scope, task));
            } finally {
                places.release();
            }
        });
    }

    private Seen see(Scope scope, ScanTask task) {
        try {
            return new Seen.Whole(scope, look.at(task));
        } catch (RuntimeException | Error e) {
            // Whatever went wrong, the other scans must not be held up: whoever records waits for each that was begun.
            return new Seen.Broken(scope, task, e);
        }
    }

    /// The last recorder stays until nothing is open; the others need not.
    /// @return true when the caller is no longer counted
    private boolean mayLeave() {
        int here = recorders.get();
        return (open.get() == 0 || here > 1) && recorders.compareAndSet(here, here - 1);
    }

    /// As much as goes into one recording, or what is there when nothing more has come for a moment.
    private List<Seen> collect() throws InterruptedException {
        var batch = new ArrayList<Seen>();
        collecting.lockInterruptibly();
        try {
            Seen next = ready.poll((recorders.get() > 1 ? MOMENT : recordAfter).toNanos(), TimeUnit.NANOSECONDS);
            while (next != null) {
                batch.add(next);
                next = batch.size() < recordBatch ? ready.poll(MOMENT.toNanos(), TimeUnit.NANOSECONDS) : null;
            }
        } finally {
            collecting.unlock();
        }
        return batch;
    }

    /// @return how many it were
    private int recordReady() throws InterruptedException {
        var batch = collect();
        record(batch);
        return batch.size();
    }

    private void record(List<Seen> batch) {
        try {
            batch.stream().collect(Collectors.groupingBy(Seen::scope, LinkedHashMap::new, Collectors.toList())).forEach(this::record);
        } finally {
            open.addAndGet(-batch.size());
        }
    }

    private void record(Scope scope, List<Seen> batch) {
        var whole = new ArrayList<Examined>();
        var again = new ArrayList<Examined>();
        var domains = new HashSet<UUID>();
        for (var seen : batch) {
            switch (seen) {
                // Somebody may ask for a scan while the domain is scanned; each builds on what the one before has recorded.
                case Seen.Whole(Scope _, Examined examined) -> (domains.add(examined.task().domain()) ? whole : again).add(examined);
                case Seen.Broken(Scope _, ScanTask task, Throwable why) -> brokeOff(scope, task, why);
            }
        }
        if (whole.isEmpty()) {
            return;
        }
        try {
            transactions.run(() -> recording.record(scope, whole));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Recording " + whole.size() + " scans together failed; each is recorded by itself", e);
            whole.forEach(one -> recordAlone(scope, one));
        }
        again.forEach(one -> recordAlone(scope, one));
    }

    private void recordAlone(Scope scope, Examined examined) {
        try {
            transactions.run(() -> recording.record(scope, List.of(examined)));
        } catch (RuntimeException e) {
            brokeOff(scope, examined.task(), e);
        }
    }

    /// The scan ends here, or is tried again when its lease has ended.
    private void brokeOff(Scope scope, ScanTask task, Throwable why) {
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
        var begun = scans.begin(scope, ids, time.now(), lease);
        var wanted = begun.stream().map(Scans.Begun::domain).toList();
        var known = history.recall(scope, wanted);
        var last = snapshots.last(scope, wanted).stream().collect(Collectors.toMap(Snapshots.Last::domain, Function.identity()));
        var names = domains.briefs(scope, wanted).stream().collect(Collectors.toMap(ManagedDomains.Brief::id, brief -> new DomainName(brief.name())));
        return begun.stream().filter(scan -> names.containsKey(scan.domain()))
                .map(scan -> new ScanTask(scan.id(), scan.domain(), scan.customer(), names.get(scan.domain()), scan.attempt(), known.getOrDefault(scan.domain(), Recalled.NOTHING),
                        Optional.ofNullable(last.get(scan.domain()))))
                .toList();
    }
}
