package org.mailward.access.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.mailward.access.KeyRight;
import org.mailward.access.store.ApiKeys;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.Secret;
import org.mailward.tenancy.boundary.Boundary;

/// Finds out what a presented API key opens. Open to everybody, because it runs before a caller is known.
@Stateless
@Boundary
@PermitAll
public class PresentKey {

    @Inject
    private ApiKeys keys;

    /// What a key opens.
    public record Opened(Scope scope, Set<KeyRight> rights) {
        public Opened {
            rights = Set.copyOf(rights);
        }
    }

    /// @param secret as presented by the program
    /// @param origin the address that it was presented from
    public Optional<Opened> open(String secret, String origin) {
        return keys.presented(new Secret(secret).hash(), origin).map(key -> new Opened(key.scope(), key.rights()));
    }
}
