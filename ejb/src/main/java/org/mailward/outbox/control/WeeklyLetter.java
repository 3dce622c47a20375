package org.mailward.outbox.control;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.mailward.outbox.Letter;
import org.mailward.outbox.Letter.Block;
import org.mailward.outbox.Letter.Line;
import org.mailward.outbox.MailWords;
import org.mailward.outbox.Week;
import org.mailward.outbox.control.Readers.Reader;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.preferences.Preferences;

/// What a weekly summary says: to a client of the own domains in plain words, to a provider's people of each customer with news.
final class WeeklyLetter {

    /// Customers of which one mail tells; of the others it gives the number.
    private static final int MOST_CUSTOMERS = 12;
    private static final int MOST_LINES = 5;

    private WeeklyLetter() {
    }

    /// @param weeks those with the worst news first
    /// @param day that the week ended before
    static Letter of(Reader reader, List<Week> weeks, LocalDate day, String portal) {
        var preferences = reader.preferences();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(MailWords.say("greeting", reader.seat().name())));
        int domains = weeks.stream().mapToInt(Week::domains).sum();
        int rejecting = weeks.stream().mapToInt(Week::rejecting).sum();
        blocks.add(new Block.Paragraph(MailWords.say(!reader.client() ? "weekly.staff" : domains == 0 ? "weekly.client-none" : domains == 1 ? "weekly.client-one" : "weekly.client", domains, rejecting, weeks.size())));
        var eventful = weeks.stream().filter(Week::eventful).toList();
        if (reader.client() ? weeks.stream().allMatch(Week::still) : eventful.isEmpty()) {
            blocks.add(new Block.Paragraph(MailWords.say("weekly.quiet")));
        }
        if (reader.client()) {
            weeks.stream().map(week -> lines(week, true, preferences)).filter(lines -> !lines.isEmpty()).forEach(lines -> blocks.add(new Block.Lines(lines)));
        } else {
            eventful.stream().limit(MOST_CUSTOMERS).forEach(week -> {
                blocks.add(new Block.Heading(week.name()));
                blocks.add(new Block.Lines(lines(week, false, preferences)));
            });
            if (eventful.size() > MOST_CUSTOMERS) {
                blocks.add(new Block.Paragraph(MailWords.say("weekly.more", eventful.size() - MOST_CUSTOMERS)));
            }
        }
        blocks.add(new Block.Action(MailWords.say("weekly.verb"), portal + (reader.client() ? "/app/overview" : "/app/portfolio")));
        blocks.add(new Block.Note(MailWords.say(reader.client() ? "wished.asked" : "wished.team", portal + "/app/settings")));
        return new Letter(MailWords.say("weekly.subject", preferences.format().day(day.minusDays(7)), preferences.format().day(day.minusDays(1))), blocks);
    }

    private static List<Line> lines(Week week, boolean plain, Preferences preferences) {
        var lines = new ArrayList<Line>();
        week.moves().stream().limit(MOST_LINES).forEach(move -> lines.add(new Line(name(move.domain()),
                MailWords.say("weekly.moved", MailWords.say("stage." + move.before().map(Enum::name).orElse("UNKNOWN")), MailWords.say("stage." + move.now())))));
        more(lines, week.moves().size(), "weekly.more-moves");
        week.raised().stream().limit(MOST_LINES).forEach(one -> lines.add(new Line(name(one.domain()), MailWords.say("severity." + one.severity(), plain ? one.why() : one.sentence()))));
        more(lines, week.raised().size(), "weekly.more-findings");
        if (week.eased() > 0) {
            lines.add(new Line(MailWords.say("weekly.eased"), MailWords.say("weekly.eased-count", week.eased())));
        }
        if (week.changes() > 0) {
            lines.add(new Line(MailWords.say(plain ? "weekly.changes-client" : "weekly.changes"), MailWords.say("weekly.changes-count", week.changes())));
        }
        if (week.compliance().isPresent()) {
            var share = percent(week.compliance().getAsInt(), preferences);
            lines.add(new Line(MailWords.say(plain ? "weekly.compliance-client" : "weekly.compliance"),
                    week.complianceMoved().isPresent() ? MailWords.say("weekly.share-moved", share, signed(week.complianceMoved(), preferences)) : share));
        }
        return lines;
    }

    /// As people write it; it is kept as DNS has it.
    private static String name(String domain) {
        return new DomainName(domain).unicode();
    }

    private static void more(List<Line> lines, int all, String key) {
        if (all > MOST_LINES) {
            lines.add(new Line(MailWords.say(key, all - MOST_LINES), ""));
        }
    }

    /// Rounded down, so that 100% means all.
    private static String percent(int hundredths, Preferences preferences) {
        return number(hundredths / 10, preferences) + "%";
    }

    private static String signed(OptionalInt hundredths, Preferences preferences) {
        int tenths = hundredths.orElse(0) / 10;
        return (tenths > 0 ? "+" : "") + number(tenths, preferences);
    }

    private static String number(int tenths, Preferences preferences) {
        var format = NumberFormat.getNumberInstance(preferences.format().numbers());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(tenths / 10.0);
    }
}
