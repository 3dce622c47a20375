package org.mailward.onboarding.boundary;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// What an import would do, row by row, before anything is done.
///
/// @param rows one for each line that holds something, in the order of the file
public record ImportPlan(List<Row> rows) {

    /// What becomes of a row.
    public enum Fate {
        /// A new domain.
        CREATE,
        /// The customer has it already.
        PRESENT,
        /// An earlier row names the same domain.
        REPEATED,
        /// Not a domain.
        WRONG
    }

    /// @param line counted from 1, as the file's reader sees it
    /// @param written as it stands in the file
    /// @param sentence why the row is not created, and how to mend it; empty where it is
    public record Row(int line, String written, Optional<DomainName> name, Fate fate, String sentence) {
    }

    public ImportPlan {
        rows = List.copyOf(rows);
    }

    public long count(Fate fate) {
        return rows.stream().filter(row -> row.fate() == fate).count();
    }

    public List<DomainName> names() {
        return rows.stream().filter(row -> row.fate() == Fate.CREATE).flatMap(row -> row.name().stream()).toList();
    }
}
