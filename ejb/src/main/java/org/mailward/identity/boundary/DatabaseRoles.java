package org.mailward.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailward.tenancy.Role;

/// Keycloak says who; the database says what: the roles that a signed-in person holds in any seat.
@ApplicationScoped
public class DatabaseRoles implements IdentityStore {

    @Inject
    private SignIn signIn;

    @Override
    public Set<String> getCallerGroups(CredentialValidationResult proven) {
        return signIn.roles(proven.getCallerPrincipal().getName()).stream().map(Role::name).collect(Collectors.toSet());
    }

    @Override
    public Set<ValidationType> validationTypes() {
        return EnumSet.of(ValidationType.PROVIDE_GROUPS);
    }
}
