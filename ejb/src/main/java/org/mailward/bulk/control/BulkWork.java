package org.mailward.bulk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.bulk.BulkJob;
import org.mailward.bulk.BulkOf;
import org.mailward.bulk.BulkState;
import org.mailward.bulk.BulkTask;
import org.mailward.bulk.RowState;
import org.mailward.bulk.store.BulkJobs;
import org.mailward.bulk.store.BulkRows;
import org.mailward.bulk.store.BulkRows.Result;
import org.mailward.platform.jobs.ManagedThreads;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Works bulk actions off, a few at the same time and each in short transactions.
///
/// What is done to rows, what is noted of them and how far the action is are one transaction, which holds the action's row: so each row is
/// done once, however often a server dies and whoever takes the next turn. Before each transaction it is looked up anew what whoever
/// asked may touch by now.
@ApplicationScoped
public class BulkWork {

    private static final Logger LOG = System.getLogger(BulkWork.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int AT_ONCE = 2;
    private static final int ROUND = 20;
    private static final int DOMAINS = 100;
    /// A customer may have thousands of domains.
    private static final int CUSTOMERS = 10;

    /// A turn at a job.
    private record Turn(UUID job, int number, BulkTask task) {
        int size() {
            return task.rows() == BulkOf.CUSTOMERS ? CUSTOMERS : DOMAINS;
        }
    }

    @Inject
    private BulkJobs jobs;

    @Inject
    private BulkRows rows;

    @Inject
    private BulkAsker asker;

    @Inject
    private BulkDeeds deeds;

    @Inject
    private ManagedThreads threads;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.bulk.attempts", defaultValue = "3")
    private int mostIdleTurns;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) BulkAsked asked) {
        begin(asked.provider());
    }

    /// Has what waits worked off in the background.
    public void begin(UUID provider) {
        try {
            threads.execute(() -> perform(provider));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "No thread was free for a bulk action; the clock begins again", e);
        }
    }

    /// Takes up again what nobody works on.
    public void lookAfter(Scope scope) {
        if (!transactions.call(() -> jobs.due(scope, time.now(), 1)).isEmpty()) {
            begin(scope.provider());
        }
    }

    private void perform(UUID provider) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            var whole = new Scope.WholeProvider(provider, Actor.system("bulk actions"));
            for (int i = 0; i < ROUND; i++) {
                var turn = take(whole);
                if (turn.isEmpty()) {
                    return;
                }
                work(whole, turn.get());
            }
        } finally {
            places.release();
        }
    }

    private Optional<Turn> take(Scope whole) {
        return transactions.call(() -> jobs.due(whole, time.now(), 1).stream().findFirst().flatMap(found -> jobs.hold(whole, found.id())).filter(this::mayBegin)
                .map(job -> new Turn(job.id(), job.begin(time.now(), LEASE), job.task())));
    }

    /// A job that came no further in several turns would be begun for ever.
    private boolean mayBegin(BulkJob job) {
        if (job.idleTurns() >= mostIdleTurns) {
            job.end(BulkState.FAILED, time.now(), "It was begun " + job.idleTurns() + " times without getting further. What was done stays; ask again for the rest, and if that ends in the same way, tell whoever runs the portal.");
            return false;
        }
        return true;
    }

    private void work(Scope whole, Turn turn) {
        try {
            boolean more;
            do {
                more = step(whole, turn, turn.size());
            } while (more);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Rows of the bulk action " + turn.job() + " could not be done together; each is tried by itself", e);
            oneByOne(whole, turn);
        }
    }

    private void oneByOne(Scope whole, Turn turn) {
        for (int i = 0; i < turn.size(); i++) {
            try {
                if (!step(whole, turn, 1)) {
                    return;
                }
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A row of the bulk action " + turn.job() + " could not be done", e);
                giveUpNext(whole, turn);
            }
        }
        transactions.run(() -> jobs.hold(whole, turn.job()).filter(job -> job.heldBy(turn.number())).ifPresent(BulkJob::letGo));
    }

    /// Does the next rows.
    /// @return false when the turn is over
    private boolean step(Scope whole, Turn turn, int most) {
        var scope = transactions.call(() -> jobs.find(whole, turn.job()).filter(job -> job.heldBy(turn.number())).flatMap(job -> asker.scope(whole, job)));
        if (scope.isEmpty()) {
            return endWithout(whole, turn, "Whoever asked for this no longer works here.");
        }
        return transactions.call(() -> {
            var job = jobs.hold(scope.get(), turn.job()).filter(held -> held.heldBy(turn.number()));
            var next = job.isEmpty() ? List.<BulkRows.Row>of() : rows.waiting(scope.get(), turn.job(), most);
            if (next.isEmpty()) {
                return Optional.<Boolean>empty();
            }
            var results = deeds.perform(scope.get(), turn.task(), next);
            rows.note(scope.get(), turn.job(), results);
            int failed = (int) results.stream().filter(result -> result.state() == RowState.FAILED).count();
            job.get().advance(results.size() - failed, failed, time.now(), LEASE);
            return Optional.of(true);
        }).orElseGet(() -> endWithout(whole, turn, "Its customer is no longer among those that whoever asked looks after."));
    }

    /// Ends the job; rows that still wait are out of reach.
    private boolean endWithout(Scope whole, Turn turn, String sentence) {
        transactions.run(() -> jobs.hold(whole, turn.job()).filter(job -> job.heldBy(turn.number())).ifPresent(job -> {
            int left = rows.endWaiting(whole, turn.job(), sentence);
            job.advance(0, left, time.now(), LEASE);
            job.end(BulkState.DONE, time.now(), "");
        }));
        return false;
    }

    private void giveUpNext(Scope whole, Turn turn) {
        var next = transactions.call(() -> jobs.find(whole, turn.job()).flatMap(job -> asker.scope(whole, job)))
                .flatMap(scope -> transactions.call(() -> rows.waiting(scope, turn.job(), 1).stream().findFirst()));
        next.ifPresent(row -> transactions.run(() -> jobs.hold(whole, turn.job()).filter(job -> job.heldBy(turn.number())).ifPresent(job -> {
            rows.note(whole, turn.job(), List.of(new Result(row.no(), row.customer(), RowState.FAILED, "It could not be done. Try it by itself; if that ends in the same way, tell whoever runs the portal.", "")));
            job.advance(0, 1, time.now(), LEASE);
        })));
    }
}
