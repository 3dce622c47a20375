package org.mailward.traffic;

import java.time.LocalDate;

/// One organisation that sends reports.
///
/// @param messages in aggregate reports of the range
/// @param before reports in as many days before
/// @param lastDay the newest day that it reported on, in either
public record ReporterLine(String key, String name, String kind, int reports, long messages, int before, LocalDate lastDay) {

    /// It reported before, and not in this range.
    public boolean missing() {
        return reports == 0 && before > 0;
    }
}
