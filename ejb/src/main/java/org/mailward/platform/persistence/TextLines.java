package org.mailward.platform.persistence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.files.ScratchFile;

/// Lines of text in UTF-8, in packs: in memory at first, and in a file once they are many. A pack is stored in one row, and an empty line ends it.
public final class TextLines implements AutoCloseable {

    /// Lines in a pack at most; whoever wants some of the lines reads no more than this in vain.
    private static final int MOST_LINES = 500;
    /// Bytes after which a pack has no further line.
    private static final int MOST_BYTES = 1 << 18;
    private static final int START = 1 << 12;

    private final int inMemory;
    private byte[] bytes = new byte[START];
    private int length;
    private int pack;
    private int inPack;
    private long bytesInPack;
    private @Nullable ScratchFile overflow;

    /// @param inMemory bytes that are held in memory before the rest goes to a file
    public TextLines(int inMemory) {
        this.inMemory = inMemory;
    }

    /// Which pack the next line comes into, from 0.
    public int pack() {
        return pack;
    }

    /// The next line's place in its pack, from 0.
    public int place() {
        return inPack;
    }

    /// @param text not empty, and without an end of line in it
    public void add(CharSequence text) throws IOException {
        int most = text.length() * Utf8.MOST + 2;
        if (length + most > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + most));
        }
        int from = length;
        length = Utf8.write(text, bytes, length);
        bytes[length++] = '\n';
        inPack++;
        bytesInPack += length - from;
        if (inPack == MOST_LINES || bytesInPack >= MOST_BYTES) {
            bytes[length++] = '\n';
            pack++;
            inPack = 0;
            bytesInPack = 0;
        }
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
