package org.mailward.outbox;

/// Where a mail is on its way.
public enum MailState {
    /// Nobody has taken it yet, or it is tried again later.
    WAITING,
    /// A node hands it to the mail server; when that node dies, its lease ends and another takes the mail.
    SENDING,
    /// The mail server took it.
    SENT,
    /// It is not tried again by itself; the reason stands beside it.
    FAILED
}
