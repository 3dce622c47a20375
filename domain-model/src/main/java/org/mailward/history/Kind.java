package org.mailward.history;

/// What happened to a record.
public enum Kind {
    APPEARED, CHANGED, VANISHED
}
