package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.MailState;
import org.mailward.outbox.boundary.OutboxDesk.Line;
import org.mailward.outbox.boundary.OutboxDesk.Service;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.openapi.Described;

/// Mails in JSON.
public final class OutboxJson {

    private OutboxJson() {
    }

    @Described("A mail that the portal wrote.")
    public record OutgoingMailJson(
            @Described("The mail's id; its Message-ID begins with it.") UUID id,
            @Described("The customer whose people it goes to; absent for the provider's own.") Optional<UUID> customer,
            @Described("What it is about.") MailKind kind,
            @Described("The name of whom it goes to.") String recipient,
            @Described("The address that it goes to.") String address,
            @Described("Its subject.") String subject,
            @Described("Where it is on its way.") MailState state,
            @Described("When it was written.") Instant writtenAt,
            @Described("When it is given up unless it was sent.") Instant sendBy,
            @Described("When it is tried next, while it waits.") Instant nextAt,
            @Described("When the mail server took it; absent until then.") Optional<Instant> sentAt,
            @Described("How often the mail server was given it.") int attempts,
            @Described("Why it is not sent; empty where nothing stood in the way.") String trouble) {

        public static OutgoingMailJson of(Line line) {
            var mail = line.mail();
            return new OutgoingMailJson(mail.id(), mail.customer(), mail.kind(), mail.recipient(), mail.address(), mail.subject(), mail.state(), mail.writtenAt(), mail.sendBy(), mail.nextAt(),
                    mail.sentAt(), mail.attempts(), mail.trouble());
        }
    }

    @Described("A part of the outbox, the newest first.")
    public record OutgoingMailsJson(
            @Described("False where the installation has no mail server, and mails wait.") boolean serverSet,
            @Described("Mails that wait.") long waiting,
            @Described("Mails that failed.") long failed,
            @Described("How many there are in the list.") long total,
            @Described("Place of the first item, counted from 0.") int first,
            @Described("The items.") List<OutgoingMailJson> items) {

        public static OutgoingMailsJson of(Service service, Page<Line> page, int first) {
            return new OutgoingMailsJson(service.configured(), service.counts().getOrDefault(MailState.WAITING, 0L), service.counts().getOrDefault(MailState.FAILED, 0L), page.total(), first,
                    page.rows().stream().map(OutgoingMailJson::of).toList());
        }
    }
}
