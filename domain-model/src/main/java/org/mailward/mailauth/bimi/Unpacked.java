package org.mailward.mailauth.bimi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Files that may be packed by gzip.
final class Unpacked {

    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;

    private Unpacked() {
    }

    static boolean isPacked(byte[] file) {
        return file.length > 1 && (file[0] & 0xFF) == MAGIC_1 && (file[1] & 0xFF) == MAGIC_2;
    }

    /// @return the file itself when it is not packed; empty when it cannot be unpacked or comes to more than `most` octets
    static Optional<byte[]> of(byte[] file, int most) {
        if (!isPacked(file)) {
            return file.length > most ? Optional.empty() : Optional.of(file);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            byte[] octets = in.readNBytes(most + 1);
            return octets.length > most ? Optional.empty() : Optional.of(octets);
        } catch (IOException broken) {
            return Optional.empty();
        }
    }
}
