package org.mailward.platform.dns;

import java.time.Duration;
import org.mailward.platform.time.Deadline;
import org.mailward.platform.time.Time;

/// What every question of a resolver is asked with.
record Means(DnsSettings settings, Time time, Post post, AnswerCache cache, Zones zones) {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

    /// How long one message is waited for, when the whole has this much time.
    Duration patience(Deadline deadline) {
        Duration left = deadline.left();
        return left.compareTo(settings.timeout()) >= 0 ? settings.timeout() : left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
    }
}
