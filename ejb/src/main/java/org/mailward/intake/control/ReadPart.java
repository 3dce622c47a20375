package org.mailward.intake.control;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailward.intake.store.ArrivalParts.Part;
import org.mailward.intake.store.Entry;
import org.mailward.intake.store.ReportHead;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.report.FailureReport;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.TlsReport;
import org.mailward.mailauth.report.Unreadable;
import org.mailward.platform.persistence.TextLines;

/// One file of an arrival after it was read, and before it is said whose it is.
sealed interface ReadPart {

    String name();

    String container();

    /// About how many bytes of memory it takes until it is entered.
    long held();

    /// Ends what it holds outside of memory.
    default void close() throws IOException {
    }

    /// A report.
    record Readable(String name, String container, ReportHead head, Says says, long held) implements ReadPart {
        @Override
        public void close() throws IOException {
            if (says instanceof Says.Aggregate aggregate) {
                aggregate.rows().close();
            }
        }

        /// True when it says for certain which domain it is about.
        boolean isNamed() {
            return !head.policyDomain().isEmpty() && (!(says instanceof Says.Tls(var report)) || report.isNamed());
        }

        /// The same, about this domain.
        Readable about(DomainName domain) {
            return new Readable(name, container, head.about(domain.ascii()), says, held);
        }
    }

    /// Something that no report could be made of.
    /// @param kind what it looked like; empty when it looked like no report
    record Broken(String name, String container, Optional<ReportKind> kind, Unreadable why) implements ReadPart {
        @Override
        public long held() {
            return 0;
        }
    }

    /// What was entered already, to make room for the rest of its arrival.
    record Entered(Part line) implements ReadPart {
        @Override
        public String name() {
            return line.name();
        }

        @Override
        public String container() {
            return line.container();
        }

        @Override
        public long held() {
            return 0;
        }
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
