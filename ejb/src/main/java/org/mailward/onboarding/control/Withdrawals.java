package org.mailward.onboarding.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.control.Audit;
import org.mailward.onboarding.Invitation;
import org.mailward.onboarding.store.Invitations;
import org.mailward.outbox.control.InvitationMail;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Scope;

/// Takes invitations back: the link opens nothing any more, and a mail that was not sent yet is not sent.
@ApplicationScoped
public class Withdrawals {

    @Inject
    private Invitations invitations;

    @Inject
    private InvitationMail mail;

    @Inject
    private Audit audit;

    @Inject
    private Time time;

    public void one(Scope scope, Invitation invitation) {
        invitation.withdraw(time.now());
        mail.takeBack(scope, invitation.id());
        invitation.place().customer().ifPresentOrElse(
                customer -> audit.noteOf(scope, customer, "person.invitation-withdrawn", invitation.id(), invitation.name()),
                () -> audit.note(scope, "person.invitation-withdrawn", invitation.id(), invitation.name()));
    }

    /// Those by which somebody who is let go could come back to the same seat.
    public void wayBack(Scope scope, Membership gone) {
        invitations.open(scope, gone.customerId()).stream().filter(open -> open.email().equalsIgnoreCase(gone.email())).forEach(open -> one(scope, open));
    }

    /// All to seats at a customer.
    public void of(Scope scope, UUID customer) {
        invitations.open(scope, Optional.of(customer)).forEach(open -> one(scope, open));
    }
}
