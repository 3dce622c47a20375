package org.mailward.onboarding.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.audit.control.Audit;
import org.mailward.onboarding.Invitation;
import org.mailward.onboarding.control.Withdrawals;
import org.mailward.onboarding.store.Invitations;
import org.mailward.outbox.control.InvitationMail;
import org.mailward.outbox.control.Outbox;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Randomness;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;
import org.mailward.tenancy.store.Customers;
import org.mailward.tenancy.store.Members;

/// The people of a provider and of its customers: who they are, what they may do, and inviting more.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.CUSTOMER_ADMIN})
public class People {

    /// @param assigned the customers that one of the provider's people looks after
    public record Member(UUID id, String name, String email, Role role, boolean allCustomers, List<UUID> assigned) {
    }

    /// One of the provider's people.
    /// @param id of the membership
    public record Caretaker(UUID id, String name) {
    }

    public record OpenInvitation(UUID id, String name, String email, Role role, Instant expiresAt, boolean expired) {
    }

    /// A new invitation.
    /// @param token the secret of its link, given this once where no mail can be sent, so that the link goes another way. Empty where a mail
    ///     brings it: whoever has the link makes an account for the address, and only the mail shows that the address is his or hers
    public record Invited(UUID id, Optional<String> token, Instant expiresAt) {
    }

    private static final String TOKEN_KIND = "inv_";

    @Inject
    private Members members;

    @Inject
    private Invitations invitations;

    @Inject
    private Customers customers;

    @Inject
    private InvitationMail mail;

    @Inject
    private Withdrawals withdrawals;

    @Inject
    private StillServed served;

    @Inject
    private Outbox outbox;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    @Inject
    private Randomness randomness;

    @Inject
    @ConfigProperty(name = "mailward.invitation.valid", defaultValue = "P7D")
    private Duration valid;

    /// @param customer that customer's people; empty for the provider's own
    public List<Member> members(Scope scope, Optional<UUID> customer) {
        return members.current(scope, place(scope, customer)).stream().map(member -> view(scope, member)).toList();
    }

    public List<OpenInvitation> invitations(Scope scope, Optional<UUID> customer) {
        var now = time.now();
        return invitations.open(scope, place(scope, customer)).stream()
                .map(open -> new OpenInvitation(open.id(), open.name(), open.email(), open.place().role(), open.expiresAt(), !open.open(now)))
                .toList();
    }

    /// Keeps a seat for a person and writes to him or her. Whoever invites learns the secret of the link only where no mail can be sent.
    public Outcome<Invited> invite(Scope scope, String name, String email, Place place) {
        if (name.isBlank() || name.length() > 200) {
            throw new InvalidInput("name", "A person's name has 1 to 200 characters.");
        }
        if (!email.strip().matches("[^@\\s]{1,64}@[^@\\s]{1,253}")) {
            throw new InvalidInput("email", "'" + email.strip() + "' is not an e-mail address; write one like name@example.org.");
        }
        return served.change(scope, place.customer(), () -> invited(scope, name, email, place));
    }

    private Outcome<Invited> invited(Scope scope, String name, String email, Place place) {
        if (scope.actor().role() == Role.CUSTOMER_ADMIN && !place.role().ofACustomer()) {
            return Outcome.refused("role", "You can invite admins and viewers of your own company.");
        }
        var token = randomness.secret(TOKEN_KIND);
        var now = time.now();
        var invitation = new Invitation(ids.next(), email.strip(), name.strip(), place, token.hash(), scope.actor().name(), now, now.plus(valid));
        invitations.add(scope, invitation);
        boolean written = mail.write(scope, invitation, token.text());
        note(scope, place.customer(), "person.invited", invitation.id(), invitation.name() + " as " + place.role());
        return Outcome.done(new Invited(invitation.id(), written ? Optional.empty() : Optional.of(token.text()), invitation.expiresAt()));
    }

    public Outcome<UUID> withdraw(Scope scope, UUID invitation) {
        var found = invitations.find(scope, invitation);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        withdrawals.one(scope, found.get());
        return Outcome.done(invitation);
    }

    /// Ends a membership; the person's other seats stay. Invitations to the same seat end with it, and mails that were not sent yet.
    public Outcome<UUID> end(Scope scope, UUID membership) {
        var found = members.find(scope, membership);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        if (found.get().subject().equals(scope.actor().subject())) {
            return Outcome.refused("member", "You cannot end your own membership; ask another admin.");
        }
        found.get().end(time.now());
        note(scope, found.get().customerId(), "person.removed", membership, found.get().name());
        withdrawals.wayBack(scope, found.get());
        outbox.takeBackFrom(scope, membership);
        return Outcome.done(membership);
    }

    /// Says which customers one of the provider's people looks after. Nobody is given an off-boarded one; who looks after one may go on.
    /// @param all whether an analyst sees every customer, now and later; an admin does
    /// @param assigned the customers that the person looks after, and where not all are seen the only ones that are
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<Member> assign(Scope scope, UUID membership, boolean all, Set<UUID> assigned) {
        var found = members.find(scope, membership);
        if (found.isEmpty() || !assigned.stream().allMatch(id -> customers.find(scope, id).isPresent())) {
            return Outcome.missing();
        }
        if (!found.get().role().ofAProvider()) {
            return Outcome.refused("member", "Customers are looked after by your own people.");
        }
        var had = members.assigned(scope, found.get());
        var closed = assigned.stream().filter(id -> !had.contains(id)).flatMap(id -> served.objection(scope, id).stream()).findFirst();
        if (closed.isPresent()) {
            return Outcome.refused("", closed.get());
        }
        boolean seesAll = all || found.get().role() == Role.PROVIDER_ADMIN;
        found.get().seeAllCustomers(seesAll);
        members.assign(scope, found.get(), assigned);
        note(scope, Optional.empty(), "person.assigned", membership, found.get().name() + ": " + (assigned.size() == 1 ? "one customer" : assigned.size() + " customers") + (seesAll ? ", sees all" : ""));
        return Outcome.done(view(scope, found.get()));
    }

    /// Who looks after these customers, by name.
    @RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
    public Map<UUID, List<Caretaker>> caretakers(Scope scope, Collection<UUID> some) {
        return members.caretakers(scope, some).stream().collect(Collectors.groupingBy(Members.Caretaker::customer,
                Collectors.mapping(one -> new Caretaker(one.membership(), one.name()), Collectors.toList())));
    }

    /// The provider's own people, whom customers can be given to; nobody for an analyst who does not see all customers.
    @RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
    public List<Caretaker> staff(Scope scope) {
        return members.current(scope, Optional.empty()).stream().map(member -> new Caretaker(member.id(), member.name())).toList();
    }

    private Member view(Scope scope, Membership member) {
        return new Member(member.id(), member.name(), member.email(), member.role(), member.allCustomers(),
                member.role().ofAProvider() ? members.assigned(scope, member) : List.of());
    }

    /// A customer's admin always means the own customer.
    private static Optional<UUID> place(Scope scope, Optional<UUID> customer) {
        return scope instanceof Scope.OneCustomer one ? Optional.of(one.customer()) : customer;
    }

    private void note(Scope scope, Optional<UUID> customer, String action, UUID object, String detail) {
        customer.ifPresentOrElse(id -> audit.noteOf(scope, id, action, object, detail), () -> audit.note(scope, action, object, detail));
    }
}
