package org.mailward.identity.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.identity.store.Seats;
import org.mailward.platform.identity.IdentityProviderWatch;
import org.mailward.preferences.Preferences;
import org.mailward.preferences.store.PersonalSettings;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Seat;
import org.mailward.tenancy.boundary.Boundary;

/// What a person who proved who he or she is may do, and where.
///
/// Open to everybody, because it runs before roles are known; it tells only of the subject that the caller already proved.
@Stateless
@Boundary
@PermitAll
public class SignIn {

    @Inject
    private Seats seats;

    @Inject
    private PersonalSettings settings;

    @Inject
    @ConfigProperty(name = "mailward.operators")
    private Optional<String> operators;

    @Inject
    private IdentityProviderWatch identityProvider;

    /// Does the identity provider answer, so that somebody can be sent there to sign in?
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean possible() {
        return identityProvider.answers();
    }

    /// @param subject the person's id at the identity provider
    public List<Seat> seats(String subject) {
        return seats.ofPerson(subject);
    }

    /// How the person reads pages.
    public Preferences preferences(String subject) {
        return settings.ofPerson(subject).orElse(Preferences.DEFAULT);
    }

    /// The person as operator of the installation, if the setting `mailward.operators` lists his or her subject.
    public Optional<Operator> operator(String subject, String name, String origin) {
        return operators.filter(all -> List.of(all.split("\\s*,\\s*")).contains(subject)).map(_ -> new Operator(subject, name, origin));
    }

    /// All roles that the person holds in any seat.
    public Set<Role> roles(String subject) {
        var roles = seats.ofPerson(subject).stream().map(Seat::role).collect(Collectors.toSet());
        if (operator(subject, "", "").isPresent()) {
            roles.add(Role.PLATFORM_OPERATOR);
        }
        return roles;
    }
}
