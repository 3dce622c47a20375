package org.mailward.onboarding.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.audit.control.Audit;
import org.mailward.branding.Brand;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.store.Brands;
import org.mailward.onboarding.Invitation;
import org.mailward.onboarding.PasswordRule;
import org.mailward.onboarding.store.Invitations;
import org.mailward.platform.identity.Directory;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.Secret;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Members;

/// An invited person takes the seat that was kept.
///
/// Open to everybody, because the invited have no account yet; the secret in the link is what opens it. No transaction is held
/// while the identity provider is asked.
@Stateless
@Boundary
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TakeSeat {

    /// What the invited person sees first.
    /// @param known an account with this address exists already: sign in with it instead of choosing a password
    /// @param password what a password has to be
    public record Welcome(String name, String email, String productName, boolean known, PasswordRule password) {
    }

    @Inject
    private Invitations invitations;

    @Inject
    private Members members;

    @Inject
    private Brands brands;

    @Inject
    private Directory directory;

    @Inject
    private Transactions transactions;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.password.min-length", defaultValue = "12")
    private int shortestPassword;

    /// @return empty when the link is unknown, used, withdrawn or too old
    public Optional<Welcome> look(String token) {
        return open(token).map(found -> {
            var invitation = found.invitation();
            var style = transactions.call(() -> brands.ofProvider(found.scope()).map(Brand::style).map(BrandStyle::productName).orElse(""));
            return new Welcome(invitation.name(), invitation.email(), style, directory.find(invitation.email()).isPresent(), new PasswordRule(shortestPassword));
        });
    }

    /// Makes the account and the membership.
    /// @param password as a [PasswordRule] with `mailward.password.min-length` wants it
    public Outcome<String> take(String token, String password) {
        var found = open(token);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        var invitation = found.get().invitation();
        var refusal = new PasswordRule(shortestPassword).refusal(password, invitation.email());
        if (refusal.isPresent()) {
            return Outcome.refused("password", refusal.get());
        }
        if (directory.find(invitation.email()).isPresent()) {
            return Outcome.refused("email", "There is an account with this address already. Sign in with it; the link then still works.");
        }
        var subject = directory.create(invitation.email(), invitation.name(), password);
        return sit(found.get(), subject);
    }

    /// Gives the seat to a person who is signed in already.
    /// @param email the person's address at the identity provider; it must be the invited one
    public Outcome<String> takeAs(String token, String subject, String email) {
        var found = open(token);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        if (!found.get().invitation().email().equalsIgnoreCase(email)) {
            return Outcome.refused("email", "This invitation is for another address. Sign out, and sign in with the invited one.");
        }
        return sit(found.get(), subject);
    }

    private record Found(Scope scope, Invitation invitation) {
    }

    private Optional<Found> open(String token) {
        return transactions.call(() -> invitations.presented(new Secret(token).hash())).flatMap(seat -> {
            var scope = new Scope.WholeProvider(seat.provider(), Actor.system("invitation"));
            return transactions.call(() -> invitations.find(scope, seat.invitation()))
                    .filter(invitation -> invitation.open(time.now()))
                    .map(invitation -> new Found(scope, invitation));
        });
    }

    private Outcome<String> sit(Found found, String subject) {
        return transactions.call(() -> {
            UUID id = found.invitation().id();
            var invitation = invitations.find(found.scope(), id).filter(open -> open.open(time.now()));
            if (invitation.isEmpty()) {
                return Outcome.missing();
            }
            var place = invitation.get().place();
            if (members.held(found.scope(), subject, place.customer()).isEmpty()) {
                members.add(found.scope(), new Membership(ids.next(), subject, invitation.get().name(), invitation.get().email(), place, time.now()));
            }
            invitation.get().accept(time.now());
            place.customer().ifPresentOrElse(
                    customer -> audit.noteOf(found.scope(), customer, "person.joined", id, invitation.get().name()),
                    () -> audit.note(found.scope(), "person.joined", id, invitation.get().name()));
            return Outcome.done(invitation.get().email());
        });
    }
}
