package org.mailward.platform.persistence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row that the database gave, read by the place of its columns from 0. What is not there reads as an empty text or 0.
public final class Columns {

    private final @Nullable Object[] values;

    Columns(@Nullable Object[] values) {
        this.values = values;
    }

    public String text(int place) {
        var value = values[place];
        return value == null ? "" : value.toString();
    }

    public long number(int place) {
        var value = values[place];
        return value == null ? 0 : ((Number) value).longValue();
    }

    public int small(int place) {
        return Math.toIntExact(number(place));
    }

    public boolean flag(int place) {
        return Boolean.TRUE.equals(values[place]);
    }

    public UUID id(int place) {
        return values[place] instanceof UUID id ? id : UUID.fromString(text(place));
    }

    /// @throws IllegalStateException when there is no day
    public LocalDate day(int place) {
        return switch (values[place]) {
            case LocalDate day -> day;
            case Date day -> day.toLocalDate();
            case null, default -> throw new IllegalStateException("Column " + place + " is no day: " + text(place));
        };
    }

    /// A moment; empty when there is none.
    public Optional<Instant> maybeMoment(int place) {
        return values[place] == null ? Optional.empty() : Optional.of(moment(place));
    }

    /// @throws IllegalStateException when there is no moment
    public Instant moment(int place) {
        return switch (values[place]) {
            case Instant moment -> moment;
            case OffsetDateTime moment -> moment.toInstant();
            case Timestamp moment -> moment.toInstant();
            case null, default -> throw new IllegalStateException("Column " + place + " is no moment: " + text(place));
        };
    }
}
