package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/// Reads TLS reports.
public final class TlsReader {

    private TlsReader() {
    }

    /// @param content the report's JSON; read to the end, not closed
    /// @param now the caller's clock: what is dated ahead of it cannot be right
    /// @throws IOException when the content cannot be read; a [BrokenContent] becomes [Unreadable]
    public static TlsReading read(InputStream content, Instant now, ReportLimits limits) throws IOException {
        return new Unreadable(Fault.NOT_A_REPORT, "There is no report in it.", "");
    }
}
