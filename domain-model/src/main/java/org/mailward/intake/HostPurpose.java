package org.mailward.intake;

/// What a record of a reports host is for.
public enum HostPurpose {
    /// Where mail to the report addresses goes (RFC 5321 §5.1).
    MAIL,
    /// That reports about other domains are welcome here (RFC 9990 §4).
    CONSENT
}
