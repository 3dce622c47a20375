package org.mailward.onboarding.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.onboarding.Invitation;
import org.mailward.platform.persistence.Lookups;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.persistence.Visibility;
import org.mailward.tenancy.Scope;

/// The seats that are kept for people.
@ApplicationScoped
public class Invitations {

    /// Where a presented token leads.
    public record Found(UUID provider, UUID invitation) {
    }

    @Inject
    private Persistence persistence;

    @Inject
    private Lookups lookups;

    /// Finds an invitation by the hash of its token, before any scope is known.
    public Optional<Found> presented(String tokenHash) {
        return lookups.ask(Visibility.ofInvitation(tokenHash),
                "select provider_id, id from invitation where token_hash = nullif(current_setting('mailward.invitation', true), '')",
                row -> new Found(row.getObject("provider_id", UUID.class), row.getObject("id", UUID.class))).stream().findFirst();
    }

    public Optional<Invitation> find(Scope scope, UUID id) {
        return persistence.find(scope, "select i from Invitation i where {i of provider} and i.id = :id", Invitation.class, id)
                .filter(invitation -> inScope(scope, invitation));
    }

    public List<Invitation> open(Scope scope, Optional<UUID> customer) {
        var query = persistence.query(scope, "select i from Invitation i where {i of provider} and i.acceptedAt is null and i.withdrawnAt is null and "
                + (customer.isPresent() ? "i.customerId = :customer" : "i.customerId is null") + " order by i.createdAt desc", Invitation.class);
        customer.ifPresent(id -> query.setParameter("customer", id));
        return query.getResultList().stream().filter(invitation -> inScope(scope, invitation)).toList();
    }

    public void add(Scope scope, Invitation invitation) {
        persistence.add(scope, invitation);
    }

    private static boolean inScope(Scope scope, Invitation invitation) {
        return invitation.place().customer().map(scope::sees).orElse(scope.seesAllCustomers());
    }
}
