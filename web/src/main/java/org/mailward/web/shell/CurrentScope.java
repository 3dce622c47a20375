package org.mailward.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.identity.boundary.SignIn;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.Seat;

/// Who makes this request, and from which seat. Read from the database once per request, so that a membership that was ended
/// opens nothing from the next click on.
@RequestScoped
@Named("current")
public class CurrentScope {

    @Inject
    private HttpServletRequest request;

    @Inject
    private SignIn signIn;

    @Inject
    private SeatChoice choice;

    @Inject
    private OpenIdContext openId;

    private @Nullable List<Seat> seats;

    public boolean isSignedIn() {
        return request.getUserPrincipal() != null;
    }

    public List<Seat> seats() {
        if (seats == null) {
            seats = signIn.seats(subject());
        }
        return seats;
    }

    private Optional<Seat> chosen() {
        return choice.among(seats(), SeatChoice.before(request.getCookies()));
    }

    /// @throws NotInScope when the person holds no seat, or lost the one that was chosen
    public Seat seat() {
        return chosen().orElseThrow(NotInScope::new);
    }

    /// @throws NotInScope when the person holds no seat
    public Scope scope() {
        return seat().scope(subject(), personName(), request.getRemoteAddr());
    }

    public Optional<Operator> operator() {
        return signIn.operator(subject(), personName(), request.getRemoteAddr());
    }

    public boolean isSeated() {
        return isSignedIn() && chosen().isPresent();
    }

    public boolean isOperator() {
        return isSignedIn() && operator().isPresent();
    }

    public boolean isProviderAdmin() {
        return isSeated() && seat().role() == Role.PROVIDER_ADMIN;
    }

    public boolean isProviderStaff() {
        return isSeated() && seat().role().ofAProvider();
    }

    public boolean isCustomerPerson() {
        return isSeated() && seat().role().ofACustomer();
    }

    public boolean isCustomerAdmin() {
        return isSeated() && seat().role() == Role.CUSTOMER_ADMIN;
    }

    /// As Keycloak knows the person; the address where there is no name.
    public String personName() {
        return claim("name").or(() -> claim("email")).orElseGet(this::subject);
    }

    public String email() {
        return claim("email").orElse("");
    }

    public String subject() {
        var principal = request.getUserPrincipal();
        if (principal == null) {
            throw new NotInScope();
        }
        return principal.getName();
    }

    private Optional<String> claim(String name) {
        return Optional.ofNullable(openId.getIdentityToken()).map(token -> token.getClaims().get(name)).filter(String.class::isInstance).map(String.class::cast);
    }
}
