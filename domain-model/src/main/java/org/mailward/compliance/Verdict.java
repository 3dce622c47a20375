package org.mailward.compliance;

import java.util.List;
import org.mailward.assessment.Finding;

/// What one control comes to for one domain.
public sealed interface Verdict {

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
