package org.mailward.publishing;

/// How far a report is that somebody asked for.
public enum KeptState {
    /// Nobody works on it yet.
    WAITING,
    /// Somebody reads the figures, or draws.
    UNDERWAY,
    DONE,
    /// It was given up; the trouble says why.
    FAILED;

    public boolean over() {
        return this == DONE || this == FAILED;
    }
}
