package org.mailward.publishing.control;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.mailward.estate.ManagedDomain;
import org.mailward.publishing.ReportStage;
import org.mailward.publishing.ReportTrend;
import org.mailward.scanning.StandingStep;
import org.mailward.traffic.DayRange;

/// How a customer's domains stood at points spread evenly over a period, by what was last known of each.
final class StandingCourse {

    private StandingCourse() {
    }

    private record Known(ReportStage stage, Optional<Integer> score) {
    }

    /// @param steps oldest first
    /// @param domains as they stand now; they are the last point
    /// @return empty when nothing was known before the last day
    static Optional<ReportTrend> of(List<StandingStep> steps, Collection<ManagedDomain> domains, DayRange period) {
        var points = new ArrayList<ReportTrend.Point>();
        var known = new HashMap<UUID, Known>();
        int next = 0;
        for (var day : days(period)) {
            var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            while (next < steps.size() && steps.get(next).at().isBefore(end)) {
                var step = steps.get(next++);
                var before = known.get(step.domain());
                known.put(step.domain(), new Known(ReportStage.valueOf(step.stage()), step.score().or(() -> before == null ? Optional.empty() : before.score())));
            }
            if (day.equals(period.until())) {
                points.add(point(day, domains.stream().map(domain -> new Known(domain.stage().map(ReportStage::valueOf).orElse(ReportStage.UNKNOWN), domain.score())).toList()));
            } else if (!known.isEmpty()) {
                points.add(point(day, known.values()));
            }
        }
        return points.size() < 2 ? Optional.empty() : Optional.of(new ReportTrend(points));
    }

    private static TreeSet<LocalDate> days(DayRange period) {
        var days = new TreeSet<LocalDate>();
        int parts = Math.min(ReportTrend.MOST, period.days()) - 1;
        for (int i = 0; i <= parts; i++) {
            days.add(period.until().minusDays(Math.round((double) (period.days() - 1) * (parts - i) / Math.max(1, parts))));
        }
        return days;
    }

    private static ReportTrend.Point point(LocalDate day, Collection<Known> domains) {
        Map<ReportStage, Integer> stages = new EnumMap<>(ReportStage.class);
        domains.forEach(domain -> stages.merge(domain.stage(), 1, Integer::sum));
        var mean = domains.stream().map(Known::score).flatMap(Optional::stream).mapToInt(Integer::intValue).average();
        return new ReportTrend.Point(day, stages, mean.isPresent() ? Optional.of(Math.toIntExact(Math.round(mean.getAsDouble()))) : Optional.empty());
    }
}
