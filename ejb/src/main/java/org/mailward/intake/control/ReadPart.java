package org.mailward.intake.control;

import java.util.List;
import java.util.Optional;
import org.mailward.intake.store.Entry;
import org.mailward.intake.store.ReportHead;
import org.mailward.mailauth.report.FailureReport;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.TlsReport;
import org.mailward.mailauth.report.Unreadable;
import org.mailward.platform.persistence.TextLines;

/// One file of an arrival after it was read, and before it is said whose it is.
sealed interface ReadPart {

    String name();

    String container();

    /// A report.
    record Readable(String name, String container, ReportHead head, Says says) implements ReadPart {
    }

    /// Something that no report could be made of.
    /// @param kind what it looked like; empty when it looked like no report
    record Broken(String name, String container, Optional<ReportKind> kind, Unreadable why) implements ReadPart {
    }

    /// What a report says.
    sealed interface Says {
        record Aggregate(TextLines rows, List<Entry.Path> paths) implements Says {
            public Aggregate {
                paths = List.copyOf(paths);
            }
        }

        record Failure(FailureReport report) implements Says {
        }

        record Tls(TlsReport report) implements Says {
        }
    }
}
