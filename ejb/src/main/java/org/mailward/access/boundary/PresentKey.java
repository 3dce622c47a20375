package org.mailward.access.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
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

    /// @param secret as presented by the program
    /// @param origin the address that it was presented from
    public Optional<Scope> scope(String secret, String origin) {
        return keys.presented(new Secret(secret).hash(), origin);
    }
}
