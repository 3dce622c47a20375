package org.mailward.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A mail in the list of the outbox.
///
/// @param customer whose it is; empty for a mail to the provider's own people
/// @param sendBy after this it is given up
/// @param nextAt when it is tried next, while it waits
/// @param attempts how often the mail server was given it
/// @param trouble why it is not sent; empty where nothing stood in the way
public record MailLine(UUID id, Optional<UUID> customer, MailKind kind, String recipient, String address, String subject, MailState state, Instant writtenAt,
                       Instant sendBy, Instant nextAt, Optional<Instant> sentAt, int attempts, String trouble) {

    public boolean failed() {
        return state == MailState.FAILED;
    }
}
