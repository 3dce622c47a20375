package org.mailward.checker;

/// How far a check is.
public enum CheckState {
    RUNNING, DONE,
    /// It broke off; whoever wants to know asks again.
    FAILED
}
