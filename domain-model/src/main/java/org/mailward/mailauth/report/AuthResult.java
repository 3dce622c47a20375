package org.mailward.mailauth.report;

/// What DKIM or SPF came to, before alignment (RFC 8601 §2.7.1, §2.7.2).
public enum AuthResult {
    NONE, PASS, FAIL, SOFTFAIL, NEUTRAL, POLICY, TEMPERROR, PERMERROR
}
