package org.mailward.mailbox;

/// By what Mailward signs in to a mailbox.
public enum MailboxProof {
    PASSWORD,
    /// OAuth 2.0 with a refresh token that a person granted.
    REFRESH_TOKEN,
    /// OAuth 2.0 as an application, which an administrator let into the mailbox.
    CLIENT_CREDENTIALS;

    public boolean byOAuth() {
        return this != PASSWORD;
    }
}
