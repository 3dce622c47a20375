package org.mailward.platform.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.mailward.publishing.ReportStage;

/// The pictures: shapes only. Words and figures stand beside them as real text.
final class ReportCharts {

    /// The stages' colours: apart in lightness as well as in hue, each at least 3:1 on white.
    static final Map<ReportStage, String> STAGE_COLOURS = Map.of(
            ReportStage.UNPROTECTED, "#9B1C1C",
            ReportStage.MONITORING, "#C77700",
            ReportStage.QUARANTINING, "#4A8FD0",
            ReportStage.REJECTING, "#00584F",
            ReportStage.UNKNOWN, "#6B7280");

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
                stripes(to, x, widths[i], colour);
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

    private static void stripes(Markup to, double x, double width, String colour) {
        rect(to, x, 0, width, BAR_HEIGHT, EMPTY);
        for (double at = x; at < x + width; at += 2 * STRIPE) {
            rect(to, at, 0, Math.min(STRIPE, x + width - at), BAR_HEIGHT, colour);
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

    private static void rect(Markup to, double x, double y, double width, double height, String fill) {
        to.openSvg("rect", "x", number(x), "y", number(y), "width", number(width), "height", number(height), "fill", fill).close();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
