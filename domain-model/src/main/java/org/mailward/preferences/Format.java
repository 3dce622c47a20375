package org.mailward.preferences;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How dates and numbers are written. The month is a word where its place could be mistaken.
public enum Format {
    /// 2 Jan 2026, 23:05 and 1,234.5
    BRITISH("d MMM uuuu", "HH:mm", Locale.UK),
    /// Jan 2, 2026, 11:05 PM and 1,234.5
    AMERICAN("MMM d, uuuu", "h:mm a", Locale.US),
    /// 02.01.2026, 23:05 and 1.234,5
    GERMAN("dd.MM.uuuu", "HH:mm", Locale.GERMANY),
    /// 2026-01-02, 23:05 and 1 234,5
    ISO("uuuu-MM-dd", "HH:mm", Locale.of("sv", "SE"));

    private final DateTimeFormatter day;
    private final DateTimeFormatter moment;
    private final Locale numbers;

    Format(String day, String time, Locale numbers) {
        // The words are those of the pages, in English, whoever reads.
        var words = numbers.getLanguage().equals("en") ? numbers : Locale.UK;
        this.day = DateTimeFormatter.ofPattern(day, words);
        this.moment = DateTimeFormatter.ofPattern(day + ", " + time + " zzz", words);
        this.numbers = numbers;
    }

    /// Day and minute, with the name of the zone.
    public String moment(Instant instant, ZoneId zone) {
        return moment.format(instant.atZone(zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone));
    }

    /// The day on which it is in a zone.
    public String day(Instant instant, ZoneId zone) {
        return day.format(instant.atZone(zone));
    }

    public String day(LocalDate date) {
        return day.format(date);
    }

    /// By whose rules numbers are written.
    public Locale numbers() {
        return numbers;
    }
}
