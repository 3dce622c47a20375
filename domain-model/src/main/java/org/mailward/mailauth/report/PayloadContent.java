package org.mailward.mailauth.report;

import java.io.InputStream;
import java.util.Set;

/// The unpacked bytes of one payload. Reading throws [BrokenContent] where unpacking cannot go on.
public abstract class PayloadContent extends InputStream {

    PayloadContent() {
    }

    /// What was odd about its packing; complete once the stream was read to its end.
    public abstract Set<Quirk> quirks();

    /// Bytes that came out so far.
    public abstract long count();
}
