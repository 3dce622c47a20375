package org.mailward.web.shell;

import jakarta.annotation.Priority;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanismHandler;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition.OpenIdAuthenticationMechanism;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailward.access.boundary.PresentKey;
import org.mailward.identity.boundary.SignIn;

/// Chooses how a caller proves who it is: programs under `/api/` by key, people everywhere else by OpenID Connect.
@Alternative
@Priority(100)
@ApplicationScoped
public class CallerProof implements HttpAuthenticationMechanismHandler {

    /// Request attribute with the scope that a program's key opens.
    public static final String KEY_SCOPE = "org.mailward.web.api.scope";
    /// Request attribute with what of its role's work the key may do.
    public static final String KEY_RIGHTS = "org.mailward.web.api.rights";
    /// Request attribute that says that a key was presented and could not be looked up.
    public static final String KEY_TROUBLE = "org.mailward.web.api.trouble";
    /// Session attribute with the page that a person wanted before signing in.
    static final String WANTED = "org.mailward.web.shell.wanted";
    /// Session attribute that says that somebody signed in.
    static final String PROVEN = "org.mailward.web.shell.proven";
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_KEY = 200;
    private static final Logger LOG = System.getLogger(CallerProof.class.getName());

    @Inject
    @OpenIdAuthenticationMechanism
    private HttpAuthenticationMechanism openId;

    @Inject
    private PresentKey keys;

    @Inject
    private SignIn signIn;

    @Inject
    private PublicAddress address;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        var path = path(request);
        if (path.startsWith("/api/")) {
            return byKey(request, response, context);
        }
        if (path.equals(OpenId.CALLBACK)) {
            return returned(request, response, context);
        }
        boolean known = request.getSession(false) != null;
        if (!context.isProtected() && !known) {
            return context.doNothing();
        }
        if (context.isProtected() && !signedIn(request) && !signIn.possible()) {
            return unavailable(request, response, Outage.SIGN_IN);
        }
        if (context.isProtected() && request.getUserPrincipal() == null) {
            boolean reading = request.getMethod().equals("GET");
            request.getSession().setAttribute(WANTED, reading ? address(request) : LostWork.page(request).orElse("/app/start"));
            // What a page asks by itself is nobody's work.
            if (!reading && request.getHeader("Faces-Request") == null) {
                LostWork.happened(request);
            }
        }
        // On other pages these parameters are not the identity provider's answer, whatever they look like.
        return byOpenId(new WithoutAnswer(request), response, context);
    }

    @Override
    public AuthenticationStatus secureResponse(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return path(request).startsWith("/api/") ? AuthenticationStatus.SUCCESS : openId.secureResponse(address.as(request), response, context);
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        openId.cleanSubject(address.as(request), response, context);
    }

    private AuthenticationStatus byKey(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER) || header.length() > LONGEST_KEY) {
            return context.doNothing();
        }
        try {
            var opened = keys.open(header.substring(BEARER.length()).strip(), request.getRemoteAddr());
            if (opened.isEmpty()) {
                return context.doNothing();
            }
            request.setAttribute(KEY_SCOPE, opened.get().scope());
            request.setAttribute(KEY_RIGHTS, opened.get().rights());
            var actor = opened.get().scope().actor();
            return context.notifyContainerAboutLogin(actor.subject(), Set.of(actor.role().name()));
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "A key could not be looked up", e);
            request.setAttribute(KEY_TROUBLE, e);
            return context.doNothing();
        }
    }

    /// A person comes back from Keycloak. Without a sign-in begun in this session there is nothing to come back to.
    private AuthenticationStatus returned(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (request.getSession(false) == null || request.getSession().getAttribute(WANTED) == null) {
            return context.redirect(request.getContextPath() + "/");
        }
        return byOpenId(request, response, context);
    }

    private AuthenticationStatus byOpenId(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        try {
            var asked = address.as(request);
            var status = openId.validateRequest(asked, response, new AtItsAddress(context, asked));
            var known = request.getUserPrincipal();
            if (status == AuthenticationStatus.SUCCESS && known != null) {
                // The library hands on the session's own subject, which is not safe from requests side by side, and the roles of the
                // moment of signing in. Both are told anew.
                return context.notifyContainerAboutLogin(known.getName(),
                        signIn.roles(known.getName()).stream().map(Enum::name).collect(Collectors.toSet()));
            }
            return status;
        } catch (RuntimeException | AuthenticationException e) {
            // The server's library throws its own unchecked exceptions when Keycloak does not answer as it should.
            LOG.log(Level.WARNING, "Signing in is not possible at the moment", e);
            return unavailable(request, response, Outage.behind(e).findFirst().orElse(Outage.SIGN_IN));
        }
    }

    private static AuthenticationStatus unavailable(HttpServletRequest request, HttpServletResponse response, Outage outage) {
        try {
            outage.answer(request, response);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The caller went away", e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static boolean signedIn(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(PROVEN) != null;
    }

    private static String address(HttpServletRequest request) {
        return path(request) + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /// The library takes the request from here, too.
    private static final class AtItsAddress extends HttpMessageContextWrapper {

        private final HttpServletRequest request;

        AtItsAddress(HttpMessageContext context, HttpServletRequest request) {
            super(context);
            this.request = request;
        }

        @Override
        public HttpServletRequest getRequest() {
            return request;
        }
    }

    private static final class WithoutAnswer extends HttpServletRequestWrapper {
        private static final Set<String> ANSWER = Set.of("state", "code", "error");

        WithoutAnswer(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return ANSWER.contains(name) ? null : super.getParameter(name);
        }
    }
}
