package org.mailward.mailauth.report;

import java.util.Set;

/// What reading an aggregate report came to.
public sealed interface AggregateReading permits AggregateReading.Read, Unreadable {

    /// @param rows how many were handed over
    /// @param messages the sum of their counts
    /// @param quirks what was odd, in the order of [Quirk]
    record Read(AggregateHeader header, int rows, long messages, Set<Quirk> quirks) implements AggregateReading {
        public Read {
            quirks = Quirks.ordered(quirks);
        }

        /// True when the file is not well-formed, and was read because every record was certain.
        public boolean salvaged() {
            return quirks.stream().anyMatch(Quirk::isSalvage);
        }
    }
}
