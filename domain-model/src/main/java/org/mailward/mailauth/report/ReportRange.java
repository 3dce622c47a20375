package org.mailward.mailauth.report;

import java.time.Duration;
import java.time.Instant;

/// The time that a report covers.
///
/// @param begin the first second
/// @param end the last second; never before `begin`
public record ReportRange(Instant begin, Instant end) {

    public ReportRange {
        if (end.isBefore(begin)) {
            throw new IllegalArgumentException("A range does not end before it begins: " + begin + " to " + end);
        }
    }

    public Duration length() {
        return Duration.between(begin, end);
    }
}
