package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// Reads TLS reports.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4.4">RFC 8460 §4.4</a>
public final class TlsReader {

    private TlsReader() {
    }

    /// @param content the report's JSON; read to the end, not closed
    /// @param now the caller's clock: what is dated ahead of it cannot be right
    /// @throws IOException when the content cannot be read; a [BrokenContent] becomes [Unreadable]
    public static TlsReading read(InputStream content, Instant now, ReportLimits limits) throws IOException {
        Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
        try {
            var in = Peekable.of(content);
            byte[] head = in.peek(2);
            boolean wide = head.length == 2 && ((head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF || (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE);
            if (wide) {
                quirks.add(Quirk.UTF_16);
            } else if (head.length == 2 && (head[0] & 0xFF) == 0xEF) {
                quirks.add(Quirk.BYTE_ORDER_MARK);
            }
            TlsReading reading = new TlsParse(new Json(new InputStreamReader(in, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8), limits, quirks), now, limits, quirks).read();
            in.transferTo(OutputStream.nullOutputStream());
            return reading;
        } catch (BrokenContent broken) {
            return broken.unreadable();
        }
    }
}
