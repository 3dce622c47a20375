package org.mailward.platform.dns;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.platform.time.Deadline;

/// One question on the network, from its sending until its answer came or its time was up.
final class Pending {

    /// What became of it.
    sealed interface Outcome {

        /// @param shaky the server's messages gave reason for doubt while this answer was awaited
        record Octets(byte[] message, boolean shaky) implements Outcome {
        }

        record Nothing(Failure failure, String detail) implements Outcome {
        }
    }

    /// Ends the wait. It lets go of the question once that has its outcome, and is all that is left of it until the time is up: tens of
    /// thousands of questions have an answer that moment.
    private static final class Limit implements Post.Alarm {

        private final Deadline deadline;
        private volatile @Nullable Pending question;

        Limit(Deadline deadline, Pending question) {
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
                socket.expire(still);
            }
        }
    }

    private final Server server;
    private final Query query;
    private final Duration limit;
    private final Deadline sent;
    private final Limit end;
    private final Arrivals arrivals;
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable Window window;
    private volatile boolean shaky;

    /// @param limit when it is given up, from now
    /// @param arrivals told when the outcome is there
    Pending(Server server, Query query, Duration limit, Arrivals arrivals) {
        this.server = server;
        this.query = query;
        this.limit = limit;
        this.sent = Deadline.in(Duration.ZERO);
        this.end = new Limit(Deadline.in(limit), this);
        this.arrivals = arrivals;
    }

    Server server() {
        return server;
    }

    Query query() {
        return query;
    }

    Duration limit() {
        return limit;
    }

    Deadline sent() {
        return sent;
    }

    /// Gives it up when its time is over.
    Post.Alarm end() {
        return end;
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

    boolean shaky() {
        return shaky;
    }

    /// Called once, by whoever took it off its socket.
    void complete(Outcome what) {
        server.done();
        outcome = what;
        end.question = null;
        arrivals.arrived();
    }

    /// What became of it, when [#isOver].
    Outcome outcome() {
        return Objects.requireNonNull(outcome);
    }
}
