package org.mailward.platform.dns;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.platform.time.Deadline;

/// One question on the network, from its sending until its answer came or its time was up.
final class Pending implements Post.Alarm {

    /// What became of it.
    sealed interface Outcome {

        /// @param shaky the server's messages gave reason for doubt while this answer was awaited
        record Octets(byte[] message, boolean shaky) implements Outcome {
        }

        record Nothing(Failure failure, String detail) implements Outcome {
        }
    }

    private static final Outcome TAKEN = new Outcome.Nothing(Failure.TIMEOUT, "");

    private final Server server;
    private final Query query;
    private final Duration limit;
    private final Deadline sent;
    private final Deadline deadline;
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
        this.deadline = Deadline.in(limit);
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

    @Override
    public Deadline deadline() {
        return deadline;
    }

    void leavesBy(Window socket) {
        window = socket;
    }

    @Override
    public boolean isOver() {
        return outcome != null;
    }

    /// True when a message has come that was not cut.
    boolean isWhole() {
        return outcome instanceof Outcome.Octets(byte[] message, _) && !Reply.isCut(message);
    }

    @Override
    public void ring() {
        Window socket = window;
        if (socket != null) {
            socket.expire(this);
        }
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
        arrivals.arrived();
    }

    /// The outcome, when [#isOver]; to be taken once.
    Outcome take() {
        Outcome known = Objects.requireNonNull(outcome);
        // The wheel holds on to this object until its slot comes round; the message must not wait as long.
        outcome = TAKEN;
        return known;
    }
}
