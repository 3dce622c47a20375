package org.mailward.mailauth.report;

/// Whether an aligned identifier passed.
public enum Evaluated {
    PASS, FAIL
}
