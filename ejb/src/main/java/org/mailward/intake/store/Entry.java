package org.mailward.intake.store;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.mailward.mailauth.report.FailureReport;
import org.mailward.mailauth.report.TlsReport;
import org.mailward.platform.persistence.TextLines;

/// A report that is to be entered in the books, with the domain that it counts to.
///
/// @param no of the file within its arrival
/// @param rowExpiry from this day on its rows may be gone
public record Entry(UUID report, UUID customer, UUID domain, UUID arrival, int no, ReportHead head, LocalDate rowExpiry, Body body) {

    /// What it says.
    public sealed interface Body {

        /// @param rows a line each, a JSON array: source, messages, code of the disposition, code of the result, path, and header_from, envelope_from, envelope_to, results or
        ///     the place of the line in the same pack that has the same of these
        /// @param paths every path that a row names, once, but for those that are summed
        record Aggregate(TextLines rows, List<Path> paths) implements Body {
            public Aggregate {
                paths = List.copyOf(paths);
            }
        }

        /// @param redacted as people see it, as JSON
        /// @param whole with personal data, as JSON
        /// @param expiry of both
        record Failure(FailureReport report, String redacted, String whole, LocalDate expiry) implements Body {
        }

        record Tls(TlsReport report) implements Body {
        }
    }

    /// One address with one set of evidence, who it is on the evidence of the report alone, and how much came that way.
    ///
    /// @param id follows from address and evidence
    public record Path(UUID id, String source, String evidence, String service, int classCode, int confidence, String reasons, List<Tally> tallies) {
        public Path {
            tallies = List.copyOf(tallies);
        }
    }

    /// How many rows and messages of a report came one way, were found the same, and were treated alike.
    ///
    /// @param result 0 nothing aligned, 1 DKIM alone, 2 SPF alone, 3 both
    /// @param disposition as in the books
    public record Tally(int result, int disposition, long rows, long messages) {
    }
}
