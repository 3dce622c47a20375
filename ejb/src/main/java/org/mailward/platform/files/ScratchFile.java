package org.mailward.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Octets that are too many for memory, in a file that goes with its holder.
///
/// The file's name is removed as soon as the file is open, where the system allows that: so a process that is killed leaves nothing of
/// anybody's mail behind. For one writer; what was written may be read by several threads.
public final class ScratchFile implements AutoCloseable {

    private final FileChannel file;
    private long size;

    /// In the folder for temporary files.
    public ScratchFile() throws IOException {
        this.file = FileChannel.open(Files.createTempFile("mailward-", ".tmp"), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /// Adds octets to the end.
    public void write(byte[] octets, int from, int count) throws IOException {
        var rest = ByteBuffer.wrap(octets, from, count);
        while (rest.hasRemaining()) {
            size += file.write(rest, size);
        }
    }

    /// Octets so far.
    public long size() {
        return size;
    }

    /// A fresh stream over the octets so far, which ends with this file.
    public InputStream open() throws IOException {
        if (!file.isOpen()) {
            throw new IOException("The file is closed");
        }
        return new Reading(size);
    }

    /// Whoever was reading reads no more.
    @Override
    public void close() throws IOException {
        file.close();
    }

    /// Has a place of its own in the file.
    private final class Reading extends InputStream {

        private final long end;
        private long at;

        private Reading(long end) {
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            Objects.checkFromIndexSize(from, count, into.length);
            if (count == 0) {
                return 0;
            }
            if (at >= end) {
                return -1;
            }
            int got = file.read(ByteBuffer.wrap(into, from, (int) Math.min(count, end - at)), at);
            if (got > 0) {
                at += got;
            }
            return got;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, end - at);
        }
    }
}
