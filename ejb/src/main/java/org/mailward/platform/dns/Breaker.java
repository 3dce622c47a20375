package org.mailward.platform.dns;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.time.Deadline;

/// Leaves a server alone that has been silent too often in a row, and tries it again with a single question.
final class Breaker {

    private final int silences;
    private final Duration pause;
    private final AtomicInteger silent = new AtomicInteger();
    private volatile long heard = Deadline.in(Duration.ofDays(-1)).nanos();
    private final AtomicReference<@Nullable Deadline> open = new AtomicReference<>();

    /// @param silences how many questions in a row must stay without any answer
    /// @param pause how long no question is sent then
    Breaker(int silences, Duration pause) {
        this.silences = silences;
        this.pause = pause;
    }

    /// True when a question may be sent. After the pause one caller is let through as a probe; the others wait for its fate.
    boolean lets() {
        Deadline until = open.get();
        return until == null || until.passed() && open.compareAndSet(until, Deadline.in(pause));
    }

    /// True while the server is left alone but for a probe.
    boolean isOpen() {
        return open.get() != null;
    }

    void heard() {
        heard = Deadline.in(Duration.ZERO).nanos();
        silent.setPlain(0);
        if (open.getPlain() != null) {
            open.set(null);
        }
    }

    /// A question stayed without an answer. It tells of the server only when nothing else was heard of it since: in a bad network
    /// many waits end at the same moment.
    /// @param sent when the question was sent
    void silent(Deadline sent) {
        if (heard - sent.nanos() <= 0 && silent.incrementAndGet() >= silences) {
            open.compareAndSet(null, Deadline.in(pause));
        }
    }
}
