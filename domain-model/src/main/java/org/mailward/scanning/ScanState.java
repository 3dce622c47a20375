package org.mailward.scanning;

/// How far a scan has come.
public enum ScanState {
    QUEUED, RUNNING, DONE,
    /// Given up after the last attempt; a person sees why and can ask again.
    FAILED;

    public boolean over() {
        return this == DONE || this == FAILED;
    }
}
