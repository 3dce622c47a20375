package org.mailward.system.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what comes about by itself, by looking again until it is so.
public final class Waiting {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private Waiting() {
    }

    /// @param what named in the failure
    /// @param most after this the wait has failed
    /// @param look what is looked at; must answer within its own limits
    /// @return what was seen when it was enough
    /// @throws AssertionError with what was seen last
    public static <T> T until(String what, Duration most, Supplier<T> look, Predicate<T> enough) {
        var deadline = Instant.now().plus(most);
        while (true) {
            T seen = look.get();
            if (enough.test(seen)) {
                return seen;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Waited " + most.toSeconds() + " s for this, in vain: " + what + ". Seen last: " + seen);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
