package org.mailward.platform.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/// Lines of one report for COPY, many of them in one row: the report's number, the place of the first line, the lines with their ends
/// between them, and how many they are.
///
/// The lines were escaped for COPY when they were written; their ends are escaped here. The report's number is known only now, when
/// it is entered together with others.
record PackedLines(int number, CopyText lines) {

    /// Lines in a row at most; whoever wants some of a report's lines reads no more than this in vain.
    private static final int MOST_LINES = 500;
    /// Bytes after which a row has no further line.
    private static final int MOST_BYTES = 1 << 18;

    private static final int BLOCK = 1 << 13;

    void writeTo(CopySink sink) throws SQLException, IOException {
        var block = new byte[BLOCK];
        int first = 0;
        int count = 0;
        int bytes = 0;
        boolean lineBegins = true;
        try (var in = lines.open()) {
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                int from = 0;
                for (int i = 0; i < read; i++) {
                    if (lineBegins) {
                        if (count == MOST_LINES || bytes >= MOST_BYTES) {
                            end(sink, count);
                            first += count;
                            count = 0;
                            bytes = 0;
                        }
                        sink.write(count == 0 ? text(number + "\t" + first + "\t") : text("\\n"));
                        lineBegins = false;
                        from = i;
                    }
                    if (block[i] == '\n') {
                        sink.write(block, from, i - from);
                        bytes += i - from;
                        count++;
                        lineBegins = true;
                    }
                }
                if (!lineBegins) {
                    sink.write(block, from, read - from);
                    bytes += read - from;
                }
            }
        }
        if (count > 0) {
            end(sink, count);
        }
    }

    private static void end(CopySink sink, int count) throws SQLException {
        sink.write(text("\t" + count + "\n"));
    }

    private static byte[] text(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
