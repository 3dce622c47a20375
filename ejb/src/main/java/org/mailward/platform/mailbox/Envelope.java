package org.mailward.platform.mailbox;

import java.time.Instant;
import java.util.List;

/// What was said about a message before it was sent.
///
/// @param peer address of the sending server
/// @param helo how it introduced itself; may be any text
/// @param encrypted by TLS
/// @param sender the reverse-path, empty for the null sender
/// @param recipients as accepted, at least one
/// @param receivedAt when its last octet came
public record Envelope(String peer, String helo, boolean encrypted, String sender, List<String> recipients, Instant receivedAt) {

    public Envelope {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("Mail goes to somebody");
        }
    }
}
