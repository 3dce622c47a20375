package org.mailward.traffic;

import java.time.Instant;
import java.util.List;

/// A reporter with what is odd about its reports.
///
/// @param key one reporter whatever the case of its name; empty for those who do not say who they are
/// @param name as it names itself
/// @param kinds `AGGREGATE`, `FAILURE`, `TLS`
/// @param odd reports with something odd
/// @param last when its newest report was stored
/// @param oddities the most frequent first
public record OddReporter(String key, String name, List<String> kinds, long reports, long odd, Instant last, List<Oddity> oddities) {
    public OddReporter {
        kinds = List.copyOf(kinds);
        oddities = List.copyOf(oddities);
    }

    public OddReporter with(List<Oddity> met) {
        return new OddReporter(key, name, kinds, reports, odd, last, met);
    }
}
