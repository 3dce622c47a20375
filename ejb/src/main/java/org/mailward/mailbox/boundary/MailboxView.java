package org.mailward.mailbox.boundary;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.mailbox.Mailbox;
import org.mailward.mailbox.MailboxLook;
import org.mailward.mailbox.MailboxPlan;

/// A mailbox as its provider's people see it; its secret is never among it.
///
/// @param version what an editor must bring back
/// @param lookedAt when it was last read to the end
/// @param nextAt when it will be read next
/// @param taken messages that were taken so far
/// @param failed messages that could not be taken and went to the folder for those
/// @param troubled the last look ended in trouble
/// @param trouble the sentence of the last trouble, empty when there was none yet
public record MailboxView(UUID id, MailboxPlan plan, boolean paused, int version, Optional<Instant> lookedAt, Instant nextAt, long taken, long failed, boolean troubled,
        String trouble, Optional<Instant> troubleAt) {

    static MailboxView of(Mailbox mailbox, MailboxLook look) {
        return new MailboxView(mailbox.id(), mailbox.plan(), mailbox.paused(), mailbox.version(), look.lookedAt(), look.nextAt(), look.taken(), look.failed(),
                look.troubled(), look.trouble(), look.troubleAt());
    }
}
