package org.mailward.mailauth.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The date and time of a header field.
///
/// ```
/// date-time = [ day-of-week "," ] day month year hour ":" minute [ ":" second ] zone
/// ```
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.3">RFC 5322 §3.3</a>
public final class MailDate {

    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /// Hours east of Greenwich; an unknown name counts as UTC (RFC 5322 §4.3).
    private static final Map<String, Integer> ZONES = Map.of("EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7);

    private MailDate() {
    }

    /// @return empty when the text is no date
    public static Optional<Instant> read(String text) {
        List<String> words = Lexer.read(text, ",").stream().filter(token -> token.kind() == Lexer.Kind.WORD).map(Lexer.Token::text).limit(7).toList();
        int first = !words.isEmpty() && isNumber(words.getFirst()) ? 0 : 1;
        if (words.size() < first + 4) {
            return Optional.empty();
        }
        String month = words.get(first + 1).toLowerCase(Locale.ROOT);
        String[] clock = words.get(first + 3).split(":", -1);
        if (!isNumber(words.get(first)) || !MONTHS.contains(month) || !isNumber(words.get(first + 2)) || clock.length < 2 || clock.length > 3) {
            return Optional.empty();
        }
        for (String part : clock) {
            if (!isNumber(part)) {
                return Optional.empty();
            }
        }
        try {
            // A leap second is the next minute's first.
            int second = clock.length == 3 ? Integer.parseInt(clock[2]) : 0;
            return Optional.of(LocalDateTime.of(year(words.get(first + 2)), MONTHS.indexOf(month) + 1, Integer.parseInt(words.get(first)), Integer.parseInt(clock[0]), Integer.parseInt(clock[1]), Math.min(second, 59))
                    .toInstant(zone(words.size() > first + 4 ? words.get(first + 4) : ""))
                    .plusSeconds(second == 60 ? 1 : 0));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Two and three digits are obsolete years (RFC 5322 §4.3).
    private static int year(String text) {
        int year = Integer.parseInt(text);
        if (text.length() == 4) {
            return year;
        }
        return text.length() == 2 && year < 50 ? 2000 + year : 1900 + year;
    }

    private static ZoneOffset zone(String text) {
        boolean numeric = text.length() == 5 && (text.charAt(0) == '+' || text.charAt(0) == '-') && isNumber(text.substring(1));
        if (!numeric) {
            return ZoneOffset.ofHours(ZONES.getOrDefault(text.toUpperCase(Locale.ROOT), 0));
        }
        int sign = text.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(text.substring(1, 3)), sign * Integer.parseInt(text.substring(3)));
    }
}
