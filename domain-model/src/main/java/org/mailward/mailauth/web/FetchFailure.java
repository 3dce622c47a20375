package org.mailward.mailauth.web;

/// Why a web server gave no answer that could be trusted.
///
/// The names are written into stored evidence and never change.
public enum FetchFailure {
    /// The server did not answer in time.
    TIMEOUT,
    /// No connection could be made.
    UNREACHABLE,
    /// The certificate is not valid for the host, for another reason than those below.
    CERTIFICATE,
    /// The certificate, or one that vouches for it, has ended or has not begun.
    CERTIFICATE_EXPIRED,
    /// The certificate is believed, but names other hosts.
    CERTIFICATE_WRONG_NAME,
    /// Nobody who is believed vouches for the certificate.
    CERTIFICATE_UNTRUSTED,
    /// The certificate vouches for itself.
    CERTIFICATE_SELF_SIGNED,
    /// The body is longer than the limit.
    TOO_LARGE,
    /// The host's name leads into a network that is never spoken to.
    BLOCKED_ADDRESS,
    /// The host's name has no address.
    NO_ADDRESS,
    /// The answer is not HTTP, or not of the kind that was asked for.
    MALFORMED;

    /// True when it may be the network's trouble as well as the server's, so that nothing is known about the document.
    public boolean isSilence() {
        return this == TIMEOUT || this == UNREACHABLE;
    }

    public boolean isAboutCertificate() {
        return switch (this) {
            case CERTIFICATE, CERTIFICATE_EXPIRED, CERTIFICATE_WRONG_NAME, CERTIFICATE_UNTRUSTED, CERTIFICATE_SELF_SIGNED -> true;
            case TIMEOUT, UNREACHABLE, TOO_LARGE, BLOCKED_ADDRESS, NO_ADDRESS, MALFORMED -> false;
        };
    }
}
