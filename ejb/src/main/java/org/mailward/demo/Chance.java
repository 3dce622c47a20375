package org.mailward.demo;

import java.util.Objects;

/// Chance that falls the same way whenever the same is asked, so that a report that is composed twice is the same report.
final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int BITS = 53;

    private Chance() {
    }

    /// From 0 up to, and without, 1.
    static double of(Object... about) {
        long mixed = GOLDEN;
        for (var one : about) {
            mixed = mix(mixed ^ Objects.toString(one).hashCode() + GOLDEN);
        }
        return (mixed >>> Long.SIZE - BITS) / (double) (1L << BITS);
    }

    /// A whole number whose mean is the given one.
    static long whole(double mean, Object... about) {
        long floor = (long) Math.floor(mean);
        return of(about) < mean - floor ? floor + 1 : floor;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
