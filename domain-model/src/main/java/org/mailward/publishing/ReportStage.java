package org.mailward.publishing;

/// How far a domain has come, in the order of the way.
public enum ReportStage {
    /// Nothing tells receivers what to do with forged mail.
    UNPROTECTED,
    /// Forged mail is counted, and delivered.
    MONITORING,
    /// Receivers are asked to treat forged mail with suspicion.
    QUARANTINING,
    /// Receivers are asked to refuse forged mail.
    REJECTING,
    /// The records could not be read, so nothing is claimed.
    UNKNOWN;

    /// True when forged mail is delivered as if it were real.
    public boolean open() {
        return this == UNPROTECTED || this == MONITORING;
    }
}
