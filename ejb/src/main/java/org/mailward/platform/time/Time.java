package org.mailward.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/// The only clock in the house.
@ApplicationScoped
public class Time {

    private final Clock clock;

    /// The system's clock; also what the container's proxy needs.
    public Time() {
        this(Clock.systemUTC());
    }

    /// A clock that somebody holds, such as a test.
    public Time(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }
}
