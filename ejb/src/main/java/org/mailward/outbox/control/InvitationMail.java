package org.mailward.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.mailward.branding.Brand;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.store.Brands;
import org.mailward.onboarding.Invitation;
import org.mailward.outbox.MailKind;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;

/// Writes to a person for whom a seat is kept.
@ApplicationScoped
public class InvitationMail {

    @Inject
    private Brands brands;

    @Inject
    private Customers customers;

    @Inject
    private Outbox outbox;

    @Inject
    private PortalAddress address;

    /// @param token the secret of the link
    /// @return true when the person gets the link by this mail; false where no mail can be sent
    public boolean write(Scope scope, Invitation invitation, String token) {
        var brand = brands.ofProvider(scope);
        var style = brand.map(Brand::style).orElse(BrandStyle.PLAIN);
        var company = invitation.place().customer().flatMap(id -> customers.find(scope, id)).map(Customer::name);
        var letter = InvitationLetter.of(invitation, inviter(scope.actor(), style), style.productName(), company, address.of(brand));
        return outbox.put(scope, new Outbox.Post(MailKind.INVITATION, occasion(invitation.id()), invitation.place().customer(), invitation.name(), invitation.email(), letter,
                Optional.of(token), invitation.expiresAt()));
    }

    /// The seat is not kept any more: a mail that still waits is not sent.
    public void takeBack(Scope scope, UUID invitation) {
        outbox.takeBack(scope, occasion(invitation));
    }

    /// The name of a key means nothing to who is invited.
    private static String inviter(Actor actor, BrandStyle style) {
        return Actor.key(actor.subject()).isPresent() ? style.sender() : actor.name();
    }

    private static String occasion(UUID invitation) {
        return "invitation/" + invitation;
    }
}
