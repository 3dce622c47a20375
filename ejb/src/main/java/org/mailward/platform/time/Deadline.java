package org.mailward.platform.time;

import java.time.Duration;

/// The moment at which an exchange with the outside world is given up.
///
/// It is measured on the machine's monotonic timer, because a network does not wait for a clock that a test holds, and
/// setting the wall clock must neither cut nor stretch a wait.
///
/// @param nanos the moment on the scale of [System#nanoTime]
public record Deadline(long nanos) {

    public static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /// @return what is left; zero or negative once the moment has passed
    public Duration left() {
        return Duration.ofNanos(nanos - System.nanoTime());
    }

    public boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }

    /// What is left, in the unit that sockets take; at least 1, because they read 0 as "for ever".
    public int millisLeft() {
        return (int) Math.clamp(left().toMillis(), 1, Integer.MAX_VALUE);
    }
}
