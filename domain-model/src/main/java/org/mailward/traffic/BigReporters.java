package org.mailward.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mailward.mailauth.report.ReportKind;

/// Large receivers that report on every domain that sends to them, as far as is known.
public final class BigReporters {

    /// Names, and the part of a reporter's own name by which each is known.
    private static final Map<String, String> KNOWN = new TreeMap<>(Map.of("Google", "google", "Microsoft", "outlook", "Yahoo", "yahoo"));

    private BigReporters() {
    }

    /// Names of those that no line of aggregate reports is of, in the order of the alphabet. Who reports on encryption alone has received mail, and has seen
    /// no record that asks for more.
    public static List<String> missing(List<ReporterLine> lines) {
        var names = lines.stream().filter(line -> line.kind().equals(ReportKind.AGGREGATE.name())).map(line -> (line.key() + " " + line.name()).toLowerCase(Locale.ROOT)).toList();
        return KNOWN.entrySet().stream().filter(known -> names.stream().noneMatch(name -> name.contains(known.getValue()))).map(Map.Entry::getKey).toList();
    }
}
