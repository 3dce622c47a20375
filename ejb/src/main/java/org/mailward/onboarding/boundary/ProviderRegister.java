package org.mailward.onboarding.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.audit.control.Audit;
import org.mailward.onboarding.Invitation;
import org.mailward.onboarding.store.Invitations;
import org.mailward.outbox.control.InvitationMail;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Randomness;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Provider;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Providers;

/// The providers on this installation, for its operator, who sees their names and nothing else.
@Stateless
@Boundary
@RolesAllowed(Role.Names.PLATFORM_OPERATOR)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProviderRegister {

    public record ProviderLine(UUID id, String name, Instant createdAt) {
    }

    /// @param invitation the secret of the first admin's link, given this once where no mail can be sent; empty where a mail brings it, as for everybody who is invited
    public record Opened(UUID id, Optional<String> invitation, Instant expiresAt) {
    }

    @Inject
    private Providers providers;

    @Inject
    private Invitations invitations;

    @Inject
    private InvitationMail mail;

    @Inject
    private Transactions transactions;

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

    public List<ProviderLine> all(Operator operator) {
        return transactions.call(() -> providers.all(operator)).stream()
                .map(provider -> new ProviderLine(provider.id(), provider.name(), provider.createdAt())).toList();
    }

    /// Opens the house to a new provider and invites its first admin. The operator learns the secret of the link only where no mail can be sent.
    public Outcome<Opened> open(Operator operator, String name, String adminName, String adminEmail) {
        if (name.isBlank() || name.length() > 200) {
            throw new InvalidInput("name", "A provider's name has 1 to 200 characters.");
        }
        if (!adminEmail.strip().matches("[^@\\s]{1,64}@[^@\\s]{1,253}")) {
            throw new InvalidInput("adminEmail", "'" + adminEmail.strip() + "' is not an e-mail address; write one like name@example.org.");
        }
        if (all(operator).stream().anyMatch(known -> known.name().equalsIgnoreCase(name.strip()))) {
            return Outcome.refused("name", "There is a provider named '" + name.strip() + "' already.");
        }
        var provider = new Provider(ids.next(), name.strip(), time.now());
        transactions.run(() -> providers.add(operator, provider));
        return Outcome.done(invite(operator, provider.id(), adminName, adminEmail));
    }

    /// Invites one more admin to a provider that lost its own.
    public Outcome<Opened> inviteAdmin(Operator operator, UUID provider, String adminName, String adminEmail) {
        return all(operator).stream().anyMatch(known -> known.id().equals(provider))
                ? Outcome.done(invite(operator, provider, adminName, adminEmail)) : Outcome.missing();
    }

    private Opened invite(Operator operator, UUID provider, String adminName, String adminEmail) {
        var scope = new Scope.WholeProvider(provider, operator.actor());
        var token = randomness.secret("inv_");
        var now = time.now();
        return transactions.call(() -> {
            var invitation = new Invitation(ids.next(), adminEmail.strip(), adminName.strip(),
                    new Place(Role.PROVIDER_ADMIN, Optional.empty(), true), token.hash(), operator.name(), now, now.plus(valid));
            invitations.add(scope, invitation);
            boolean written = mail.write(scope, invitation, token.text());
            audit.note(scope, "person.invited", invitation.id(), invitation.name() + " as " + Role.PROVIDER_ADMIN);
            return new Opened(provider, written ? Optional.empty() : Optional.of(token.text()), invitation.expiresAt());
        });
    }
}
