package org.mailward.mailauth.report;

/// The three kinds of report that receivers send.
public enum ReportKind {
    /// The mail seen in a domain's name (RFC 9990 §3.1).
    AGGREGATE,
    /// One message that failed (RFC 9991).
    FAILURE,
    /// How well connections to a domain's mail servers were encrypted (RFC 8460 §4).
    TLS
}
