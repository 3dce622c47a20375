package org.mailward.mailauth.report;

/// What a receiver did with messages. `PASS` is new: no action, because an enforcing policy was met (RFC 9990 §3.1.1).
public enum Disposition {
    NONE, PASS, QUARANTINE, REJECT
}
