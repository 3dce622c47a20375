package org.mailward.assessment;

/// How far a domain has come on the way to refusing forged mail.
public enum Stage {
    /// No policy that receivers act on.
    UNPROTECTED,
    /// Receivers report, and deliver forged mail as before.
    MONITORING,
    /// Receivers put forged mail into the spam folder.
    QUARANTINING,
    /// Receivers refuse forged mail.
    REJECTING,
    /// DNS did not say.
    UNKNOWN
}
