package org.mailward.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The accounts at Keycloak, through its admin API.
///
/// Mailward's own client there may look for, view and create users, and nothing more.
@ApplicationScoped
public class Directory {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    @Inject
    @ConfigProperty(name = "mailward.oidc.issuer")
    private String issuer;

    @Inject
    @ConfigProperty(name = "mailward.keycloak.admin.client.id")
    private String client;

    @Inject
    @ConfigProperty(name = "mailward.keycloak.admin.client.secret")
    private String secret;

    @Inject
    @ConfigProperty(name = "mailward.keycloak.timeout", defaultValue = "PT8S")
    private Duration timeout;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /// The subject of the account with this e-mail address.
    /// @throws DirectoryTrouble when Keycloak cannot be reached or does not let Mailward ask
    public Optional<String> find(String email) {
        var answer = send(admin("/users?exact=true&email=" + encode(email)).GET());
        expect(answer, 200, "look for an account");
        return array(answer.body()).stream().map(user -> user.asJsonObject().getString("id")).findFirst();
    }

    /// Makes an account that can sign in at once.
    /// @return its subject
    /// @throws DirectoryTrouble when Keycloak cannot be reached or declines
    public String create(String email, String name, String password) {
        int gap = name.lastIndexOf(' ');
        var user = Json.createObjectBuilder()
                .add("username", email)
                .add("email", email)
                // The person followed a secret link that was given to this address.
                .add("emailVerified", true)
                .add("enabled", true)
                .add("firstName", gap < 0 ? name : name.substring(0, gap))
                .add("lastName", gap < 0 ? name : name.substring(gap + 1))
                .add("credentials", Json.createArrayBuilder().add(Json.createObjectBuilder()
                        .add("type", "password").add("value", password).add("temporary", false)))
                .build();
        var answer = send(admin("/users").header("Content-Type", JSON).POST(HttpRequest.BodyPublishers.ofString(user.toString())));
        expect(answer, 201, "make an account");
        return answer.headers().firstValue("Location").map(location -> location.substring(location.lastIndexOf('/') + 1))
                .orElseThrow(() -> new DirectoryTrouble("Keycloak made an account without telling its id"));
    }

    private HttpRequest.Builder admin(String path) {
        int realms = issuer.lastIndexOf("/realms/");
        if (realms < 0) {
            throw new DirectoryTrouble("mailward.oidc.issuer is not a Keycloak realm's address: it has no /realms/ in it");
        }
        return HttpRequest.newBuilder(URI.create(issuer.substring(0, realms) + "/admin" + issuer.substring(realms) + path))
                .timeout(timeout).header("Authorization", "Bearer " + token());
    }

    private String token() {
        var form = "grant_type=client_credentials&client_id=" + encode(client) + "&client_secret=" + encode(secret);
        var answer = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(timeout).header("Content-Type", FORM).POST(HttpRequest.BodyPublishers.ofString(form)));
        expect(answer, 200, "sign in with mailward.keycloak.admin.client.id");
        return object(answer.body()).getString("access_token");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DirectoryTrouble("Keycloak cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryTrouble("The wait for Keycloak was broken off", e);
        }
    }

    private static void expect(HttpResponse<String> answer, int status, String deed) {
        if (answer.statusCode() != status) {
            throw new DirectoryTrouble("Keycloak answered " + answer.statusCode() + " to the wish to " + deed);
        }
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static JsonArray array(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
