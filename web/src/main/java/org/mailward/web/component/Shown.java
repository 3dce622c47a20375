package org.mailward.web.component;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailward.bulk.BulkDeed;
import org.mailward.bulk.BulkOf;
import org.mailward.assessment.Stage;
import org.mailward.assessment.boundary.Totals;
import org.mailward.builder.RecordKind;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.preferences.Preferences;
import org.mailward.traffic.Figures;

/// How values read on a page; the functions of the `app:` tag library. All of them take what is optional as it is.
public final class Shown {

    /// A value that is not there.
    static final String NOTHING = "–";
    private static volatile Supplier<Preferences> readers = () -> Preferences.DEFAULT;

    /// A stage's share of a bar.
    /// @param name the stage's name, or `NONE` for domains that were not scanned yet
    /// @param start percent of the bar's length
    /// @param width percent of the bar's length
    public record Part(String name, int count, String start, String width) {
    }

    private Shown() {
    }

    /// True when there is something to show.
    public static boolean has(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Optional<?> maybe -> maybe.map(Shown::has).orElse(false);
            case Collection<?> several -> !several.isEmpty();
            case Map<?, ?> several -> !several.isEmpty();
            case CharSequence text -> !text.toString().isBlank();
            default -> true;
        };
    }

    /// The value as text, or a dash.
    public static String value(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Optional<?> maybe -> value(maybe.orElse(null));
            case Number number -> NumberFormat.getIntegerInstance(numbers()).format(number);
            case DomainName name -> name.unicode();
            default -> value.toString().isBlank() ? NOTHING : value.toString();
        };
    }

    /// Date and minute as the reader wishes them, with the name of the reader's zone.
    public static String moment(@Nullable Object instant) {
        var reader = reader();
        return instant(instant).map(at -> reader.format().moment(at, reader.zone())).orElse(NOTHING);
    }

    /// The day on which it is at the reader's; a day of reports, which is counted in UTC, as it is.
    public static String day(@Nullable Object value) {
        var reader = reader();
        return switch (value) {
            case LocalDate day -> reader.format().day(day);
            case null, default -> instant(value).map(at -> reader.format().day(at, reader.zone())).orElse(NOTHING);
        };
    }

    /// From a day to a day, or the one day that both are. Lines break between the two alone.
    public static String days(@Nullable Object first, @Nullable Object last) {
        var from = whole(day(first));
        var until = whole(day(last));
        return from.equals(until) ? from : from + " – " + until;
    }

    private static String whole(String day) {
        return day.replace(' ', '\u00a0');
    }

    /// For programs that read the page.
    public static String iso(@Nullable Object instant) {
        return instant(instant).map(Instant::toString).orElse("");
    }

    /// Hundredths of a percent with one decimal, rounded down, so that 100% means all; a dash where there is nothing to divide.
    public static String percent(@Nullable Object hundredths) {
        return switch (hundredths) {
            case OptionalInt maybe -> maybe.isPresent() ? percent(maybe.getAsInt()) : NOTHING;
            case Number number -> decimal(number.intValue() / 10, false) + "%";
            case null, default -> NOTHING;
        };
    }

    /// Percentage points with their sign; nothing has none.
    public static String moved(@Nullable Object hundredths) {
        return switch (hundredths) {
            case OptionalInt maybe -> maybe.isPresent() ? decimal(maybe.getAsInt() / 10, true).replace('-', '−') : NOTHING;
            case null, default -> NOTHING;
        };
    }

    /// A country's name in English by its two letters (ISO 3166-1); the letters where they are no country's, a dash where there are none.
    public static String country(String code) {
        return code.isEmpty() ? NOTHING : Locale.of("", code).getDisplayCountry(Locale.UK);
    }

    /// The beginning of a list.
    public static List<?> head(List<?> list, int most) {
        return list.subList(0, Math.min(most, list.size()));
    }

    /// A part of a whole as a percentage.
    public static String share(long part, long whole) {
        return whole == 0 ? NOTHING : percent(Figures.share(part, whole));
    }

    /// A constant's name in lower case, to be part of a class name.
    public static String style(@Nullable Object constant) {
        var bare = constant instanceof Optional<?> maybe ? maybe.orElse(null) : constant;
        return bare == null || bare.toString().isEmpty() ? "none" : bare.toString().toLowerCase(Locale.ROOT);
    }

    /// A record's value cut after each semicolon, or at blanks where there is none, so that it wraps between its terms.
    public static List<String> terms(String value) {
        return Arrays.asList(value.split(value.contains(";") ? "(?<=;)" : "(?<= )"));
    }

    /// The kind of record that a builder can make of this; empty where none does.
    public static String recordKind(DomainName name, RecordType type, String value) {
        return RecordKind.of(name, type, value).map(RecordKind::name).orElse("");
    }

    /// The part of a record's name that its owner chose; empty where there is none.
    public static String recordLabel(DomainName name) {
        return RecordKind.label(name);
    }

    /// The share of each stage, in the order in which a domain goes through them; what nobody knows or scanned comes last.
    public static List<Part> parts(@Nullable Totals totals) {
        var parts = new ArrayList<Part>();
        if (totals == null || totals.domains() == 0) {
            return parts;
        }
        int before = 0;
        for (var stage : List.of(Stage.UNPROTECTED, Stage.MONITORING, Stage.QUARANTINING, Stage.REJECTING, Stage.UNKNOWN)) {
            before = add(parts, stage.name(), totals.count(stage), before, totals.domains());
        }
        add(parts, "NONE", totals.unscanned(), before, totals.domains());
        return parts;
    }

    /// The four stages in the order in which a domain goes through them.
    public static List<Part> funnel(@Nullable Totals totals) {
        return totals == null ? List.of() : Stream.of(Stage.UNPROTECTED, Stage.MONITORING, Stage.QUARANTINING, Stage.REJECTING)
                .map(stage -> new Part(stage.name(), totals.count(stage), "0%", percent(totals.count(stage), Math.max(1, totals.domains())))).toList();
    }

    /// All terms that are explained.
    public static List<Term> glossary() {
        return List.of(Term.values());
    }

    /// Is there an explanation of it?
    public static boolean isTerm(Object word) {
        return Arrays.stream(Term.values()).anyMatch(term -> term.name().equals(word.toString()));
    }

    /// A value as a part of an address.
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// What can be done to many rows at once.
    /// @param rows what they are: `CUSTOMERS` or `DOMAINS`
    /// @param admin whether customers may be given to somebody
    public static List<BulkDeed> deeds(String rows, boolean admin) {
        return Arrays.stream(BulkDeed.values()).filter(deed -> deed.fits(BulkOf.valueOf(rows)) && (admin || !deed.withMember())).toList();
    }

    /// A name as it goes on the wire, as people read it.
    public static String unicode(String name) {
        return new DomainName(name).unicode();
    }

    private static int add(List<Part> parts, String name, int count, int before, int all) {
        if (count > 0) {
            parts.add(new Part(name, count, percent(before, all), percent(count, all)));
        }
        return before + count;
    }

    private static String percent(int count, int all) {
        return String.format(Locale.ROOT, "%.3f%%", 100.0 * count / all);
    }

    /// @param tenths shown with one decimal
    private static String decimal(int tenths, boolean signed) {
        var format = NumberFormat.getNumberInstance(numbers());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return (signed && tenths > 0 ? "+" : "") + format.format(tenths / 10.0);
    }

    private static Locale numbers() {
        return reader().format().numbers();
    }

    /// Says whom to ask how whoever made a request reads; until then everybody reads alike.
    static void readBy(Supplier<Preferences> source) {
        readers = source;
    }

    private static Preferences reader() {
        return readers.get();
    }

    private static Optional<Instant> instant(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> Optional.of(instant);
            case LocalDate day -> Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            case Optional<?> maybe -> maybe.flatMap(Shown::instant);
            case null, default -> Optional.empty();
        };
    }
}
