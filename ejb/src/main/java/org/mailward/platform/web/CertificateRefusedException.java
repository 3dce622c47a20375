package org.mailward.platform.web;

import java.security.cert.CertificateException;
import org.mailward.mailauth.web.FetchFailure;

/// A server's certificate is not believed for its name, and this is why.
final class CertificateRefusedException extends CertificateException {

    private static final long serialVersionUID = 1;

    private final FetchFailure failure;

    /// @param facts one or two sentences for a person
    CertificateRefusedException(FetchFailure failure, String facts, Throwable cause) {
        super(facts, cause);
        this.failure = failure;
    }

    FetchFailure failure() {
        return failure;
    }
}
