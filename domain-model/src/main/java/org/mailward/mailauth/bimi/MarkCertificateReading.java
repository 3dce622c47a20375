package org.mailward.mailauth.bimi;

/// What a file that should hold a certificate for a logo turned out to be.
public sealed interface MarkCertificateReading {

    record Read(MarkCertificate certificate) implements MarkCertificateReading {
    }

    /// @param why one sentence
    record Unreadable(String why) implements MarkCertificateReading {
    }
}
