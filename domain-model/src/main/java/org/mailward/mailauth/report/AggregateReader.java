package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/// Reads aggregate reports as the world sends them, row by row.
///
/// It takes XML apart by itself: a general parser stops at the first thing that is not well-formed, which is where this one asks
/// whether every record is still certain; and it needs no document types, so that nothing can be expanded or fetched. What a
/// general parser reads, it reads the same.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9990#section-3.1.1">RFC 9990 §3.1.1</a>
public final class AggregateReader {

    private AggregateReader() {
    }

    /// @param content the report's XML; read to the end, not closed
    /// @param now the caller's clock: what is dated ahead of it cannot be right
    /// @param rows takes the rows; what it took counts only when the result is [AggregateReading.Read]
    /// @throws IOException when the rows cannot be taken or the content cannot be read; a [BrokenContent] becomes [Unreadable]
    public static AggregateReading read(InputStream content, Instant now, ReportLimits limits, AggregateRows rows) throws IOException {
        try {
            return new AggregateParse(Opening.of(content), now, limits, rows).read();
        } catch (BrokenContent broken) {
            return broken.unreadable();
        }
    }
}
