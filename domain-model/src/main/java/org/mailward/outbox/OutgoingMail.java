package org.mailward.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A mail as it is put into the outbox.
///
/// @param id also the beginning of its Message-ID, which is therefore the same however often it is sent
/// @param customer whose it is; empty for a mail to the provider's own people
/// @param occasion what it tells of, once for each recipient: a second mail for the same occasion is not kept; 1 to 200 characters
/// @param recipient the person's name
/// @param address the person's mail address
/// @param secret what stands for [Letter#SECRET], sealed; empty where there is none
/// @param sendBy after this it is given up
public record OutgoingMail(UUID id, Optional<UUID> customer, MailKind kind, String occasion, String recipient, String address, Letter letter,
                           Optional<String> secret, Instant writtenAt, Instant sendBy) {

    private static final int LONGEST_OCCASION = 200;

    public OutgoingMail {
        recipient = OneLine.of(recipient);
        if (occasion.isEmpty() || occasion.length() > LONGEST_OCCASION) {
            throw new IllegalArgumentException("An occasion has 1 to " + LONGEST_OCCASION + " characters");
        }
    }
}
