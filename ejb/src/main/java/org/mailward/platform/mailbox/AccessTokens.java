package org.mailward.platform.mailbox;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;
import org.mailward.platform.web.GuardedFetch;

/// Fetches OAuth 2.0 access tokens, with a refresh token or as an application.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749 §4.4</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749 §6</a>
public final class AccessTokens {

    private static final int LARGEST = 64 * 1024;
    private static final int DONE = 200;

    /// What is shown to the service that gives out tokens.
    ///
    /// @param clientSecret may be empty for a public client
    /// @param refreshToken empty for signing in as an application
    /// @param scope may be empty
    public record Request(String address, String clientId, String clientSecret, String refreshToken, String scope) {

        @Override
        public String toString() {
            return "Request[" + clientId + " at " + address + "]";
        }
    }

    /// What came back.
    /// @param refreshToken takes the place of the one that was shown; some services change it each time
    public record Given(String accessToken, Optional<String> refreshToken) {

        @Override
        public String toString() {
            return "Given[…]";
        }
    }

    private final GuardedFetch fetch;

    public AccessTokens(GuardedFetch fetch) {
        this.fetch = fetch;
    }

    /// @throws MailboxTrouble when none was given
    public Given get(Request request) {
        var address = WebAddress.read(request.address()).orElseThrow(() -> new MailboxTrouble("Tokens cannot be fetched from '" + Shown.of(request.address())
                + "': that is no https address."));
        var status = new AtomicInteger();
        return switch (fetch.post(address, form(request), LARGEST, status::set)) {
            case FetchedDocument.Body body -> read(address, status.get(), body);
            case FetchedDocument.Failed failed -> throw new MailboxTrouble("No token could be fetched from " + address.host().unicode() + ". " + failed.detail());
            case FetchedDocument.Status other -> throw new MailboxTrouble("No token could be fetched from " + address.host().unicode() + ": it answered with " + other.code() + ".");
        };
    }

    private static Given read(WebAddress address, int status, FetchedDocument.Body body) {
        JsonObject json;
        try (var reader = Json.createReader(new StringReader(new String(body.bytes(), StandardCharsets.UTF_8)))) {
            json = reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new MailboxTrouble("The service at " + address.host().unicode() + " answered with " + status + " and something that is no JSON. Check the address for tokens.", e);
        }
        var token = text(json, "access_token");
        if (status != DONE || token.isEmpty()) {
            var why = text(json, "error").orElse("no reason") + text(json, "error_description").map(more -> ": " + more).orElse("");
            throw new MailboxTrouble("The service at " + address.host().unicode() + " gave no token (" + status + "). It said: " + Shown.of(why));
        }
        return new Given(token.get(), text(json, "refresh_token"));
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static String form(Request request) {
        var fields = new LinkedHashMap<String, String>();
        if (request.refreshToken().isEmpty()) {
            fields.put("grant_type", "client_credentials");
        } else {
            fields.put("grant_type", "refresh_token");
            fields.put("refresh_token", request.refreshToken());
        }
        fields.put("client_id", request.clientId());
        fields.put("client_secret", request.clientSecret());
        fields.put("scope", request.scope());
        return fields.entrySet().stream().filter(field -> !field.getValue().isEmpty()).map(AccessTokens::pair).collect(Collectors.joining("&"));
    }

    private static String pair(Map.Entry<String, String> field) {
        return field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8);
    }
}
