package org.mailward.platform.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.Question;
import org.mailward.platform.time.Deadline;

/// One DNS server: its sockets, how many questions it may be asked at once, and what it has taught about itself.
final class Server {

    /// A port serves this long at most.
    private static final Duration PORT_AGE = Duration.ofMinutes(5);
    private static final int FOLDS_BEFORE_BELIEF = 3;

    private final InetSocketAddress address;
    private final DnsSettings settings;
    private final Post post;
    private final Unguessable random;
    private final Semaphore everywhere;
    private final Semaphore here;
    private final Breaker breaker;
    private final Pace pace;
    private final LongAdder asked;
    private final Runnable onFirstDoubt;
    private final ReentrantLock changing = new ReentrantLock();
    private final @Nullable Window[] windows;
    private final AtomicReference<@Nullable Deadline> doubted = new AtomicReference<>();
    private final AtomicInteger folded = new AtomicInteger();
    private volatile Case letters = Case.UNSEEN;

    /// What the server does to the case of letters in the question that it repeats.
    private enum Case {
        UNSEEN, KEPT, FOLDED
    }

    /// @param everywhere one permit for each question that may be on the network
    /// @param onFirstDoubt told when a time of doubt begins
    /// @param asked counts the questions sent, repeated ones included
    Server(InetSocketAddress address, DnsSettings settings, Post post, Unguessable random, Semaphore everywhere, Runnable onFirstDoubt, LongAdder asked) {
        this.address = address;
        this.settings = settings;
        this.post = post;
        this.random = random;
        this.everywhere = everywhere;
        this.here = new Semaphore(settings.limits().maxPerServer(), true);
        this.breaker = new Breaker(settings.limits().breakerSilences(), settings.limits().breakerPause());
        this.pace = new Pace(settings.limits().repeatAfter());
        this.onFirstDoubt = onFirstDoubt;
        this.asked = asked;
        this.windows = new Window[settings.limits().sockets()];
    }

    InetSocketAddress address() {
        return address;
    }

    /// Sends a question by UDP.
    /// @param limit how long its answer is awaited
    /// @param arrivals told when there is an outcome
    /// @throws InterruptedException when the thread is interrupted before the question's turn comes
    Pending send(Question question, boolean edns, Duration limit, Arrivals arrivals) throws InterruptedException {
        var query = Query.of(question, spelling(), edns);
        acquire();
        arrivals.expect();
        asked.increment();
        var overdue = settings.limits().repeats() > 0 ? pace.overdue().orElse(limit) : limit;
        var pending = new Pending(this, query, limit, overdue, arrivals);
        if (!breaker.lets()) {
            pending.complete(leftAlone());
            return pending;
        }
        try {
            Window window = window();
            if (window.send(pending, random::nextLong)) {
                post.time(pending.bell());
            } else {
                pending.complete(new Pending.Outcome.Nothing(Failure.UNREACHABLE, "Too many questions to the DNS server are on their way."));
            }
        } catch (IOException e) {
            pending.complete(new Pending.Outcome.Nothing(Failure.UNREACHABLE, "The DNS server could not be reached: " + Tcp.reason(e) + "."));
        }
        return pending;
    }

    /// Asks a question by TCP, and waits for its answer. It has permits of its own: those that it had by UDP were others' as soon as it was
    /// answered there, so that nobody waits for a permit with one in hand.
    /// @param limit how long its answer is awaited
    /// @throws InterruptedException when the thread is interrupted before the question's turn comes
    Pending.Outcome askByTcp(Query query, Duration limit) throws InterruptedException {
        acquire();
        try {
            asked.increment();
            if (!breaker.lets()) {
                return leftAlone();
            }
            var sent = Deadline.in(Duration.ZERO);
            Pending.Outcome outcome = Tcp.ask(address, query, limit);
            if (outcome instanceof Pending.Outcome.Octets) {
                breaker.heard();
            } else if (outcome instanceof Pending.Outcome.Nothing(var failure, _) && failure == Failure.TIMEOUT) {
                breaker.silent(sent);
            }
            return outcome;
        } finally {
            done(1);
        }
    }

    /// Waits for the turn of one question.
    private void acquire() throws InterruptedException {
        here.acquire();
        try {
            everywhere.acquire();
        } catch (InterruptedException e) {
            here.release();
            throw e;
        }
    }

    private static Pending.Outcome leftAlone() {
        return new Pending.Outcome.Nothing(Failure.TIMEOUT, "The DNS server has not answered for a while and is left alone for some seconds.");
    }

    /// Which letters of a question are capitals (0x20 bits).
    private long spelling() {
        return letters == Case.FOLDED ? 0 : random.nextLong();
    }

    /// The answer to a question is overdue: it is sent once more, unless the server has as much to do as it may or seems not to be there.
    /// Called by the thread that receives, which must not wait.
    void remind(Pending pending, Window window) {
        if (!breaker.isOpen() && here.tryAcquire()) {
            if (everywhere.tryAcquire()) {
                var query = pending.query().spelled(spelling());
                pending.sentAgain(query);
                asked.increment();
                window.sendAgain(pending, query);
            } else {
                here.release();
            }
        }
        if (!pending.isOver()) {
            pending.wind(pending.repeats() < settings.limits().repeats());
            post.time(pending.bell());
        }
    }

    private Window window() throws IOException {
        int place = (int) Long.remainderUnsigned(random.nextLong(), windows.length);
        Window window = windows[place];
        if (window != null && !window.isWorn(settings.limits().socketQuestions())) {
            return window;
        }
        changing.lock();
        try {
            window = windows[place];
            if (window == null || window.isWorn(settings.limits().socketQuestions())) {
                var fresh = new Window(address, PORT_AGE);
                post.watch(fresh);
                if (window != null) {
                    post.retire(window);
                }
                windows[place] = fresh;
                window = fresh;
            }
            return window;
        } finally {
            changing.unlock();
        }
    }

    /// @param messages as many as one question had on the network
    void done(int messages) {
        here.release(messages);
        everywhere.release(messages);
    }

    /// @param sent when the message had left that was answered just now
    void answered(Deadline sent) {
        pace.heard(sent.left().negated());
    }

    void silent(Deadline sent) {
        breaker.silent(sent);
    }

    /// Whether a message that compares so to its question is taken for the answer. A server that was seen to keep the case
    /// of letters is not believed without it.
    boolean believes(Query.Match match) {
        return switch (match) {
            case EXACT -> {
                breaker.heard();
                if (letters == Case.UNSEEN) {
                    letters = Case.KEPT;
                }
                if (folded.getPlain() != 0) {
                    folded.set(0);
                }
                yield true;
            }
            case FOLDED -> {
                breaker.heard();
                if (letters == Case.KEPT && folded.incrementAndGet() < FOLDS_BEFORE_BELIEF) {
                    yield false;
                }
                letters = Case.FOLDED;
                yield true;
            }
            case BARE_ERROR -> {
                breaker.heard();
                yield true;
            }
            case NONE -> false;
        };
    }

    /// Something came from the server's address that cannot be its true answer: damage or forgery is about.
    void doubt() {
        Deadline before = doubted.getAndSet(Deadline.in(settings.limits().doubt()));
        if (before == null || before.passed()) {
            onFirstDoubt.run();
        }
    }

    boolean isDoubted() {
        Deadline until = doubted.get();
        return until != null && !until.passed();
    }
}
