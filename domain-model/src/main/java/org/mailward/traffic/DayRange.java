package org.mailward.traffic;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Some days in UTC, both ends included.
///
/// @param until not before `from`, and at most [#MOST] days after it
public record DayRange(LocalDate from, LocalDate until) {

    /// Longest range in days: two years and a day.
    public static final int MOST = 731;

    public DayRange {
        if (until.isBefore(from) || from.plusDays(MOST).isBefore(until)) {
            throw new IllegalArgumentException("From " + from + " to " + until + " is no range of 1 to " + (MOST + 1) + " days");
        }
    }

    /// The days that end with this one.
    public static DayRange last(int days, LocalDate today) {
        return new DayRange(today.minusDays(days - 1L), today);
    }

    /// The range nearest to what was wished for: ends in the wrong order are exchanged, and one too long loses its oldest days.
    public static DayRange nearest(LocalDate from, LocalDate until) {
        var first = from.isAfter(until) ? until : from;
        var last = from.isAfter(until) ? from : until;
        return new DayRange(first.plusDays(MOST).isBefore(last) ? last.minusDays(MOST) : first, last);
    }

    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, until) + 1);
    }

    /// As many days, just before these.
    public DayRange before() {
        return new DayRange(from.minusDays(days()), from.minusDays(1));
    }
}
