package org.mailward.platform.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.files.ScratchFile;

/// A message while it comes in: small ones in memory, the rest of a longer one in a file that goes with it.
///
/// So the memory that open connections can take is their number times the limit, whatever they send.
final class Spool implements AutoCloseable {

    private final int inMemory;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable ScratchFile file;
    private long size;

    Spool(int inMemory) {
        this.inMemory = inMemory;
    }

    void write(byte[] octets, int count) throws IOException {
        size += count;
        if (file == null && size <= inMemory) {
            memory.write(octets, 0, count);
            return;
        }
        if (file == null) {
            file = new ScratchFile();
            file.write(memory.toByteArray(), 0, memory.size());
            memory.reset();
        }
        file.write(octets, 0, count);
    }

    long size() {
        return size;
    }

    /// The whole message.
    byte[] octets() throws IOException {
        if (file == null) {
            return memory.toByteArray();
        }
        try (var in = file.open()) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
