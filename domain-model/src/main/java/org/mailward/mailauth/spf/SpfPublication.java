package org.mailward.mailauth.spf;

import java.util.List;

/// What a name publishes for SPF.
public sealed interface SpfPublication {

    /// DNS says that there is no SPF record.
    record Absent() implements SpfPublication {
    }

    /// Exactly one record.
    record One(SpfRecord record, List<String> faults) implements SpfPublication {
        public One {
            faults = List.copyOf(faults);
        }
    }

    /// More than one record: receivers give up with a permanent error (RFC 7208 §4.5).
    record Several(List<String> texts) implements SpfPublication {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    /// Nobody could say.
    record Unknown(String why) implements SpfPublication {
    }
}
