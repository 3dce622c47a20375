package org.mailward.mailbox;

/// How the connection to a mailbox is encrypted. A mailbox is never read without.
public enum Protection {
    /// TLS from the first octet, usually on port 993.
    TLS(993),
    /// Begins in the clear and turns to TLS before anybody signs in, usually on port 143.
    STARTTLS(143);

    private final int port;

    Protection(int port) {
        this.port = port;
    }

    /// Where servers usually listen for it.
    public int port() {
        return port;
    }
}
