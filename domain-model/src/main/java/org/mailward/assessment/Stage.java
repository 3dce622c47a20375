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
    UNKNOWN;

    /// True when it is known to be as far as another or further.
    public boolean reaches(Stage other) {
        return this != UNKNOWN && compareTo(other) >= 0;
    }
}
