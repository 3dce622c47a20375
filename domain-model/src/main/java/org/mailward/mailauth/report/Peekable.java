package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A stream whose next bytes can be looked at before they are read, and that counts what was read.
final class Peekable extends InputStream {

    private static final int BLOCK = 1 << 13;
    /// What is looked at of every file.
    private static final int FIRST = 1 << 12;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST];
    private int at;
    private int end;
    private long taken;
    private Optional<BrokenContent> broken = Optional.empty();

    Peekable(InputStream in) {
        this.in = in;
    }

    static Peekable of(InputStream in) {
        return in instanceof Peekable already ? already : new Peekable(in);
    }

    /// Bytes read so far, those looked at not counted.
    long taken() {
        return taken;
    }

    /// The next bytes, up to `most`; fewer at the end of the stream.
    byte[] peek(int most) throws IOException {
        ensure(most);
        return Arrays.copyOfRange(buffer, at, at + Math.min(most, end - at));
    }

    /// The same as text, one `char` per octet.
    String text(int most) throws IOException {
        ensure(most);
        return new String(buffer, at, Math.min(most, end - at), StandardCharsets.ISO_8859_1);
    }

    /// The byte that comes next, or -1.
    int peek() throws IOException {
        return at < end || fill() ? buffer[at] & 0xFF : -1;
    }

    private void ensure(int most) throws IOException {
        if (end - at >= most) {
            return;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        try {
            int count = 0;
            while (broken.isEmpty() && end < most && count >= 0) {
                if (end == buffer.length) {
                    // Most streams end long before what may be looked at of them.
                    buffer = Arrays.copyOf(buffer, Math.min(most, 2 * end));
                }
                count = in.read(buffer, end, buffer.length - end);
                end += Math.max(0, count);
            }
        } catch (BrokenContent met) {
            // What came before the break is there to be read; who reads on meets it.
            broken = Optional.of(met);
            if (at == end) {
                throw met;
            }
        }
    }

    private boolean fill() throws IOException {
        if (broken.isPresent()) {
            throw broken.get();
        }
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    @Override
    public int read() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        taken++;
        return buffer[at++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == end && length >= buffer.length && broken.isEmpty()) {
            int direct = in.read(target, offset, length);
            taken += Math.max(0, direct);
            return direct;
        }
        if (at == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(buffer, at, target, offset, count);
        at += count;
        taken += count;
        return count;
    }

    @Override
    public long skip(long most) throws IOException {
        if (most <= 0 || at == end && !fill()) {
            return 0;
        }
        int count = (int) Math.min(most, end - at);
        at += count;
        taken += count;
        return count;
    }

    /// One line with its end; without one at the end of the stream, or where it is longer than `most`. Empty at the end.
    byte[] line(int most) throws IOException {
        if (at == end && !fill()) {
            return new byte[0];
        }
        int i = at;
        while (true) {
            while (i < end && buffer[i] != '\n' && i - at < most - 1) {
                i++;
            }
            if (i < end) {
                return line(at, i + 1);
            }
            int length = i - at;
            ensure(Math.max(BLOCK, length + 1));
            if (end - at == length) {
                return line(at, end);
            }
            i = at + length;
        }
    }

    private byte[] line(int from, int to) {
        at = to;
        taken += to - from;
        return Arrays.copyOfRange(buffer, from, to);
    }
}
