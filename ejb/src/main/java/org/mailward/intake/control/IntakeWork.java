package org.mailward.intake.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.intake.store.Arrivals;
import org.mailward.platform.persistence.DatabaseAway;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Deadline;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Reads what waits, and enters it in the books.
///
/// Several arrivals are entered in one transaction, since most of a transaction's price is its end; of one that holds more than may be in
/// memory, the first files are entered before the others are read. When one of them spoils it, each
/// gets a transaction of its own; the one that spoils it again is quarantined after a number of attempts. Breaking off at any point
/// loses nothing: the lease ends and another takes the arrivals up, one by one, so that one which ends the server is found out.
@ApplicationScoped
public class IntakeWork {

    private static final Logger LOG = System.getLogger(IntakeWork.class.getName());

    @Inject
    private Arrivals arrivals;

    @Inject
    private ArrivalReading reading;

    @Inject
    private Entering entering;

    @Inject
    private IntakeMessages messages;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.intake.lease", defaultValue = "PT5M")
    private Duration lease;

    @Inject
    @ConfigProperty(name = "mailward.intake.attempts", defaultValue = "5")
    private int mostAttempts;

    @Inject
    @ConfigProperty(name = "mailward.intake.batch", defaultValue = "256")
    private int batch;

    @Inject
    @ConfigProperty(name = "mailward.intake.batch-bytes", defaultValue = "8388608")
    private long batchBytes;

    @Inject
    @ConfigProperty(name = "mailward.intake.batch-held", defaultValue = "33554432")
    private long batchHeld;

    @Inject
    @ConfigProperty(name = "mailward.intake.at-once", defaultValue = "3")
    private int atOnce;

    @Inject
    @ConfigProperty(name = "mailward.intake.rounds", defaultValue = "8")
    private int rounds;

    @Inject
    @ConfigProperty(name = "mailward.intake.turn", defaultValue = "PT30S")
    private Duration turn;

    private Semaphore places = new Semaphore(0);
    /// Arrivals that were begun alone, ended in some way, and whose count says otherwise yet: the database may have been away then.
    private final Map<UUID, Queue<UUID>> outlived = new ConcurrentHashMap<>();

    @PostConstruct
    void open() {
        if (atOnce < 1 || batch < 1 || mostAttempts < 1) {
            throw new IllegalArgumentException("mailward.intake.at-once, batch and attempts are at least 1, not " + atOnce + ", " + batch + " and " + mostAttempts);
        }
        if (!turn.isPositive()) {
            throw new IllegalArgumentException("mailward.intake.turn is longer than nothing, not " + turn);
        }
        // Whoever shortens the lease alone has no reason to think of turns, and must not find that nothing is read any more.
        Duration longest = lease.dividedBy(2);
        turn = turn.compareTo(longest) > 0 ? longest : turn;
        places = new Semaphore(atOnce, true);
    }

    /// Works for this provider for some rounds, and begins none when its turn is over. When something is left, a new message says so: behind those about
    /// other providers, so that neither one provider's flood nor reports that take long to read keep the others waiting.
    public void perform(UUID provider) {
        messages.begun(provider);
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            var scope = new Scope.WholeProvider(provider, Actor.system("intake"));
            var over = Deadline.in(turn);
            boolean more = true;
            for (int i = 0; more && i < rounds && (i == 0 || !over.passed()); i++) {
                more = round(scope, over);
            }
            if (more) {
                messages.send(provider);
            }
        } catch (RuntimeException e) {
            if (!DatabaseAway.behind(e)) {
                throw e;
            }
            // Everything waits as it is; whatever was begun is taken up again when its lease ends.
            LOG.log(Level.WARNING, "The database is away; arrivals wait", e);
        } finally {
            places.release();
        }
    }

    /// @return whether something may be left
    private boolean round(Scope scope, Deadline over) {
        takeBack(scope);
        var due = transactions.call(() -> arrivals.take(scope, time.now(), lease, batch));
        var fresh = due.stream().filter(one -> one.attempts() == 1).toList();
        int from = 0;
        while (from < fresh.size() && (from == 0 || !over.passed())) {
            from += together(scope, upTo(fresh, from));
        }
        if (from < fresh.size()) {
            // Nobody has begun them: they are to wait for the next turn, and not for the end of their lease.
            var left = fresh.subList(from, fresh.size()).stream().map(Arrivals.Due::id).toList();
            transactions.run(() -> arrivals.putBack(scope, left));
        }
        due.stream().filter(one -> one.attempts() > 1).forEach(one -> alone(scope, one));
        takeBack(scope);
        return due.size() == batch || from < fresh.size();
    }

    /// What was begun before and not finished may be what the server died of: it must not take others with it, nor die of it for ever.
    private void alone(Scope scope, Arrivals.Due one) {
        int times = transactions.call(() -> arrivals.beginAlone(scope, one.id()));
        if (times > mostAttempts) {
            LOG.log(Level.WARNING, "Arrival " + one.id() + " was begun alone " + mostAttempts + " times and never finished");
            transactions.run(() -> entering.giveUpUnfinished(scope, one, mostAttempts));
        } else {
            var lived = outlived.computeIfAbsent(scope.provider(), _ -> new ConcurrentLinkedQueue<>());
            try {
                together(scope, List.of(one));
            } catch (RuntimeException e) {
                // The database is away. What ends the server, or takes all of its memory, does not come here and stays counted.
                lived.add(one.id());
                throw e;
            }
            lived.add(one.id());
        }
    }

    private void takeBack(Scope scope) {
        var waiting = outlived.getOrDefault(scope.provider(), new ConcurrentLinkedQueue<>());
        var some = Stream.generate(waiting::poll).takeWhile(Objects::nonNull).toList();
        if (some.isEmpty()) {
            return;
        }
        boolean done = false;
        try {
            transactions.run(() -> arrivals.outlived(scope, some));
            done = true;
        } finally {
            if (!done) {
                waiting.addAll(some);
            }
        }
    }

    private List<Arrivals.Due> upTo(List<Arrivals.Due> due, int from) {
        long bytes = 0;
        int to = from;
        while (to < due.size() && (to == from || bytes + due.get(to).size() <= batchBytes)) {
            bytes += due.get(to++).size();
        }
        return due.subList(from, to);
    }

    /// @return how many were worked off; the others remain
    private int together(Scope scope, List<Arrivals.Due> due) {
        try {
            return enter(scope, due);
        } catch (IOException | RuntimeException e) {
            if (e instanceof RuntimeException trouble && DatabaseAway.behind(e)) {
                throw trouble;
            }
            if (due.size() == 1) {
                spoiled(scope, due.getFirst(), e);
            } else {
                LOG.log(Level.INFO, due.size() + " arrivals could not be entered together and are entered one by one", e);
                due.forEach(one -> together(scope, List.of(one)));
            }
            return due.size();
        }
    }

    /// Enters as many as may be in memory together, at least one.
    private int enter(Scope scope, List<Arrivals.Due> due) throws IOException {
        var read = new ArrayList<Entering.Read>();
        long held = 0;
        try {
            var raws = transactions.call(() -> arrivals.raws(scope, due));
            for (var one : due) {
                if (!raws.containsKey(one.id())) {
                    throw new IllegalStateException("The bytes of arrival " + one.id() + " are gone");
                }
                try (var bytes = raws.get(one.id())) {
                    read.add(new Entering.Read(one, reading.read(bytes, one.fileName(), one.receivedAt(), batchHeld,
                            parts -> transactions.call(() -> entering.ahead(scope, new Entering.Read(one, parts))))));
                }
                held += read.getLast().held();
                if (held > batchHeld) {
                    break;
                }
            }
            transactions.run(() -> entering.enter(scope, read));
            return read.size();
        } finally {
            for (var one : read) {
                one.close();
            }
        }
    }

    /// Nothing of it is stored. It is tried again when its lease ends, until that was done too often. Another transaction that stood in the
    /// way is no fault of the arrival, which may have used its attempts up on servers that died.
    private void spoiled(Scope scope, Arrivals.Due one, Exception why) {
        LOG.log(Level.WARNING, "Arrival " + one.id() + " could not be entered, attempt " + one.attempts() + " of " + mostAttempts, why);
        if (one.attempts() >= mostAttempts && !DatabaseAway.othersBehind(why)) {
            transactions.run(() -> entering.giveUp(scope, one));
        }
    }
}
