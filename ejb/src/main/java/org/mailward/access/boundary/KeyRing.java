package org.mailward.access.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailward.access.ApiKey;
import org.mailward.access.KeyRight;
import org.mailward.access.store.ApiKeys;
import org.mailward.audit.control.Audit;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Randomness;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;

/// A provider's API keys. A key acts with one role, for the whole provider or for one customer, and may do some or all of the role's work.
@Stateless
@Boundary
@RolesAllowed(Role.Names.PROVIDER_ADMIN)
public class KeyRing {

    /// @param hint the key's first characters
    public record Key(UUID id, String name, Role role, Set<KeyRight> rights, Optional<UUID> customer, String hint, Instant createdAt, String createdBy, Optional<Instant> revokedAt) {
    }

    /// A new key.
    /// @param secret shown this once
    public record Made(UUID id, String secret) {
    }

    private static final String KIND = "mk_";

    @Inject
    private ApiKeys keys;

    @Inject
    private StillServed served;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    @Inject
    private Randomness randomness;

    public List<Key> all(Scope scope) {
        return keys.all(scope).stream().map(key -> new Key(key.id(), key.name(), key.role(), key.rights(), key.customerId(), key.hint(), key.createdAt(),
                key.createdBy(), key.revokedAt())).toList();
    }

    /// @param rights what of the role's work it may do; at least one
    public Outcome<Made> make(Scope scope, String name, Place place, Set<KeyRight> rights) {
        if (name.isBlank() || name.length() > 100) {
            throw new InvalidInput("name", "A key's name has 1 to 100 characters; say what uses the key.");
        }
        if (rights.isEmpty()) {
            throw new InvalidInput("rights", "A key that may do nothing is of no use; choose at least one right.");
        }
        if (place.role() == Role.PROVIDER_ANALYST && !place.allCustomers()) {
            throw new InvalidInput("role", "A key sees one customer or all; give it a customer's role to tie it to one.");
        }
        return served.change(scope, place.customer(), () -> made(scope, name, place, rights));
    }

    private Outcome<Made> made(Scope scope, String name, Place place, Set<KeyRight> rights) {
        var secret = randomness.secret(KIND);
        var key = new ApiKey(ids.next(), name.strip(), place, rights, secret.hash(), secret.hint(), scope.actor().name(), time.now());
        keys.add(scope, key);
        audit.note(scope, "api-key.made", key.id(), key.name() + " as " + place.role() + (rights.equals(KeyRight.ALL) ? "" : ", " + KeyRight.write(rights)));
        return Outcome.done(new Made(key.id(), secret.text()));
    }

    public Outcome<UUID> revoke(Scope scope, UUID id) {
        var found = keys.find(scope, id);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        found.get().revoke(time.now());
        audit.note(scope, "api-key.revoked", id, found.get().name());
        return Outcome.done(id);
    }
}
