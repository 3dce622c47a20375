package org.mailward.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Signing in by OpenID Connect at Keycloak. The caller's name is the subject, which never changes.
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${openId.issuer}",
        clientId = "${openId.clientId}",
        clientSecret = "${openId.clientSecret}",
        redirectURI = "${openId.callback}",
        redirectToOriginalResource = false,
        scope = {"openid", "email", "profile"},
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "sub"),
        logout = @LogoutDefinition(notifyProvider = true, redirectURI = "${openId.callback}", accessTokenExpiry = true, identityTokenExpiry = true),
        tokenAutoRefresh = true)
@ApplicationScoped
@Named
public class OpenId {

    public static final String CALLBACK = "/callback";

    @Inject
    @ConfigProperty(name = "mailward.oidc.issuer")
    private String issuer;

    @Inject
    @ConfigProperty(name = "mailward.oidc.client.id")
    private String clientId;

    @Inject
    @ConfigProperty(name = "mailward.oidc.client.secret")
    private String clientSecret;

    @Inject
    @ConfigProperty(name = "mailward.base.url")
    private String baseUrl;

    public String getIssuer() {
        return issuer;
    }

    public String getClientId() {
        return clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    /// The library puts the address in that the request came by; see [PublicAddress].
    public String getCallback() {
        return "${baseURL}" + CALLBACK;
    }

    public String getBaseUrl() {
        return baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }
}
