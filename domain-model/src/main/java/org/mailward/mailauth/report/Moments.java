package org.mailward.mailauth.report;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailward.mailauth.message.MailDate;
import org.mailward.mailauth.tags.Shown;

/// Reads the range of time of a report, and judges whether its days can be trusted.
final class Moments {

    /// Before this, a date is the zero of a program that set none.
    static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");
    /// How far ahead of the reader's clock a report may begin: reporters' clocks and zones are off by hours, not by days.
    static final Duration AHEAD = Duration.ofDays(2);
    /// The longest range whose messages can be told to days at all.
    static final Duration LONGEST = Duration.ofDays(366);
    /// Longer than a day with some tolerance.
    static final Duration LONG = Duration.ofDays(2);
    /// Older than this is odd.
    static final Duration OLD = Duration.ofDays(366);
    /// A number as `1.5387024E9`.
    private static final Pattern POWER = Pattern.compile("\\d\\.\\d{1,12}[eE]\\+?0?(9|10)");
    /// Digits of seconds, milliseconds, microseconds since 1970.
    private static final int SECONDS = 11;
    private static final int MILLISECONDS = 14;
    private static final int MICROSECONDS = 17;

    private Moments() {
    }

    /// @throws BrokenContent when the range is none, or cannot be right
    static ReportRange range(String begin, String end, Instant now, Set<Quirk> quirks) throws BrokenContent {
        Instant first = read(begin, false, quirks).orElseThrow(() -> none("beginning", begin));
        Instant last = read(end, true, quirks).orElseThrow(() -> none("end", end));
        if (last.isBefore(first)) {
            quirks.add(Quirk.REVERSED_RANGE);
            Instant other = first;
            first = last;
            last = other;
        }
        judge(first, last, now, quirks);
        return new ReportRange(first, last);
    }

    private static void judge(Instant first, Instant last, Instant now, Set<Quirk> quirks) throws BrokenContent {
        Duration length = Duration.between(first, last);
        if (first.isBefore(EARLIEST)) {
            throw absurd("The report is dated " + day(first) + ", which is where clocks begin that were never set. Its messages cannot be told to a day.");
        }
        if (first.isAfter(now.plus(AHEAD))) {
            throw absurd("The report is dated " + day(first) + ", which is still to come. Its messages cannot be told to a day.");
        }
        if (length.compareTo(LONGEST) > 0) {
            throw absurd("The report covers " + length.toDays() + " days, from " + day(first) + " to " + day(last) + ". Its messages cannot be told to a day.");
        }
        if (length.isZero()) {
            quirks.add(Quirk.EMPTY_RANGE);
        } else if (length.compareTo(LONG) > 0) {
            quirks.add(Quirk.LONG_RANGE);
        }
        if (first.isBefore(now.minus(OLD))) {
            quirks.add(Quirk.LONG_PAST);
        }
        if (last.isAfter(now.plus(AHEAD)) || first.isAfter(now)) {
            quirks.add(Quirk.FUTURE);
        }
    }

    private static String day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static BrokenContent none(String which, String text) {
        return new BrokenContent(Fault.RANGE_UNREADABLE, text.isEmpty() ? "The report does not say when its range of time has its " + which + "."
                : "The " + which + " of the report's range of time is '" + Shown.of(text) + "', which is no time.", "");
    }

    private static BrokenContent absurd(String sentence) {
        return new BrokenContent(Fault.RANGE_ABSURD, sentence, "");
    }

    /// @param end a day without a time means its last second, not its first
    static Optional<Instant> read(String text, boolean end, Set<Quirk> quirks) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        boolean number = digits == text.length() || digits > 4 && text.charAt(digits) == '.' && text.chars().skip(digits + 1L).allMatch(c -> c >= '0' && c <= '9');
        if (digits > 0 && number) {
            if (digits < text.length() || digits > SECONDS) {
                quirks.add(Quirk.ODD_DATE);
            }
            return number(text.substring(0, digits));
        }
        quirks.add(Quirk.ODD_DATE);
        if (POWER.matcher(text).matches()) {
            return number(new BigDecimal(text).toBigInteger().toString());
        }
        return iso(text, end).or(() -> MailDate.read(text));
    }

    private static Optional<Instant> number(String digits) {
        if (digits.length() > MICROSECONDS) {
            return Optional.empty();
        }
        long value = Long.parseLong(digits);
        if (digits.length() <= SECONDS) {
            return Optional.of(Instant.ofEpochSecond(value));
        }
        return Optional.of(Instant.EPOCH.plus(value, digits.length() <= MILLISECONDS ? ChronoUnit.MILLIS : ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS));
    }

    private static Optional<Instant> iso(String written, boolean end) {
        String text = written.length() > 10 && written.charAt(10) == ' ' ? written.substring(0, 10) + 'T' + written.substring(11).replace(" ", "") : written;
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atTime(end ? LocalTime.of(23, 59, 59) : LocalTime.MIN).toInstant(ZoneOffset.UTC));
            }
            boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            Instant moment = zoned ? OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant() : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return Optional.of(moment.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
