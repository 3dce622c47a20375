package org.mailward.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Large receivers that report on every domain that sends to them, as far as is known.
public final class BigReporters {

    /// Names, and the part of a reporter's own name by which each is known.
    private static final Map<String, String> KNOWN = new TreeMap<>(Map.of("Google", "google", "Microsoft", "outlook", "Yahoo", "yahoo"));

    private BigReporters() {
    }

    /// Names of those that are in none of the lines, in the order of the alphabet.
    public static List<String> missing(List<ReporterLine> lines) {
        return KNOWN.entrySet().stream().filter(known -> lines.stream().noneMatch(line -> (line.key() + " " + line.name()).toLowerCase(Locale.ROOT).contains(known.getValue())))
                .map(Map.Entry::getKey).toList();
    }
}
