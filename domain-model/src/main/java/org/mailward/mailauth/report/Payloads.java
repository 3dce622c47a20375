package org.mailward.mailauth.report;

import java.io.IOException;

/// Takes the payloads of an arrival, one after the other.
public interface Payloads {

    /// @param content to be read here and now; what is left of it is skipped afterwards
    /// @throws IOException when the taker cannot go on; unpacking ends and passes it on. A [BrokenContent] that comes from `content`
    ///     and is passed on spoils this payload alone
    void take(Payload payload, PayloadContent content) throws IOException;
}
