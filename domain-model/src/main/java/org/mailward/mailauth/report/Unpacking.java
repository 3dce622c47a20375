package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/// Finds the reports inside whatever arrived: a mail, or a file that is packed or not.
public final class Unpacking {

    private Unpacking() {
    }

    /// @param arrival the bytes; read to the end, not closed
    /// @param name the file's name, or empty; no more than a hint
    /// @throws IOException when the arrival cannot be read or the taker cannot go on; what is wrong with the content is in the result
    public static Unpacked unpack(InputStream arrival, String name, ReportLimits limits, Payloads payloads) throws IOException {
        return new Unpacked(0, List.of(new Unreadable(Fault.NO_REPORT, "There is no report in it.", "")), Set.of());
    }
}
