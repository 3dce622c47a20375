package org.mailward.mailauth.report;

/// Which policy a sender applied (RFC 8460 §4.2).
public enum TlsPolicyType {
    TLSA, STS, NO_POLICY_FOUND
}
