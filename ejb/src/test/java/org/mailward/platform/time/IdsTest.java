package org.mailward.platform.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final AtomicReference<Instant> hands = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00.123Z"));
    private final Clock held = ((InstantSource) hands::get).withZone(ZoneOffset.UTC);
    private final Ids ids = new Ids(new Time(held), new Random(7));

    @Test
    void carry_version_variant_and_the_millisecond() {
        UUID id = ids.next();
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(hands.get().toEpochMilli(), id.getMostSignificantBits() >>> 16);
    }

    @Test
    void grow_within_one_millisecond_even_when_the_counter_overflows() {
        UUID before = ids.next();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < 20_000; i++) {
            UUID id = ids.next();
            assertTrue(id.compareTo(before) > 0, "number " + i);
            assertTrue(id.toString().compareTo(before.toString()) > 0, "number " + i);
            assertEquals(7, id.version());
            assertTrue(seen.add(id));
            before = id;
        }
    }

    @Test
    void grow_when_the_clock_steps_back() {
        UUID before = ids.next();
        hands.set(hands.get().minusSeconds(3600));
        assertTrue(ids.next().compareTo(before) > 0);
    }

    @Test
    void follow_the_clock_forward() {
        ids.next();
        hands.set(hands.get().plusMillis(5));
        assertEquals(hands.get().toEpochMilli(), ids.next().getMostSignificantBits() >>> 16);
    }

    @Test
    void differ_in_their_last_bits() {
        assertNotEquals(ids.next().getLeastSignificantBits(), ids.next().getLeastSignificantBits());
    }
}
