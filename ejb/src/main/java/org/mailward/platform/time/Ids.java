package org.mailward.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes the identifiers of everything that is stored: UUIDs of version 7, each greater than the one before.
///
/// Ids in the order of their making keep an index compact and a list in a natural order. Within one millisecond, and while
/// the clock stands still or steps back, a counter in the bits `rand_a` carries the order; when it overflows, the ids run
/// ahead of the clock by a millisecond. The last 62 bits are random in every id.
///
/// The order is that of the octets, as a database compares them. [UUID#compareTo] agrees with it for the times of these ids.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562 §5.7</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-6.2">RFC 9562 §6.2, method 1</a>
@ApplicationScoped
public class Ids {

    private static final int COUNTER_LIMIT = 1 << 12;
    /// A fresh counter leaves its highest bit free, so that a millisecond has room for at least 2048 ids.
    private static final int COUNTER_START_LIMIT = 1 << 11;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private final Time time;
    private final RandomGenerator random;
    private long millis = -1;
    private int counter;

    /// The system's clock and the system's randomness; also what the container's proxy needs.
    public Ids() {
        this(new Time());
    }

    @Inject
    public Ids(Time time) {
        this(time, new SecureRandom());
    }

    public Ids(Time time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    /// The least id that can have been made at a moment: all that were made since are not below it.
    public static UUID least(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }

    /// @return an id greater than every id this generator returned before
    public synchronized UUID next() {
        long now = time.now().toEpochMilli();
        if (now > millis) {
            millis = now;
            counter = random.nextInt(COUNTER_START_LIMIT);
        } else if (++counter == COUNTER_LIMIT) {
            millis++;
            counter = random.nextInt(COUNTER_START_LIMIT);
        }
        return new UUID(millis << 16 | VERSION_7 | counter, VARIANT | random.nextLong() & RANDOM_BITS);
    }
}
