package org.mailward.intake;

import java.time.LocalDate;
import org.mailward.tenancy.InvalidInput;

/// How long a provider keeps each kind. What is said of bytes, rows and failure reports holds for what arrives from then on.
///
/// @param rawDays days that the bytes of arrivals are kept: 1 to 730, default 90; bytes that hold a failure report no longer than `failureDays`
/// @param rowMonths months, after the month of their day, that rows and the figures of each source are kept: 1 to 120, default 13
/// @param failureDays days that failure reports, which hold personal data, are kept: 1 to 730, default 30
/// @param tlsMonths months that sessions of reports on encryption are kept: 1 to 120, default 13
public record Retention(int rawDays, int rowMonths, int failureDays, int tlsMonths) {

    public static final Retention DEFAULT = new Retention(90, 13, 30, 13);
    private static final int MOST_DAYS = 730;
    private static final int MOST_MONTHS = 120;

    public Retention {
        within("rawDays", rawDays, MOST_DAYS, "days");
        within("rowMonths", rowMonths, MOST_MONTHS, "months");
        within("failureDays", failureDays, MOST_DAYS, "days");
        within("tlsMonths", tlsMonths, MOST_MONTHS, "months");
    }

    private static void within(String field, int value, int most, String unit) {
        if (value < 1 || value > most) {
            throw new InvalidInput(field, "Choose 1 to " + most + " " + unit + ".");
        }
    }

    public LocalDate rawExpiry(LocalDate received) {
        return received.plusDays(rawDays);
    }

    public LocalDate failureExpiry(LocalDate received) {
        return received.plusDays(failureDays);
    }

    /// The bytes of an arrival that holds a failure report go when the report goes.
    /// @param expiry of the bytes without that
    public LocalDate personalExpiry(LocalDate received, LocalDate expiry) {
        var failure = failureExpiry(received);
        return failure.isBefore(expiry) ? failure : expiry;
    }

    /// Sessions of earlier days may be gone.
    public LocalDate tlsKeptFrom(LocalDate today) {
        return today.minusMonths(tlsMonths);
    }

    /// Rows of one month expire together. What is old when it arrives is kept for a month at least, and what is dated ahead no longer than what is
    /// not: no later month has a place in the tables.
    public LocalDate rowExpiry(LocalDate day, LocalDate received) {
        var byDay = (day.isAfter(received) ? received : day).withDayOfMonth(1).plusMonths(rowMonths + 1L);
        var least = received.withDayOfMonth(1).plusMonths(2);
        return byDay.isBefore(least) ? least : byDay;
    }
}
