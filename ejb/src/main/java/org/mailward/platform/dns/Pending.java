package org.mailward.platform.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.platform.time.Deadline;

/// One question on the network, from its sending until its answer came or its time was up.
///
/// While it waits it may be sent again by the same socket and under the same id, in another spelling. Every one of these messages may be the
/// one that is answered, and the spelling tells which.
final class Pending {

    /// What became of it.
    sealed interface Outcome {

        /// @param shaky the server's messages gave reason for doubt while this answer was awaited, or one was lost as far as can be told
        record Octets(byte[] message, boolean shaky) implements Outcome {
        }

        record Nothing(Failure failure, String detail) implements Outcome {
        }
    }

    /// Rings when the question is to be sent again, and at the end of the wait. It lets go of the question once that has its outcome, and is
    /// all that is left of it until it would ring: tens of thousands of questions have an answer that moment.
    private static final class Bell implements Post.Alarm {

        private volatile Deadline deadline;
        private volatile @Nullable Pending question;

        Bell(Deadline deadline, Pending question) {
            this.deadline = deadline;
            this.question = question;
        }

        @Override
        public Deadline deadline() {
            return deadline;
        }

        @Override
        public boolean isOver() {
            return question == null;
        }

        @Override
        public void ring() {
            Pending still = question;
            Window socket = still == null ? null : still.window;
            if (still != null && socket != null) {
                if (still.end.passed()) {
                    socket.expire(still);
                } else {
                    still.server.remind(still, socket);
                }
            }
        }
    }

    private final Server server;
    private final Sending first;
    private final Duration limit;
    private final Deadline end;
    private final Bell bell;
    private final Arrivals arrivals;
    /// What was sent again, by the thread that receives.
    private volatile List<Sending> repeats = List.of();
    private Duration interval;
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable Window window;
    private volatile boolean shaky;

    /// @param limit when it is given up, from now
    /// @param overdue when it is sent again, from now; not at all when that is no sooner
    /// @param arrivals told when the outcome is there
    Pending(Server server, Query query, Duration limit, Duration overdue, Arrivals arrivals) {
        this.server = server;
        this.first = new Sending(query, Deadline.in(Duration.ZERO));
        this.limit = limit;
        this.end = Deadline.in(limit);
        this.interval = overdue;
        this.bell = new Bell(overdue.compareTo(limit) < 0 ? Deadline.in(overdue) : end, this);
        this.arrivals = arrivals;
    }

    Server server() {
        return server;
    }

    Query query() {
        return first.query();
    }

    Duration limit() {
        return limit;
    }

    Deadline sent() {
        return first.at();
    }

    /// Has it sent again when its answer is overdue, and gives it up when its time is over.
    Post.Alarm bell() {
        return bell;
    }

    int repeats() {
        return repeats.size();
    }

    /// It is on the network once more, and has one permit more of its server's.
    void sentAgain(Query query) {
        var all = new ArrayList<>(repeats);
        all.add(new Sending(query, Deadline.in(Duration.ZERO)));
        repeats = List.copyOf(all);
    }

    /// Sets the bell anew.
    /// @param more whether it may be sent once more; each time it is waited for twice as long (RFC 6298 §5.5)
    void wind(boolean more) {
        interval = interval.multipliedBy(2);
        var next = Deadline.in(interval);
        bell.deadline = more && next.nanos() - end.nanos() < 0 ? next : end;
    }

    /// How a message compares to what was asked, in whichever spelling it fits best.
    Query.Match compare(byte[] message) {
        Query.Match best = first.query().compare(message, message.length);
        for (int i = 0; i < repeats.size() && best != Query.Match.EXACT; i++) {
            Query.Match match = repeats.get(i).query().compare(message, message.length);
            best = match.compareTo(best) < 0 ? match : best;
        }
        return best;
    }

    /// The message that this one answers; empty when it may be either of two.
    private Optional<Sending> answered(byte[] message) {
        if (repeats.isEmpty()) {
            return Optional.of(first);
        }
        var all = new ArrayList<>(repeats);
        all.add(first);
        all.removeIf(sending -> sending.query().compare(message, message.length) != Query.Match.EXACT);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /// Called once, by whoever took it off its socket because this message answers it.
    void answer(byte[] message) {
        Optional<Sending> sending = answered(message);
        sending.ifPresent(one -> server.answered(one.at()));
        boolean lost = sending.isEmpty() || sending.get() != first;
        complete(new Outcome.Octets(message, shaky || lost));
    }

    void leavesBy(Window socket) {
        window = socket;
    }

    boolean isOver() {
        return outcome != null;
    }

    /// True when a message has come that was not cut.
    boolean isWhole() {
        return outcome instanceof Outcome.Octets(byte[] message, _) && !Reply.isCut(message);
    }

    void doubt() {
        shaky = true;
        server.doubt();
    }

    /// Called once, by whoever took it off its socket.
    void complete(Outcome what) {
        server.done(1 + repeats.size());
        outcome = what;
        bell.question = null;
        arrivals.arrived();
    }

    /// What became of it, when [#isOver].
    Outcome outcome() {
        return Objects.requireNonNull(outcome);
    }
}
