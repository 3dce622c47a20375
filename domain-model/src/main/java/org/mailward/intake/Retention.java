package org.mailward.intake;

import java.time.LocalDate;

/// How long a provider keeps each kind. It holds for what arrives from then on.
///
/// @param rawDays days that the bytes of arrivals are kept: 1 to 730, default 90
/// @param rowMonths months, after the month of their day, that rows and the figures of each source are kept: 1 to 120, default 13
/// @param failureDays days that failure reports, which hold personal data, are kept: 1 to 730, default 30
public record Retention(int rawDays, int rowMonths, int failureDays) {

    public static final Retention DEFAULT = new Retention(90, 13, 30);
    private static final int MOST_DAYS = 730;
    private static final int MOST_MONTHS = 120;

    public Retention {
        if (rawDays < 1 || rawDays > MOST_DAYS || failureDays < 1 || failureDays > MOST_DAYS || rowMonths < 1 || rowMonths > MOST_MONTHS) {
            throw new IllegalArgumentException("Bytes and failure reports are kept for 1 to 730 days and rows for 1 to 120 months, not for "
                    + rawDays + " and " + failureDays + " days and " + rowMonths + " months");
        }
    }

    public LocalDate rawExpiry(LocalDate received) {
        return received.plusDays(rawDays);
    }

    public LocalDate failureExpiry(LocalDate received) {
        return received.plusDays(failureDays);
    }

    /// Rows of one month expire together. What is old when it arrives is kept for a month at least.
    public LocalDate rowExpiry(LocalDate day, LocalDate received) {
        var byDay = day.withDayOfMonth(1).plusMonths(rowMonths + 1L);
        var least = received.withDayOfMonth(1).plusMonths(2);
        return byDay.isBefore(least) ? least : byDay;
    }
}
