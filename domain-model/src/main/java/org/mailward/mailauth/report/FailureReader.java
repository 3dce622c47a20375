package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;

/// Reads failure reports, those in ARF and those that are texts for people.
public final class FailureReader {

    private FailureReader() {
    }

    /// @param content the whole mail, or the report's part alone; not closed
    /// @throws IOException when the content cannot be read; a [BrokenContent] becomes [Unreadable]
    public static FailureReading read(InputStream content, ReportLimits limits) throws IOException {
        return new Unreadable(Fault.NOT_A_REPORT, "There is no report in it.", "");
    }
}
