package org.mailward.mailauth.dkim;

/// What became of reading a signature's header field.
public sealed interface SignatureReading {

    record Valid(DkimSignature signature) implements SignatureReading {
    }

    /// Verifiers ignore the signature.
    /// @param why one sentence
    record Faulty(String why) implements SignatureReading {
    }
}
