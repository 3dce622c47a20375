package org.mailward.estate;

/// Whether a customer has shown that it controls a domain.
public enum ProofState {
    /// Nobody has looked yet.
    AWAITED,
    /// DNS was asked and the token was not there.
    NOT_FOUND,
    /// DNS could not say.
    UNKNOWN,
    PROVEN
}
