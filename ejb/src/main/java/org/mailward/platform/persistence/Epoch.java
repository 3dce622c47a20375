package org.mailward.platform.persistence;

import java.time.Instant;
import java.time.LocalDate;

/// Days and instants as PostgreSQL counts them: from the first moment of the year 2000, UTC.
final class Epoch {

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final long FIRST_SECOND = FIRST_DAY.toEpochDay() * 86_400;
    private static final int MICROS = 1_000_000;
    private static final int NANOS = 1000;

    private Epoch() {
    }

    static int day(LocalDate day) {
        return Math.toIntExact(day.toEpochDay() - FIRST_DAY.toEpochDay());
    }

    /// In microseconds, rounded as the driver rounds a single value: one moment is one moment, whichever way it goes to the database.
    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond() - FIRST_SECOND, MICROS), (instant.getNano() + NANOS / 2) / NANOS);
    }
}
