package org.mailward.platform.persistence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;

/// Lines of one report for COPY, a pack in each row: the report's number, the place of the first line, the lines with their ends between them, and
/// how many they are.
///
/// The report's number is known only when it is entered together with others.
record PackedLines(int number, TextLines lines) {

    private static final int BLOCK = 1 << 13;

    /// A row while its lines are gathered.
    private static final class Pack extends ByteArrayOutputStream {

        private int first;
        private int lines;

        /// Adds the end of a line.
        void end(byte[] block, int from, int to) {
            write(block, from, to - from);
            lines++;
        }

        /// Whether nothing stands behind the last line's end.
        boolean atStart() {
            return count == 0 || buf[count - 1] == '\n';
        }

        /// Without the last line's end.
        void writeTo(CopyRows rows, int number) throws SQLException {
            rows.integer(number).integer(first).utf8(buf, 0, count - 1).integer(lines).endRow();
            first += lines;
            lines = 0;
            reset();
        }
    }

    void writeTo(CopyRows rows) throws SQLException, IOException {
        var block = new byte[BLOCK];
        var pack = new Pack();
        try (var in = lines.open()) {
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                int from = 0;
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        if (i == from && pack.atStart()) {
                            pack.writeTo(rows, number);
                        } else {
                            pack.end(block, from, i + 1);
                        }
                        from = i + 1;
                    }
                }
                pack.write(block, from, read - from);
            }
        }
        if (pack.lines > 0) {
            pack.writeTo(rows, number);
        }
    }
}
