package org.mailward.web.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mailward.intake.ArrivedBytes;

/// The body of a request, in memory while it is small and else in a file of its own, which goes when this is closed.
///
/// So many large bodies at the same moment take disk and not memory.
public final class ReceivedBody implements ArrivedBytes, AutoCloseable {

    /// Bytes that are kept in memory.
    static final int SMALL = 256 * 1024;
    private static final int PIECE = 16 * 1024;

    private final byte[] head;
    private final Optional<Path> file;
    private final long size;

    private ReceivedBody(byte[] head, Optional<Path> file, long size) {
        this.head = head;
        this.file = file;
        this.size = size;
    }

    /// Reads a body to its end, or until it has more bytes than it may.
    ///
    /// @param most bytes
    /// @return empty when it has more
    public static Optional<ReceivedBody> of(InputStream in, long most) throws IOException {
        var head = in.readNBytes((int) Math.min(SMALL, Math.max(most, most + 1)));
        if (head.length > most) {
            return Optional.empty();
        }
        if (head.length < SMALL) {
            return Optional.of(new ReceivedBody(head, Optional.empty(), head.length));
        }
        var file = Files.createTempFile("arriving-", ".part");
        boolean kept = false;
        try {
            long size = copy(head, in, file, most);
            kept = size <= most;
            return kept ? Optional.of(new ReceivedBody(new byte[0], Optional.of(file), size)) : Optional.empty();
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long copy(byte[] head, InputStream in, Path file, long most) throws IOException {
        long size = head.length;
        try (var out = Files.newOutputStream(file)) {
            out.write(head);
            var piece = new byte[PIECE];
            for (int got = in.read(piece); got >= 0 && size <= most; got = in.read(piece)) {
                out.write(piece, 0, got);
                size += got;
            }
        }
        return size;
    }

    @Override
    public InputStream open() throws IOException {
        return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(head);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
