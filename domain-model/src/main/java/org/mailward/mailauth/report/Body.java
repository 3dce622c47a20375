package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The content of one part of a mail: the lines up to the next boundary, without the line end before it (RFC 2046 §5.1.1).
final class Body extends InputStream {

    /// The longest line that is looked at in one piece.
    static final int LINE = 1 << 13;
    static final int NO_BOUNDARY = -1;

    private final Peekable lines;
    private final List<String> boundaries;
    private byte[] line = {};
    private byte[] lineEnd = {};
    private int at;
    private boolean ended;
    private boolean atLineStart = true;
    private int hit = NO_BOUNDARY;
    private boolean closing;

    /// @param boundaries from the outermost to the innermost; any of them ends the part
    Body(Peekable lines, List<String> boundaries) {
        this.lines = lines;
        this.boundaries = boundaries;
    }

    /// Which boundary ended the part, or [#NO_BOUNDARY] at the end of the mail; known once everything was read.
    int hit() {
        return hit;
    }

    /// The boundary was the last of its kind.
    boolean isClosing() {
        return closing;
    }

    void drain() throws IOException {
        while (fill()) {
            at = line.length;
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, buffer, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == line.length) {
            if (ended) {
                return false;
            }
            byte[] next = lines.line(LINE);
            if (next.length == 0) {
                // Without a boundary the last line's end belongs to the content.
                ended = true;
                line = lineEnd;
                at = 0;
                lineEnd = new byte[0];
                continue;
            }
            if (atLineStart && isBoundary(next)) {
                ended = true;
                return false;
            }
            int content = contentLength(next);
            line = new byte[lineEnd.length + content];
            System.arraycopy(lineEnd, 0, line, 0, lineEnd.length);
            System.arraycopy(next, 0, line, lineEnd.length, content);
            lineEnd = Arrays.copyOfRange(next, content, next.length);
            atLineStart = lineEnd.length > 0;
            at = 0;
        }
        return true;
    }

    private static int contentLength(byte[] line) {
        int length = line.length;
        if (line[length - 1] == '\n') {
            length--;
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
        }
        return length;
    }

    /// Looks whether a line is one of the boundaries, and remembers which.
    boolean isBoundary(byte[] next) {
        if (boundaries.isEmpty() || next.length < 3 || next[0] != '-' || next[1] != '-') {
            return false;
        }
        String text = new String(next, StandardCharsets.ISO_8859_1).stripTrailing();
        for (int i = boundaries.size() - 1; i >= 0; i--) {
            String boundary = boundaries.get(i);
            boolean last = text.length() == boundary.length() + 4 && text.endsWith("--");
            if (text.startsWith(boundary, 2) && (text.length() == boundary.length() + 2 || last)) {
                hit = i;
                closing = last;
                return true;
            }
        }
        return false;
    }
}
