package org.mailward.platform.persistence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.files.ScratchFile;

/// Lines of text in UTF-8: in memory at first, and in a file once they are many.
public final class TextLines implements AutoCloseable {

    private static final int START = 1 << 12;

    private final int inMemory;
    private byte[] bytes = new byte[START];
    private int length;
    private @Nullable ScratchFile overflow;

    /// @param inMemory bytes that are held in memory before the rest goes to a file
    public TextLines(int inMemory) {
        this.inMemory = inMemory;
    }

    /// @param text without an end of line in it
    public void add(CharSequence text) throws IOException {
        int most = text.length() * Utf8.MOST + 1;
        if (length + most > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + most));
        }
        length = Utf8.write(text, bytes, length);
        bytes[length++] = '\n';
        if (length > inMemory) {
            spill();
        }
    }

    /// All lines so far, each with its end, once; the caller closes the stream.
    public InputStream open() throws IOException {
        if (overflow == null) {
            return new ByteArrayInputStream(bytes, 0, length);
        }
        return new SequenceInputStream(overflow.open(), new ByteArrayInputStream(bytes, 0, length));
    }

    /// Bytes in memory, those that are kept for more lines included.
    public int held() {
        return bytes.length;
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
}
