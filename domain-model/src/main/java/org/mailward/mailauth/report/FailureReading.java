package org.mailward.mailauth.report;

import java.util.Set;

/// What reading a failure report came to.
public sealed interface FailureReading permits FailureReading.Read, Unreadable {

    /// @param quirks what was odd, in the order of [Quirk]
    record Read(FailureReport report, Set<Quirk> quirks) implements FailureReading {
        public Read {
            quirks = Quirks.ordered(quirks);
        }
    }
}
