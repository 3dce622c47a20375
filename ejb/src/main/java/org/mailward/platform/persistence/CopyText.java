package org.mailward.platform.persistence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.files.ScratchFile;

/// Lines for PostgreSQL's COPY in its text format: in memory at first, and in a file once they are many.
///
/// @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, text format</a>
public final class CopyText implements AutoCloseable {

    private static final int START = 1 << 12;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final int inMemory;
    private byte[] bytes = new byte[START];
    private int length;
    private boolean lineBegun;
    private @Nullable ScratchFile overflow;

    /// @param inMemory bytes that are held in memory before the rest goes to a file
    public CopyText(int inMemory) {
        this.inMemory = inMemory;
    }

    public CopyText field(String text) {
        separate();
        int n = text.length();
        ensure(n * 3 + 2);
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                switch (c) {
                    case '\\' -> escaped('\\');
                    case '\n' -> escaped('n');
                    case '\r' -> escaped('r');
                    case '\t' -> escaped('t');
                    // PostgreSQL has no such character in its texts.
                    case 0 -> put(' ');
                    default -> bytes[length++] = (byte) c;
                }
            } else {
                i = wide(text, i);
            }
        }
        return this;
    }

    /// What needs no escaping, such as a number.
    public CopyText plain(String ascii) {
        separate();
        ascii(ascii);
        return this;
    }

    public CopyText number(long value) {
        separate();
        digits(value);
        return this;
    }

    public CopyText id(UUID id) {
        separate();
        idDigits(id);
        return this;
    }

    /// An id, or null.
    public CopyText id(Optional<UUID> id) {
        return id.map(this::id).orElseGet(() -> plain("\\N"));
    }

    /// An array of ids.
    public CopyText ids(List<UUID> ids) {
        separate();
        put('{');
        for (int i = 0; i < ids.size(); i++) {
            if (i > 0) {
                put(',');
            }
            idDigits(ids.get(i));
        }
        put('}');
        return this;
    }

    /// An array of numbers.
    public CopyText numbers(long[] values) {
        separate();
        put('{');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                put(',');
            }
            digits(values[i]);
        }
        put('}');
        return this;
    }

    /// What needs no escaping, or null.
    public CopyText orNothing(Optional<String> ascii) {
        return plain(ascii.orElse("\\N"));
    }

    private void ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void idDigits(UUID id) {
        ensure(36);
        hex(id.getMostSignificantBits(), 8);
        bytes[length++] = '-';
        hex(id.getMostSignificantBits() << 32, 4);
        bytes[length++] = '-';
        hex(id.getMostSignificantBits() << 48, 4);
        bytes[length++] = '-';
        hex(id.getLeastSignificantBits(), 4);
        bytes[length++] = '-';
        hex(id.getLeastSignificantBits() << 16, 12);
    }

    private void digits(long value) {
        if (value < 0 || value > 9) {
            ascii(Long.toString(value));
        } else {
            put((int) ('0' + value));
        }
    }

    /// The first digits of a number.
    private void hex(long bits, int digits) {
        for (int i = 0; i < digits; i++) {
            bytes[length++] = HEX[(int) (bits >>> 60 - 4 * i) & 0xF];
        }
    }

    public void endLine() throws IOException {
        put('\n');
        lineBegun = false;
        if (length > inMemory) {
            spill();
        }
    }

    /// All lines so far, once; the caller closes the stream.
    public InputStream open() throws IOException {
        if (overflow == null) {
            return new ByteArrayInputStream(bytes, 0, length);
        }
        return new SequenceInputStream(overflow.open(), new ByteArrayInputStream(bytes, 0, length));
    }

    /// Bytes in memory.
    public int held() {
        return length;
    }

    @Override
    public void close() throws IOException {
        bytes = new byte[0];
        length = 0;
        if (overflow != null) {
            overflow.close();
            overflow = null;
        }
    }

    private void spill() throws IOException {
        if (overflow == null) {
            overflow = new ScratchFile();
        }
        overflow.write(bytes, 0, length);
        length = 0;
    }

    private void separate() {
        if (lineBegun) {
            put('\t');
        }
        lineBegun = true;
    }

    private void escaped(char letter) {
        ensure(2);
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    private int wide(String text, int at) {
        int point = text.codePointAt(at);
        int end = at + Character.charCount(point);
        boolean lone = Character.isSurrogate((char) point) && end == at + 1;
        for (byte octet : (lone ? "\uFFFD" : text.substring(at, end)).getBytes(StandardCharsets.UTF_8)) {
            put(octet);
        }
        return end - 1;
    }

    private void put(int octet) {
        ensure(1);
        bytes[length++] = (byte) octet;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
