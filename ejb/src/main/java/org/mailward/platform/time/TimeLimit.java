package org.mailward.platform.time;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/// A positive span of time as an operator writes it in a setting.
public record TimeLimit(Duration duration) {

    public TimeLimit {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("A time limit is longer than nothing, not " + duration);
        }
    }

    /// @param text an ISO 8601 duration such as `PT3S` or `PT15M`, or a whole number of milliseconds such as `3000`
    /// @throws IllegalArgumentException when it is neither, or not positive
    public static TimeLimit of(String text) {
        String bare = text.strip();
        try {
            return new TimeLimit(bare.matches("[0-9]{1,15}") ? Duration.ofMillis(Long.parseLong(bare)) : Duration.parse(bare));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no span of time: write milliseconds (3000) or an ISO 8601 duration (PT3S)", e);
        }
    }
}
