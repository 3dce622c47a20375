package org.mailward.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What came in, byte for byte; in memory or in a file of its holder's.
public interface ArrivedBytes {

    /// The setting that says how many bytes of one arrival are taken.
    String MOST = "mailward.intake.arrival-bytes";

    /// Its value when nobody sets it: 25 MiB.
    String MOST_UNSET = "26214400";

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
