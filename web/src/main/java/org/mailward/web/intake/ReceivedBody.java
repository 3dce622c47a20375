package org.mailward.web.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.mailward.intake.ArrivedBytes;
import org.mailward.platform.files.ScratchFile;

/// The body of a request, in memory while it is small and else in a file of its own, which goes when this is closed.
///
/// So many large bodies at the same moment take disk and not memory.
public final class ReceivedBody implements ArrivedBytes, AutoCloseable {

    /// Bytes that are kept in memory.
    static final int SMALL = 256 * 1024;
    private static final int PIECE = 16 * 1024;

    private final byte[] head;
    private final Optional<ScratchFile> file;

    private ReceivedBody(byte[] head, Optional<ScratchFile> file) {
        this.head = head;
        this.file = file;
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
            return Optional.of(new ReceivedBody(head, Optional.empty()));
        }
        var file = new ScratchFile();
        boolean kept = false;
        try {
            copy(head, in, file, most);
            kept = file.size() <= most;
            return kept ? Optional.of(new ReceivedBody(new byte[0], Optional.of(file))) : Optional.empty();
        } finally {
            if (!kept) {
                file.close();
            }
        }
    }

    private static void copy(byte[] head, InputStream in, ScratchFile file, long most) throws IOException {
        file.write(head, 0, head.length);
        var piece = new byte[PIECE];
        for (int got = in.read(piece); got >= 0 && file.size() <= most; got = in.read(piece)) {
            file.write(piece, 0, got);
        }
    }

    @Override
    public InputStream open() throws IOException {
        return file.isPresent() ? file.get().open() : new ByteArrayInputStream(head);
    }

    @Override
    public long size() {
        return file.map(ScratchFile::size).orElse((long) head.length);
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
