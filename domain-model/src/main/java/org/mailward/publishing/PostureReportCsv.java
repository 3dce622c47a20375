package org.mailward.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report's rows for a spreadsheet: one line for each domain, in the order of the report.
///
/// Cells that a spreadsheet would take for a formula begin with an apostrophe. Codes (stage, severity) and instants are
/// the same in every language, so that a program can read them.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4180#section-2">RFC 4180 §2</a>
public final class PostureReportCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";
    private static final List<String> HEAD = List.of("domain", "domain_ascii", "stage", "score", "grade", "worst_severity",
            "critical", "high", "medium", "low", "info", "open_findings", "unknown_checks", "last_scan");

    private PostureReportCsv() {
    }

    /// @return UTF-8 with a byte order mark, without which spreadsheets read another encoding
    public static byte[] of(PostureReport report) {
        return Stream.concat(Stream.of(HEAD), report.domains().stream().map(PostureReportCsv::row))
                .map(cells -> cells.stream().map(PostureReportCsv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining(LINE_END, BYTE_ORDER_MARK, LINE_END))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> row(ReportDomain domain) {
        var findings = ReportTotals.of(List.of(domain)).findings();
        return Stream.of(
                        Stream.of(domain.name().unicode(), domain.name().ascii(), domain.stage().name(),
                                domain.mark().map(mark -> Integer.toString(mark.score())).orElse(""),
                                domain.mark().map(Mark::grade).orElse(""),
                                domain.worst().map(Enum::name).orElse("")),
                        findings.values().stream().map(String::valueOf),
                        Stream.of(Integer.toString(domain.findings().size()), Integer.toString(domain.unknowns().size()),
                                domain.lastScan().map(Instant::toString).orElse("")))
                .flatMap(cells -> cells).toList();
    }

    /// One cell, with nothing in it that a spreadsheet would carry out.
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c == '\t');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
