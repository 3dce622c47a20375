package org.mailward.mailauth.dkim;

/// What became of reading a TXT record at a selector.
public sealed interface DkimReading {

    /// The text has neither `v=DKIM1` nor `p=`.
    record NotDkim() implements DkimReading {
    }

    /// Verifiers cannot use the record.
    /// @param why one sentence
    record Faulty(String why) implements DkimReading {
    }

    record Key(DkimKeyRecord record) implements DkimReading {
    }
}
