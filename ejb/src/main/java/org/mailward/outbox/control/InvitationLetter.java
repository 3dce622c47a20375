package org.mailward.outbox.control;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.onboarding.Invitation;
import org.mailward.outbox.Letter;
import org.mailward.outbox.Letter.Block.Action;
import org.mailward.outbox.Letter.Block.Note;
import org.mailward.outbox.Letter.Block.Paragraph;
import org.mailward.outbox.MailWords;

/// What an invitation says: who invites whom, to what and as what, what a click does and does not do, and until when. Its reader may never have heard of any of it.
final class InvitationLetter {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private InvitationLetter() {
    }

    /// @param by who invites: a person, or the brand where a program does
    /// @param product what the portal calls itself
    /// @param company the customer whose seat it is; empty for one among the provider's own people
    /// @param portal the portal's address
    static Letter of(Invitation invitation, String by, String product, Optional<String> company, String portal) {
        return new Letter(MailWords.say("invitation.subject", product), List.of(
                new Paragraph(MailWords.say("greeting", invitation.name())),
                new Paragraph(company.map(name -> MailWords.say("invitation.by", by, product, name)).orElseGet(() -> MailWords.say("invitation.staff-by", by, product))
                        + " " + MailWords.say("invitation.as-" + invitation.place().role())),
                new Paragraph(MailWords.say("invitation.do")),
                new Action(MailWords.say("invitation.verb"), portal + "/invitation?token=" + Letter.SECRET),
                new Note(MailWords.say("invitation.until", UNTIL.format(invitation.expiresAt()))),
                new Note(MailWords.say("invitation.unexpected", by))));
    }
}
