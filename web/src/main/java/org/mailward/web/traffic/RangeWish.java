package org.mailward.web.traffic;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.traffic.DayRange;

/// The days that an address asks for: `days` before today, or `from` and `until`. What cannot be understood is left out.
public class RangeWish implements Serializable {

    private static final int USUAL = 30;

    /// What the links above every chart offer, in days; the last is thirteen months.
    public static final List<Integer> PRESETS = List.of(7, USUAL, 90, 396);

    private @Nullable LocalDate from;
    private @Nullable LocalDate until;
    private int days = USUAL;

    /// @param today in UTC
    public DayRange range(LocalDate today) {
        if (from == null && until == null) {
            return DayRange.last(days, today);
        }
        var last = Optional.ofNullable(until).orElse(today);
        return DayRange.nearest(Optional.ofNullable(from).orElse(last.minusDays(days - 1L)), last);
    }

    /// As it stands in links to other pages.
    public String getQuery() {
        return from == null && until == null ? "days=" + days : "from=" + getFrom() + "&until=" + getUntil();
    }

    public boolean isPreset() {
        return from == null && until == null;
    }

    public List<Integer> getPresets() {
        return PRESETS;
    }

    public String getDays() {
        return Integer.toString(days);
    }

    public void setDays(@Nullable String text) {
        days = text != null && text.matches("[1-9]\\d{0,2}") ? Math.min(Integer.parseInt(text), DayRange.MOST) : USUAL;
    }

    public String getFrom() {
        return from == null ? "" : from.toString();
    }

    public void setFrom(@Nullable String text) {
        from = day(text);
    }

    public String getUntil() {
        return until == null ? "" : until.toString();
    }

    public void setUntil(@Nullable String text) {
        until = day(text);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || !text.strip().matches("\\d{4}-\\d\\d-\\d\\d") ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
