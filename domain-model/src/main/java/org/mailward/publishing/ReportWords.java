package org.mailward.publishing;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.mailward.sources.SourceClass;

/// The report's own words in one language.
///
/// A language that has no words here gets English, and [#language()] says so: a document must not claim to be written in a
/// language that it is not written in.
public final class ReportWords {

    private static final String BUNDLE = "org.mailward.publishing.report";

    private final ResourceBundle bundle;
    private final Locale language;
    private final ZoneId zone;

    ReportWords(Locale wish, ZoneId zone) {
        this.bundle = ResourceBundle.getBundle(BUNDLE, wish, ReportWords.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        boolean spoken = wish.getLanguage().equals("en") || bundle.getLocale().getLanguage().equals(wish.getLanguage());
        this.language = spoken ? wish : Locale.ENGLISH;
        // An offset of zero would be written as a bare Z.
        this.zone = zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }

    /// The language in which the words are, with the region that was asked for.
    public Locale language() {
        return language;
    }

    /// @param arguments numbers, written as the language writes them, or text
    /// @throws MissingResourceException when there is no such sentence
    public String say(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return new MessageFormat(pattern, language).format(arguments);
    }

    public String stage(ReportStage stage) {
        return say("stage." + stage.name());
    }

    public String severity(ReportSeverity severity) {
        return say("severity." + severity.name());
    }

    /// The day, with the month in words, so that nobody can mistake one for the other.
    public String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).format(at.atZone(zone));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).format(day);
    }

    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMd").withLocale(language).format(day);
    }

    /// The day without its year, for the foot of a picture.
    public String dayAndMonth(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(language).format(day);
    }

    /// A share with one place, rounded down, so that 100 % means all; as the pages write it.
    /// @param hundredths of a percent
    public String percent(int hundredths) {
        var percent = NumberFormat.getPercentInstance(language);
        percent.setMinimumFractionDigits(1);
        percent.setMaximumFractionDigits(1);
        return percent.format(BigDecimal.valueOf(hundredths / 10, 3));
    }

    public String source(SourceClass sourceClass) {
        return say("source." + sourceClass.name());
    }

    /// A day narrow enough for a column, still with the month in letters.
    public String shortDay(Instant at) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMd").withLocale(language).format(at.atZone(zone));
    }

    /// Day, time and zone.
    public String moment(Instant at) {
        return say("moment", day(at), DateTimeFormatter.ofPattern("HH:mm zzz", language).format(at.atZone(zone)));
    }
}
