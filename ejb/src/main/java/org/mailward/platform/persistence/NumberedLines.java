package org.mailward.platform.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/// Lines of one report for COPY, each with the report's number before it.
///
/// The number is known only when the report is entered together with others, and the lines were written long before.
record NumberedLines(int number, CopyText lines) {

    void writeTo(CopyIn copy, byte[] block) throws SQLException, IOException {
        byte[] prefix = (number + "\t").getBytes(StandardCharsets.US_ASCII);
        boolean begin = true;
        try (var in = lines.open()) {
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                int from = 0;
                for (int i = 0; i < read; i++) {
                    if (begin) {
                        copy.writeToCopy(block, from, i - from);
                        copy.writeToCopy(prefix, 0, prefix.length);
                        from = i;
                        begin = false;
                    }
                    begin = block[i] == '\n';
                }
                copy.writeToCopy(block, from, read - from);
            }
        }
    }
}
