package org.mailward.intake;

/// How a report came in.
public enum Way {
    /// By mail to a domain's own report address.
    SMTP,
    /// Fetched from a mailbox.
    IMAP,
    /// Brought by a person on a page.
    UPLOAD,
    /// Brought by a program.
    API,
    /// Posted by a sender of mail to the address in a TLS-RPT record (RFC 8460 §5.4).
    TLS_HTTPS
}
