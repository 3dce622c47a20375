package org.mailward.publishing;

import java.time.LocalDate;

/// The days that a report looks back on, in UTC, both ends included.
public record ReportPeriod(LocalDate from, LocalDate until) {

    public ReportPeriod {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A period from " + from + " to " + until + " ends before it begins");
        }
    }
}
