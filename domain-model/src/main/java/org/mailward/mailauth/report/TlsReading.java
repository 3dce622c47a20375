package org.mailward.mailauth.report;

import java.util.Set;

/// What reading a TLS report came to.
public sealed interface TlsReading permits TlsReading.Read, Unreadable {

    /// @param quirks what was odd, in the order of [Quirk]
    record Read(TlsReport report, Set<Quirk> quirks) implements TlsReading {
        public Read {
            quirks = Quirks.ordered(quirks);
        }

        /// True when the file is not as JSON wants it, and was read because every figure was certain.
        public boolean salvaged() {
            return quirks.stream().anyMatch(Quirk::isSalvage);
        }
    }
}
