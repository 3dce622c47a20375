package org.mailward.traffic;

import java.time.LocalDate;

/// The figures of one day in UTC.
public record DayFigures(LocalDate day, Figures figures) {
}
