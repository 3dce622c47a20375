package org.mailward.bulk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailward.access.store.ApiKeys;
import org.mailward.bulk.BulkJob;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Members;

/// What whoever asked for a bulk action may touch by now, which may be less than when it was asked for.
@ApplicationScoped
public class BulkAsker {

    private static final String ORIGIN = "bulk action";

    @Inject
    private Members members;

    @Inject
    private ApiKeys keys;

    /// @param whole the provider's whole scope
    /// @return empty when the person has left, or the key was revoked
    public Optional<Scope> scope(Scope whole, BulkJob job) {
        var key = Actor.key(job.owner());
        return key.isPresent() ? ofKey(whole, key.get()) : members.held(whole, job.owner(), Optional.empty()).map(member -> ofMember(whole, member));
    }

    private Optional<Scope> ofKey(Scope whole, UUID id) {
        return keys.find(whole, id).filter(key -> key.revokedAt().isEmpty() && key.role().ofAProvider())
                .map(key -> new Scope.WholeProvider(whole.provider(), Actor.ofKey(id, key.name(), key.role(), ORIGIN)));
    }

    private Scope ofMember(Scope whole, Membership member) {
        var actor = new Actor(member.subject(), member.name(), member.role(), ORIGIN);
        return member.allCustomers() ? new Scope.WholeProvider(whole.provider(), actor)
                : new Scope.AssignedCustomers(whole.provider(), Set.copyOf(members.assigned(whole, member)), actor);
    }
}
