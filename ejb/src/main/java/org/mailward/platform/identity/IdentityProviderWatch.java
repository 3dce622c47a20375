package org.mailward.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.platform.time.Time;

/// Knows whether Keycloak answers, so that nobody is sent to a host that does not.
///
/// What was found out holds for a few seconds: a crowd of visitors asks once.
@ApplicationScoped
public class IdentityProviderWatch {

    private static final Duration HOLDS = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private record Seen(boolean answered, Instant at) {
    }

    @Inject
    @ConfigProperty(name = "mailward.oidc.issuer")
    private String issuer;

    @Inject
    private Time time;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private volatile Seen seen = new Seen(false, Instant.EPOCH);

    public boolean answers() {
        var last = seen;
        if (last.at().plus(HOLDS).isAfter(time.now())) {
            return last.answered();
        }
        boolean answered = ask();
        seen = new Seen(answered, time.now());
        return answered;
    }

    private boolean ask() {
        try {
            var request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")).timeout(LIMIT).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
