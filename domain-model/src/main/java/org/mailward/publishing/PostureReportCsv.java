package org.mailward.publishing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The report's rows for a spreadsheet: one line for each domain, in the order of the report.
///
/// Cells that a spreadsheet would take for a formula begin with an apostrophe. Codes (stage, severity) and instants are
/// the same in every language, so that a program can read them.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4180#section-2">RFC 4180 §2</a>
public final class PostureReportCsv {

    private static final List<String> HEAD = List.of("domain", "domain_ascii", "stage", "score", "grade", "worst_severity",
            "critical", "high", "medium", "low", "info", "open_findings", "unknown_checks", "last_scan");

    private PostureReportCsv() {
    }

    /// @return UTF-8 with a byte order mark, without which spreadsheets read another encoding
    public static byte[] of(PostureReport report) {
        return SafeCsv.of(Stream.concat(Stream.of(HEAD), report.domains().stream().map(PostureReportCsv::row)).toList());
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
}
