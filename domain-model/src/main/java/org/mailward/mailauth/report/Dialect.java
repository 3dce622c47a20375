package org.mailward.mailauth.report;

/// Which schema an aggregate report names.
public enum Dialect {
    /// `urn:ietf:params:xml:ns:dmarc-2.0` (RFC 9990 §3.1).
    RFC_9990,
    /// `http://dmarc.org/dmarc-xml/0.1` (RFC 7489, appendix C).
    RFC_7489,
    /// Another namespace of DMARC, from a draft.
    DRAFT,
    /// None, as most reports, or one that has nothing to do with DMARC.
    NONE
}
