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
/// Silence is remembered for a few seconds, so that a crowd of visitors does not wait in line for it. An answer is not: the next
/// moment may be different, and asking a server that answers costs milliseconds, once for each sign-in.
@ApplicationScoped
public class IdentityProviderWatch {

    private static final Duration SILENCE_HOLDS = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Inject
    @ConfigProperty(name = "mailward.oidc.issuer")
    private String issuer;

    @Inject
    private Time time;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private volatile Instant silentAt = Instant.EPOCH;

    public boolean answers() {
        if (silentAt.plus(SILENCE_HOLDS).isAfter(time.now())) {
            return false;
        }
        boolean answered = ask();
        if (!answered) {
            silentAt = time.now();
        }
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
