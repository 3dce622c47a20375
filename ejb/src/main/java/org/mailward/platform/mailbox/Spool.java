package org.mailward.platform.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A message while it comes in: small ones in memory, the rest of a longer one in a file that is deleted with it.
///
/// So the memory that open connections can take is their number times the limit, whatever they send.
final class Spool implements AutoCloseable {

    private final int inMemory;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long size;

    Spool(int inMemory) {
        this.inMemory = inMemory;
    }

    void write(byte[] octets, int count) throws IOException {
        size += count;
        if (out == null && size <= inMemory) {
            memory.write(octets, 0, count);
            return;
        }
        if (out == null) {
            file = Files.createTempFile("mailward-", ".eml");
            out = Files.newOutputStream(file);
            memory.writeTo(out);
            memory.reset();
        }
        out.write(octets, 0, count);
    }

    long size() {
        return size;
    }

    /// The whole message; nothing can be written any more.
    byte[] octets() throws IOException {
        if (out == null || file == null) {
            return memory.toByteArray();
        }
        out.close();
        return Files.readAllBytes(file);
    }

    @Override
    public void close() throws IOException {
        if (out != null && file != null) {
            out.close();
            Files.deleteIfExists(file);
        }
    }
}
