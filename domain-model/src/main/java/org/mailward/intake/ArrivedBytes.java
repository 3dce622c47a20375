package org.mailward.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What came in, byte for byte; in memory or in a file of its holder's.
public interface ArrivedBytes {

    /// A fresh stream from the first byte; the caller closes it.
    InputStream open() throws IOException;

    /// In bytes.
    long size();

    /// @param bytes not changed by anyone from now on
    static ArrivedBytes of(byte[] bytes) {
        return new ArrivedBytes() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }
        };
    }
}
