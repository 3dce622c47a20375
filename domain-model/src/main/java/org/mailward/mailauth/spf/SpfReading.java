package org.mailward.mailauth.spf;

import java.util.List;

/// What became of reading a TXT record as SPF.
public sealed interface SpfReading {

    /// The text does not begin with `v=spf1` followed by a space or the end (RFC 7208 §4.5).
    record NotSpf() implements SpfReading {
    }

    /// Every term follows the grammar.
    record Valid(SpfRecord record) implements SpfReading {
    }

    /// Receivers give up on this record with a permanent error (RFC 7208 §4.6).
    /// @param record what could be read of it
    /// @param faults at least one, one sentence each
    record Faulty(SpfRecord record, List<String> faults) implements SpfReading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
