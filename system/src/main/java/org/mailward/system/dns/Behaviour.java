package org.mailward.system.dns;

/// What a name does beside answering.
public enum Behaviour {
    /// The zone validates: its answers carry the AD bit for those who ask for it (RFC 6840 §5.7).
    SIGNED,
    /// The name cannot be looked up, as after a failed validation.
    SERVFAIL,
    /// No answer ever comes.
    SILENT
}
