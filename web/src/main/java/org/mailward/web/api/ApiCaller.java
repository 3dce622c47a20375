package org.mailward.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailward.access.KeyRight;
import org.mailward.tenancy.Scope;
import org.mailward.web.api.problem.ProblemException;
import org.mailward.web.api.problem.ProblemKind;

/// The program that sent the request, and what its key opens.
///
/// Whoever checks the key leaves the scope in the request; this is the one place that takes it from there.
@RequestScoped
public class ApiCaller {

    /// The request attribute that holds the [Scope].
    public static final String SCOPE = "org.mailward.web.api.scope";

    /// The request attribute that holds the set of [KeyRight]s.
    public static final String RIGHTS = "org.mailward.web.api.rights";

    /// The request attribute that says that the key could not be looked up.
    public static final String TROUBLE = "org.mailward.web.api.trouble";

    @Inject
    private HttpServletRequest request;

    /// @throws ProblemException when the request brought no valid key, or nobody can tell at the moment
    public Scope scope() {
        if (request.getAttribute(TROUBLE) != null) {
            throw new ProblemException(ProblemKind.UNAVAILABLE);
        }
        return of(request.getAttribute(SCOPE));
    }

    /// Ends the request when the key may not do this.
    /// @throws ProblemException when the key lacks the right
    public void needs(KeyRight right) {
        if (!rights().contains(right)) {
            throw ProblemException.forbidden("This key may not do this: it lacks the right " + right + ". Use a key that has it.");
        }
    }

    /// A key makes no key that may do more than itself.
    /// @throws ProblemException when the key lacks one of these rights
    public void mayGive(Set<KeyRight> rights) {
        rights.stream().sorted().forEach(this::needs);
    }

    protected Set<KeyRight> rights() {
        return request.getAttribute(RIGHTS) instanceof Set<?> known
                ? known.stream().map(KeyRight.class::cast).collect(Collectors.toUnmodifiableSet()) : Set.of();
    }

    static Scope of(Object attribute) {
        if (attribute instanceof Scope scope) {
            return scope;
        }
        throw new ProblemException(ProblemKind.UNAUTHENTICATED);
    }
}
