package org.mailward.intake;

/// How a record of a reports host is.
public enum HostState {
    RIGHT,
    /// Something else stands there, which may be meant.
    OTHER,
    MISSING,
    /// DNS did not say.
    UNKNOWN
}
