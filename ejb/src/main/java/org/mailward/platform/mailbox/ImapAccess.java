package org.mailward.platform.mailbox;

import org.mailward.mailauth.dns.DomainName;

/// How to come to a mailbox.
///
/// @param startTls false for TLS from the first octet
/// @param secret a password, or an OAuth access token
/// @param byToken true when the secret is an access token
public record ImapAccess(DomainName host, int port, boolean startTls, String user, String secret, boolean byToken) {

    @Override
    public String toString() {
        return "ImapAccess[" + user + " at " + host + ":" + port + "]";
    }
}
