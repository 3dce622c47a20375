package org.mailward.platform.persistence;

import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/// Gathers small pieces for a COPY into large messages: the driver makes a message of every piece that it is given.
final class CopySink {

    private static final int SIZE = 1 << 16;

    private final CopyIn copy;
    private final byte[] bytes = new byte[SIZE];
    private int length;

    CopySink(CopyIn copy) {
        this.copy = copy;
    }

    void write(byte[] piece) throws SQLException {
        write(piece, 0, piece.length);
    }

    /// @param count at most as many as the sink holds
    void write(byte[] piece, int from, int count) throws SQLException {
        if (length + count > SIZE) {
            flush();
        }
        System.arraycopy(piece, from, bytes, length, count);
        length += count;
    }

    void flush() throws SQLException {
        copy.writeToCopy(bytes, 0, length);
        length = 0;
    }
}
