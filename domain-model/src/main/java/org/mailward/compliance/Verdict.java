package org.mailward.compliance;

import java.util.List;
import org.mailward.assessment.Finding;

/// What one control comes to for one domain.
public sealed interface Verdict {

    /// A verdict in one word, for tables and programs.
    enum Word {
        MET, NOT_MET, UNKNOWN, NOT_VISIBLE, NOT_APPLICABLE
    }

    default Word word() {
        return switch (this) {
            case Met _ -> Word.MET;
            case NotMet _ -> Word.NOT_MET;
            case Unknown _ -> Word.UNKNOWN;
            case NotVisible _ -> Word.NOT_VISIBLE;
            case NotApplicable _ -> Word.NOT_APPLICABLE;
        };
    }

    /// The findings that speak against it; none unless it is not met.
    default List<Finding> findings() {
        return this instanceof NotMet(List<Finding> because, String _) ? because : List.of();
    }

    /// Why it is not met where no finding says it, could not be told, or does not apply; empty otherwise.
    default String reason() {
        return switch (this) {
            case NotMet(List<Finding> _, String why) -> why;
            case Unknown(String why) -> why;
            case NotApplicable(String why) -> why;
            case Met _, NotVisible _ -> "";
        };
    }

    /// As far as it can be seen, the domain does what is asked.
    record Met() implements Verdict {
    }

    /// @param because the findings that say so
    /// @param why one sentence where no finding says it; else empty
    record NotMet(List<Finding> because, String why) implements Verdict {
        public NotMet {
            because = List.copyOf(because);
            if (because.isEmpty() == why.isEmpty()) {
                throw new IllegalArgumentException("What is not met has a finding or a sentence that says so");
            }
        }
    }

    /// Nobody can tell from outside.
    record NotVisible() implements Verdict {
    }

    /// It could be seen, but not this time.
    /// @param why one sentence
    record Unknown(String why) implements Verdict {
    }

    /// The control is not meant for such a domain.
    /// @param why one sentence
    record NotApplicable(String why) implements Verdict {
    }
}
