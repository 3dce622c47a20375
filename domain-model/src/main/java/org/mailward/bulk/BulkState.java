package org.mailward.bulk;

/// How far a bulk action is.
public enum BulkState {
    /// Nobody works on it at this moment.
    WAITING,
    UNDERWAY,
    DONE,
    /// Somebody had it end early; what was done stays.
    STOPPED,
    /// It was given up; the trouble says why.
    FAILED;

    public boolean over() {
        return this == DONE || this == STOPPED || this == FAILED;
    }
}
