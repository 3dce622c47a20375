package org.mailward.sources;

import org.mailward.mailauth.report.AuthResult;

/// The return path's domain and what SPF said about it.
///
/// @param domain in lower case; empty for the null sender and when the report is silent
public record ReturnPath(String domain, AuthResult result) {

    public static final ReturnPath UNKNOWN = new ReturnPath("", AuthResult.NONE);

    public ReturnPath {
        domain = ReportedName.of(domain);
    }

    /// SPF says that the address may use this return path.
    public boolean passed() {
        return result == AuthResult.PASS && !domain.isEmpty();
    }

    /// SPF says that it may not, or hints so.
    public boolean refused() {
        return result == AuthResult.FAIL || result == AuthResult.SOFTFAIL;
    }
}
