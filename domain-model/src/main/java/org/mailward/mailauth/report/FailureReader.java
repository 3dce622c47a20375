package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Reads failure reports, those in ARF and those that are texts for people.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9991">RFC 9991</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5965#section-3">RFC 5965 §3</a>
public final class FailureReader {

    private FailureReader() {
    }

    /// @param content the whole mail, or the report's part alone; not closed
    /// @throws IOException when the content cannot be read; a [BrokenContent] becomes [Unreadable]
    public static FailureReading read(InputStream content, ReportLimits limits) throws IOException {
        try {
            byte[] octets = content.readNBytes(limits.message());
            content.transferTo(OutputStream.nullOutputStream());
            return new FailureParse(limits).read(octets);
        } catch (BrokenContent broken) {
            return broken.unreadable();
        }
    }
}
