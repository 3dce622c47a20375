package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/// Reads aggregate reports as the world sends them, row by row.
public final class AggregateReader {

    private AggregateReader() {
    }

    /// @param content the report's XML; read to the end, not closed
    /// @param now the caller's clock: what is dated ahead of it cannot be right
    /// @param rows takes the rows; what it took counts only when the result is [AggregateReading.Read]
    /// @throws IOException when the rows cannot be taken or the content cannot be read; a [BrokenContent] becomes [Unreadable]
    public static AggregateReading read(InputStream content, Instant now, ReportLimits limits, AggregateRows rows) throws IOException {
        return new Unreadable(Fault.NOT_A_REPORT, "There is no report in it.", "");
    }
}
