package org.mailward.platform.pdf;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.mailward.publishing.ReportPeriod;
import org.mailward.publishing.ReportStage;
import org.mailward.publishing.ReportTraffic;
import org.mailward.publishing.ReportTrend;

/// The pictures: shapes only. Words and figures stand beside them as real text.
final class ReportCharts {

    /// The stages' colours: apart in lightness as well as in hue, each at least 3:1 on white.
    static final Map<ReportStage, String> STAGE_COLOURS = Map.of(
            ReportStage.UNPROTECTED, "#9B1C1C",
            ReportStage.MONITORING, "#C77700",
            ReportStage.QUARANTINING, "#4A8FD0",
            ReportStage.REJECTING, "#00584F",
            ReportStage.UNKNOWN, "#6B7280");

    /// What became of messages, likewise apart in lightness.
    static final Map<String, String> FATE_COLOURS = Map.of("passed", "#00584F", "failedDelivered", "#C77700", "failedStopped", "#4A8FD0");

    private static final String EMPTY = "#E9ECF0";
    private static final String FULL = "#4B5563";
    /// Units of a drawing in one millimetre; drawings have whole units, because the library reads no others.
    private static final double UNITS = 4;
    private static final int BAR_HEIGHT = 26;
    private static final double GAP = 2;
    private static final double NARROWEST = 4;
    private static final double STRIPE = 3;

    /// Six millimetres, as the style sheet sets the rows beside the bars.
    private static final int GRADE_ROW_HEIGHT = 24;
    private static final int GRADE_BAR = 13;

    private static final int TREND_HEIGHT = 130;
    private static final int DAYS_HEIGHT = 100;
    /// The part of a step that stays empty between two bars.
    private static final double BETWEEN = 0.25;
    private static final double LINE = 1;
    private static final List<ReportStage> FROM_THE_FOOT = List.of(ReportStage.REJECTING, ReportStage.QUARANTINING, ReportStage.MONITORING, ReportStage.UNPROTECTED, ReportStage.UNKNOWN);

    private ReportCharts() {
    }

    /// @param width in millimetres
    /// @return the rule that gives the drawing its size on paper
    static String stageBarSize(double width) {
        return size("stage-bar", units(width), BAR_HEIGHT);
    }

    /// @param width in millimetres
    static String gradeBarsSize(double width, int rows) {
        return size("grade-bars", units(width), rows * GRADE_ROW_HEIGHT);
    }

    private static String size(String name, int width, int height) {
        return String.format(Locale.ROOT, ".%s { width: %.2fmm; height: %.2fmm; }%n", name, width / UNITS, height / UNITS);
    }

    private static int units(double millimetres) {
        return (int) Math.round(millimetres * UNITS);
    }

    /// One bar, each stage as long as its share; unknown is striped.
    static void stageBar(Markup to, Map<ReportStage, Integer> stages, double millimetres, String alt) {
        int width = units(millimetres);
        var shown = new ArrayList<ReportStage>();
        stages.forEach((stage, count) -> {
            if (count > 0) {
                shown.add(stage);
            }
        });
        double[] widths = widths(shown.stream().map(stages::get).toList(), width);
        to.openSvg("svg", "class", "stage-bar", "viewBox", "0 0 " + width + " " + BAR_HEIGHT, "alt", alt);
        if (shown.isEmpty()) {
            rect(to, 0, 0, width, BAR_HEIGHT, EMPTY);
        }
        double x = 0;
        for (int i = 0; i < widths.length; i++) {
            String colour = STAGE_COLOURS.get(shown.get(i));
            if (shown.get(i) == ReportStage.UNKNOWN) {
                stripes(to, x, 0, widths[i], BAR_HEIGHT, colour);
            } else {
                rect(to, x, 0, widths[i], BAR_HEIGHT, colour);
            }
            x += widths[i] + GAP;
        }
        to.close();
    }

    /// A single domain in a hundred thousand must still be seen, so no part is narrower than a few points.
    private static double[] widths(List<Integer> counts, int width) {
        double all = counts.stream().mapToInt(Integer::intValue).sum();
        double room = width - GAP * Math.max(0, counts.size() - 1);
        double[] widths = counts.stream().mapToDouble(count -> Math.max(NARROWEST, room * count / all)).toArray();
        double taken = 0;
        int widest = 0;
        for (int i = 0; i < widths.length; i++) {
            taken += widths[i];
            widest = widths[i] > widths[widest] ? i : widest;
        }
        if (widths.length > 0) {
            widths[widest] -= taken - room;
        }
        return widths;
    }

    private static void stripes(Markup to, double x, double y, double width, double height, String colour) {
        rect(to, x, y, width, height, EMPTY);
        for (double at = x; at < x + width; at += 2 * STRIPE) {
            rect(to, at, y, Math.min(STRIPE, x + width - at), height, colour);
        }
    }

    /// One bar for each grade, from zero to the largest, one below the other at the height of a table's rows.
    static void gradeBars(Markup to, List<Integer> counts, double millimetres, String alt) {
        int width = units(millimetres);
        int most = Math.max(1, counts.stream().mapToInt(Integer::intValue).max().orElse(1));
        int height = GRADE_ROW_HEIGHT * counts.size();
        to.openSvg("svg", "class", "grade-bars", "viewBox", "0 0 " + width + " " + height, "alt", alt);
        for (int i = 0; i < counts.size(); i++) {
            double y = i * GRADE_ROW_HEIGHT + (GRADE_ROW_HEIGHT - GRADE_BAR) / 2.0;
            rect(to, 0, y, width, GRADE_BAR, EMPTY);
            rect(to, 0, y, (double) width * counts.get(i) / most, GRADE_BAR, FULL);
        }
        to.close();
    }

    /// @param width in millimetres
    static String trendSize(double width) {
        return size("trend-bars", units(width), TREND_HEIGHT);
    }

    /// @param width in millimetres
    static String daysSize(double width) {
        return size("day-bars", units(width), DAYS_HEIGHT);
    }

    /// One bar for each point in time, as high as there were domains, each stage as high as its share; the safest at the foot.
    static void trend(Markup to, ReportTrend trend, double millimetres, String alt) {
        int width = units(millimetres);
        int most = Math.max(1, trend.points().stream().mapToInt(ReportTrend.Point::domains).max().orElse(1));
        double step = (double) width / trend.points().size();
        to.openSvg("svg", "class", "trend-bars", "viewBox", "0 0 " + width + " " + TREND_HEIGHT, "alt", alt);
        for (int i = 0; i < trend.points().size(); i++) {
            double foot = TREND_HEIGHT;
            for (var stage : FROM_THE_FOOT) {
                double height = (double) TREND_HEIGHT * trend.points().get(i).in(stage) / most;
                foot -= height;
                if (height > 0 && stage == ReportStage.UNKNOWN) {
                    stripes(to, i * step + step * BETWEEN / 2, foot, step * (1 - BETWEEN), height, STAGE_COLOURS.get(stage));
                } else if (height > 0) {
                    rect(to, i * step + step * BETWEEN / 2, foot, step * (1 - BETWEEN), height, STAGE_COLOURS.get(stage));
                }
            }
        }
        rect(to, 0, TREND_HEIGHT - LINE, width, LINE, FULL);
        to.close();
    }

    /// One bar for each day on which something was reported; a day without a report is a gap.
    static void days(Markup to, ReportPeriod period, List<ReportTraffic.Day> days, double millimetres, String alt) {
        int width = units(millimetres);
        long most = Math.max(1, days.stream().mapToLong(ReportTraffic.Day::all).max().orElse(1));
        double step = width / (ChronoUnit.DAYS.between(period.from(), period.until()) + 1.0);
        to.openSvg("svg", "class", "day-bars", "viewBox", "0 0 " + width + " " + DAYS_HEIGHT, "alt", alt);
        for (var day : days) {
            double x = ChronoUnit.DAYS.between(period.from(), day.day()) * step + step * BETWEEN / 2;
            double foot = DAYS_HEIGHT;
            foot = stacked(to, x, foot, step, (double) DAYS_HEIGHT * day.passed() / most, FATE_COLOURS.get("passed"));
            foot = stacked(to, x, foot, step, (double) DAYS_HEIGHT * day.failedDelivered() / most, FATE_COLOURS.get("failedDelivered"));
            stacked(to, x, foot, step, (double) DAYS_HEIGHT * day.failedStopped() / most, FATE_COLOURS.get("failedStopped"));
        }
        rect(to, 0, DAYS_HEIGHT - LINE, width, LINE, FULL);
        to.close();
    }

    private static double stacked(Markup to, double x, double foot, double step, double height, String fill) {
        if (height > 0) {
            rect(to, x, foot - height, step * (1 - BETWEEN), height, fill);
        }
        return foot - height;
    }

    private static void rect(Markup to, double x, double y, double width, double height, String fill) {
        to.openSvg("rect", "x", number(x), "y", number(y), "width", number(width), "height", number(height), "fill", fill).close();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
