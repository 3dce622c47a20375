package org.mailward.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.mailbox.sending.SendingSettings;
import org.mailward.platform.settings.Settings;

/// How mails are sent, and how often it is tried.
@ApplicationScoped
public class OutboxSettings {

    private static final String WEEKLY_DAY = "mailward.mail.weekly-day";
    private static final String WEEKLY_HOUR = "mailward.mail.weekly-hour";

    private final SendingSettings server;
    private final int attempts;
    private final Duration pause;
    private final Duration longestPause;
    private final int perMinute;
    private final Duration keep;
    private final DayOfWeek weeklyOn;
    private final int weeklyHour;
    private final Duration weeklyLate;
    private final Duration weeklyEvery;

    /// The defaults, without a mail server; also what the container's proxy needs.
    public OutboxSettings() {
        this(new Settings(_ -> Optional.empty()));
    }

    @Inject
    public OutboxSettings(Config config) {
        this(Settings.of(config));
    }

    OutboxSettings(Settings settings) {
        this.server = SendingSettings.read(settings);
        this.attempts = atLeastOne("mailward.mail.attempts", settings.number("mailward.mail.attempts", 8));
        this.pause = settings.duration("mailward.mail.pause", Duration.ofMinutes(1));
        this.longestPause = settings.duration("mailward.mail.longest-pause", Duration.ofHours(4));
        this.perMinute = atLeastOne("mailward.mail.per-minute", settings.number("mailward.mail.per-minute", 120));
        this.keep = settings.duration("mailward.mail.keep", Duration.ofDays(90));
        this.weeklyOn = day(settings.text(WEEKLY_DAY).orElse(DayOfWeek.MONDAY.name()));
        this.weeklyHour = settings.number(WEEKLY_HOUR, 7);
        if (weeklyHour > 23) {
            throw new IllegalArgumentException(WEEKLY_HOUR + ": an hour is 0 to 23");
        }
        this.weeklyLate = settings.duration("mailward.mail.weekly-late", Duration.ofHours(24));
        this.weeklyEvery = settings.duration("mailward.mail.weekly-every", Duration.ofMinutes(5));
    }

    private static DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values()).filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(WEEKLY_DAY + ": '" + text + "' is no day of the week, such as MONDAY"));
    }

    private static int atLeastOne(String property, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(property + ": at least 1 is needed");
        }
        return number;
    }

    public SendingSettings server() {
        return server;
    }

    public boolean configured() {
        return server.host().isPresent();
    }

    /// How often the server may refuse a mail for the moment before it is given up.
    public int attempts() {
        return attempts;
    }

    /// How long a mail rests: twice as long after each time that it was not taken.
    /// @param times that it was not taken, at least 1
    public Duration rest(int times) {
        int doubled = Math.min(times - 1, 20);
        var rest = pause.multipliedBy(1L << doubled);
        return rest.compareTo(longestPause) > 0 ? longestPause : rest;
    }

    public int perMinute() {
        return perMinute;
    }

    /// The day on which weekly summaries are written.
    public DayOfWeek weeklyOn() {
        return weeklyOn;
    }

    /// From which hour on, by the reader's clock.
    public int weeklyHour() {
        return weeklyHour;
    }

    /// How long after that hour a week is still written of.
    public Duration weeklyLate() {
        return weeklyLate;
    }

    /// How long it rests between two looks at whose week is to be told.
    public Duration weeklyEvery() {
        return weeklyEvery;
    }

    /// How long mails that are over are kept.
    public Duration keep() {
        return keep;
    }
}
