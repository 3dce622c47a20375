package org.mailward.publishing;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a customer's domains came to stand as they do.
///
/// @param points oldest first, each later than the one before; the last one is the report's own day
public record ReportTrend(List<Point> points) {

    /// The most points in one picture.
    public static final int MOST = 14;

    public ReportTrend {
        points = List.copyOf(points);
        if (points.size() < 2 || points.size() > MOST) {
            throw new IllegalArgumentException("A trend has 2 to " + MOST + " points, not " + points.size());
        }
        for (int i = 1; i < points.size(); i++) {
            if (!points.get(i - 1).day().isBefore(points.get(i).day())) {
                throw new IllegalArgumentException("The points of a trend are in the order of their days: " + points);
            }
        }
    }

    /// How the domains stood at the end of one day in UTC, by what was last known of each then.
    ///
    /// @param stages  domains in each stage; every stage is there
    /// @param average rounded mean of the scores; empty when no domain had one
    public record Point(LocalDate day, Map<ReportStage, Integer> stages, Optional<Integer> average) {

        public Point {
            var all = new EnumMap<ReportStage, Integer>(ReportStage.class);
            for (var stage : ReportStage.values()) {
                all.put(stage, stages.getOrDefault(stage, 0));
            }
            stages = Collections.unmodifiableMap(all);
        }

        public int domains() {
            return stages.values().stream().mapToInt(Integer::intValue).sum();
        }

        public int in(ReportStage stage) {
            return stages.get(stage);
        }
    }

    public Point first() {
        return points.getFirst();
    }

    public Point last() {
        return points.getLast();
    }
}
