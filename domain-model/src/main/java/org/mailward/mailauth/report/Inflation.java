package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks deflated bytes, with one of three frames around them, while it streams.
///
/// It says what follows a file's end where the JDK's own stream keeps silent, and holds every limit after each block.
final class Inflation extends InputStream {

    /// What stands around the deflated bytes.
    enum Frame {
        GZIP, ZLIB,
        /// Nothing, as inside of zip files.
        NONE
    }

    /// Check sum and size after the bytes.
    private static final int TRAILER = 8;
    private static final int BLOCK = 1 << 13;
    private static final int NAMED = 8;
    private static final int COMMENTED = 16;
    private static final int EXTRA = 4;
    private static final int CHECKED = 2;
    private static final int DEFLATE = 8;

    private final Peekable in;
    private final Frame frame;
    private final Budget budget;
    private final Set<Quirk> quirks;
    private final Inflater inflater;
    private final CRC32 sum = new CRC32();
    private final long began;
    private byte[] given = {};
    private long member;
    private long out;
    private boolean ended;

    Inflation(Peekable in, Frame frame, Budget budget, Set<Quirk> quirks) throws IOException {
        this.in = in;
        this.frame = frame;
        this.budget = budget;
        this.quirks = quirks;
        this.inflater = new Inflater(frame != Frame.ZLIB);
        this.began = in.taken();
        if (frame == Frame.GZIP) {
            head();
        }
    }

    /// The check sum of what came out.
    long sum() {
        return sum.getValue();
    }

    private void head() throws IOException {
        in.readNBytes(2);
        int method = octet();
        int flags = octet();
        if (method != DEFLATE) {
            throw broken("The gzip file is packed in a way that nobody uses.");
        }
        in.skipNBytes(Math.min(6, in.peek(6).length));
        if ((flags & EXTRA) != 0) {
            int length = octet() | octet() << 8;
            in.skipNBytes(Math.min(length, in.peek(length).length));
        }
        if ((flags & NAMED) != 0) {
            text();
        }
        if ((flags & COMMENTED) != 0) {
            text();
        }
        if ((flags & CHECKED) != 0) {
            octet();
            octet();
        }
    }

    private void text() throws IOException {
        while (octet() != 0) {
            budget.spend(1);
        }
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw cut();
        }
        return octet;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(buffer, offset, length);
            if (count > 0) {
                sum.update(buffer, offset, count);
                member += count;
                out += count;
                budget.spend(count);
                budget.judge(in.taken() - began, out);
                return count;
            }
            if (inflater.finished()) {
                finish();
            } else if (inflater.needsDictionary()) {
                throw broken("The packed file needs a dictionary that is not there.");
            } else if (inflater.needsInput()) {
                given = in.peek(BLOCK);
                if (given.length == 0) {
                    throw cut();
                }
                inflater.setInput(given);
            }
        }
        return -1;
    }

    private int inflate(byte[] buffer, int offset, int length) throws IOException {
        try {
            long before = inflater.getBytesRead();
            int count = inflater.inflate(buffer, offset, length);
            in.skipNBytes(inflater.getBytesRead() - before);
            return count;
        } catch (DataFormatException damaged) {
            throw broken("The packed file is damaged. Ask the reporter to send it again.");
        }
    }

    private void finish() throws IOException {
        if (frame != Frame.GZIP) {
            end();
            return;
        }
        if (in.peek(TRAILER).length < TRAILER) {
            // All bytes came, for they say themselves where they end; only the proof is missing.
            in.skipNBytes(in.peek(TRAILER).length);
            quirks.add(Quirk.GZIP_UNCHECKED);
            end();
            return;
        }
        long check = number();
        long size = number();
        if (check != sum.getValue() || size != (member & 0xFFFF_FFFFL)) {
            throw broken("The packed file is damaged: its check sum is another. Ask the reporter to send it again.");
        }
        byte[] next = in.peek(3);
        if (next.length == 3 && (next[0] & 0xFF) == 0x1F && (next[1] & 0xFF) == 0x8B && next[2] == DEFLATE) {
            quirks.add(Quirk.GZIP_CONCATENATED);
            inflater.reset();
            sum.reset();
            member = 0;
            head();
        } else {
            end();
        }
    }

    private long number() throws IOException {
        return octet() | octet() << 8 | octet() << 16 | (long) octet() << 24;
    }

    private void end() throws IOException {
        ended = true;
        inflater.end();
        if (frame != Frame.NONE && in.peek() >= 0) {
            quirks.add(Quirk.GZIP_TRAILING_BYTES);
        }
    }

    @Override
    public void close() {
        ended = true;
        inflater.end();
    }

    static BrokenContent broken(String sentence) {
        return new BrokenContent(Fault.PACKING_BROKEN, sentence, "");
    }

    static BrokenContent cut() {
        return new BrokenContent(Fault.TRUNCATED, "The packed file breaks off. Ask the reporter to send it again.", "");
    }
}
