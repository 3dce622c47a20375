package org.mailward.platform.dns;

import java.time.Duration;
import java.util.Optional;

/// How long one server usually takes to answer, and so when an answer is overdue.
///
/// It is smoothed as TCP does it, but for one thing: the deviation grows as fast and shrinks slowly. A resolver answers from memory in a
/// millisecond and asks around for hundreds of them; after a run of the former, one of the latter is not overdue. Told by the thread that
/// receives, read by all.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6298#section-2">RFC 6298 §2</a>
final class Pace {

    /// No wait is measured, or ended, more finely than this.
    private static final long GRAIN = Duration.ofMillis(10).toNanos();
    private static final int DEVIATIONS = 4;
    private static final int SHARE_OF_USUAL = 8;
    private static final int SHARE_OF_MORE = 4;
    private static final int SHARE_OF_LESS = 64;

    private final long soonest;
    private long usual;
    private long deviation;
    private volatile long overdue;

    /// @param soonest no answer is overdue before this
    Pace(Duration soonest) {
        this.soonest = soonest.toNanos();
    }

    /// A question was answered just now.
    /// @param after from the very message that it answers: of two that it may answer, neither tells anything (RFC 6298 §3)
    void heard(Duration after) {
        long took = after.toNanos();
        if (overdue == 0) {
            usual = took;
            deviation = took / 2;
        } else {
            long off = Math.abs(usual - took);
            deviation += (off - deviation) / (off > deviation ? SHARE_OF_MORE : SHARE_OF_LESS);
            usual += (took - usual) / SHARE_OF_USUAL;
        }
        overdue = Math.max(soonest, usual + Math.max(GRAIN, DEVIATIONS * deviation));
    }

    /// How long after its question an answer is overdue; empty while the server has answered nothing yet.
    Optional<Duration> overdue() {
        long nanos = overdue;
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }
}
