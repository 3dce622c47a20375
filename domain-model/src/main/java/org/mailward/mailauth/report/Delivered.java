package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/// The content of a payload, as it comes out of its containers.
final class Delivered extends PayloadContent {

    private final InputStream in;
    private final Set<Quirk> quirks;
    private final Budget budget;
    private long count;

    Delivered(InputStream in, Set<Quirk> quirks, Budget budget) {
        this.in = in;
        this.quirks = quirks;
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        count += octet < 0 ? 0 : 1;
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        budget.hurry();
        int read = in.read(buffer, offset, length);
        count += Math.max(0, read);
        return read;
    }

    @Override
    public Set<Quirk> quirks() {
        return Quirks.ordered(quirks);
    }

    @Override
    public long count() {
        return count;
    }
}
