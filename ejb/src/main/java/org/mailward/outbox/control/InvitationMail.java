package org.mailward.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mailward.branding.Brand;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.store.Brands;
import org.mailward.onboarding.Invitation;
import org.mailward.outbox.Letter;
import org.mailward.outbox.Letter.Block.Action;
import org.mailward.outbox.Letter.Block.Note;
import org.mailward.outbox.Letter.Block.Paragraph;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.MailWords;
import org.mailward.tenancy.Scope;

/// Writes to a person for whom a seat is kept.
@ApplicationScoped
public class InvitationMail {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    @Inject
    private Brands brands;

    @Inject
    private Outbox outbox;

    @Inject
    private PortalAddress address;

    /// @param token the secret of the link
    public void write(Scope scope, Invitation invitation, String token) {
        var brand = brands.ofProvider(scope);
        var product = brand.map(Brand::style).orElse(BrandStyle.PLAIN).productName();
        var by = scope.actor().name();
        boolean client = invitation.place().customer().isPresent();
        var letter = new Letter(MailWords.say("invitation.subject", product), List.of(
                new Paragraph(MailWords.say("greeting", invitation.name())),
                new Paragraph(MailWords.say(client ? "invitation.by" : "invitation.staff-by", by, product)),
                new Paragraph(MailWords.say("invitation.do")),
                new Action(MailWords.say("invitation.verb"), address.of(brand) + "/invitation?token=" + Letter.SECRET),
                new Note(MailWords.say("invitation.until", UNTIL.format(invitation.expiresAt())))));
        outbox.put(scope, new Outbox.Post(MailKind.INVITATION, occasion(invitation.id()), invitation.place().customer(), invitation.name(), invitation.email(), letter,
                Optional.of(token), invitation.expiresAt()));
    }

    /// The seat is not kept any more: a mail that still waits is not sent.
    public void takeBack(Scope scope, UUID invitation) {
        outbox.takeBack(scope, occasion(invitation));
    }

    private static String occasion(UUID invitation) {
        return "invitation/" + invitation;
    }
}
