package org.mailward.web.traffic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailward.traffic.DayFigures;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.TlsDay;

/// Bars for days, from zero, of what was well and what was not. A day without a report is a gap.
///
/// @param bars oldest first
/// @param most what the highest bar stands for
public record DayChart(DayRange range, List<Bar> bars, long most) {

    /// Units of the drawing.
    public static final int WIDTH = 1000;
    public static final int HEIGHT = 160;
    private static final double GAP = 0.2;

    public DayChart {
        bars = List.copyOf(bars);
    }

    /// One day, with the places of its parts in the drawing.
    /// @param good well, at the bottom
    /// @param bad in the middle: not well, and had an effect
    /// @param held at the top: not well, and stopped
    public record Bar(LocalDate day, long good, long bad, long held, String x, String width, String goodY, String goodHeight, String badY, String badHeight, String heldY,
                      String heldHeight) {
        public long all() {
            return good + bad + held;
        }
    }

    private record Day(LocalDate day, long good, long bad, long held) {
        long all() {
            return good + bad + held;
        }
    }

    /// Aligned messages, those that were not and were delivered, and those that were stopped.
    public static DayChart of(DayRange range, List<DayFigures> days) {
        return draw(range, days.stream().map(day -> new Day(day.day(), day.figures().passed(), day.figures().failedDelivered(),
                day.figures().failed() - day.figures().failedDelivered())).toList());
    }

    /// Sessions that were encrypted as asked for, and those that failed.
    public static DayChart ofSessions(DayRange range, List<TlsDay> days) {
        return draw(range, days.stream().map(day -> new Day(day.day(), day.successful(), day.failed(), 0)).toList());
    }

    private static DayChart draw(DayRange range, List<Day> days) {
        long most = days.stream().mapToLong(Day::all).max().orElse(0);
        double step = (double) WIDTH / range.days();
        var bars = new ArrayList<Bar>();
        for (var day : days) {
            double x = (new DayRange(range.from(), day.day()).days() - 1) * step;
            double good = height(day.good(), most);
            double bad = height(day.bad(), most);
            double held = height(day.held(), most);
            bars.add(new Bar(day.day(), day.good(), day.bad(), day.held(), number(x), number(step * (1 - GAP)), number(HEIGHT - good), number(good),
                    number(HEIGHT - good - bad), number(bad), number(HEIGHT - good - bad - held), number(held)));
        }
        return new DayChart(range, bars, most);
    }

    /// The points of a line through a source's parts of the range, in a drawing of 100 by 20 units.
    public static String points(List<Long> trend) {
        long most = trend.stream().mapToLong(Long::longValue).max().orElse(0);
        var points = new ArrayList<String>();
        for (int i = 0; i < trend.size(); i++) {
            points.add(number(trend.size() == 1 ? 50 : 100.0 * i / (trend.size() - 1)) + "," + number(most == 0 ? 19 : 19 - 18.0 * trend.get(i) / most));
        }
        return points.stream().collect(Collectors.joining(" "));
    }

    private static double height(long part, long most) {
        return most == 0 ? 0 : (double) HEIGHT * part / most;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
