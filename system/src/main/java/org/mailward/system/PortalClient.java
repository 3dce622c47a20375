package org.mailward.system;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The portal as Keycloak knows it, changed through Keycloak's admin interface when the portal moves to another address.
final class PortalClient {

    static final String ID = "mailward-portal";

    /// The own host names of the demo's providers; as in the realm that is imported.
    private static final List<String> DEMO_HOSTS = List.of("northwind.localhost", "harborshield.localhost");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern CLIENT = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final String keycloak;
    private final String password;

    /// @param keycloak the server's address
    /// @param password of Keycloak's own administrator
    PortalClient(String keycloak, String password) {
        this.keycloak = keycloak;
        this.password = password;
    }

    /// Lets people come back to this address after they signed in.
    ///
    /// @throws CannotStart when the administrator's password was changed by hand, or Keycloak refuses
    void moveTo(String address) throws InterruptedException {
        var token = found(TOKEN, send(request("/realms/master/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=" + IdentityServer.ADMIN
                        + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)))));
        String clients = "/admin/realms/" + IdentityServer.REALM + "/clients";
        var id = found(CLIENT, send(request(clients + "?clientId=" + ID).header("Authorization", "Bearer " + token).GET()));
        send(request(clients + "/" + id)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"clientId": "%2$s", "rootUrl": "%1$s", "baseUrl": "%1$s/", "redirectUris": [%3$s], "webOrigins": ["%1$s"]}
                        """.formatted(address, ID, Stream.concat(Stream.of(address), DEMO_HOSTS.stream().map(host -> address.replace("//localhost", "//" + host)))
                                .map(each -> "\"" + each + "/callback\"").collect(Collectors.joining(", "))))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(keycloak + path)).timeout(Http.ONE_ANSWER);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        return Http.send(request.build())
                .filter(answer -> answer.statusCode() < HttpURLConnection.HTTP_MULT_CHOICE)
                .orElseThrow(PortalClient::refusal);
    }

    private static String found(Pattern pattern, HttpResponse<String> answer) {
        var match = pattern.matcher(answer.body());
        if (!match.find()) {
            throw refusal();
        }
        return match.group(1);
    }

    private static CannotStart refusal() {
        return new CannotStart("The portal's address changed and Keycloak did not accept the new one: use the ports of the first start again, or begin with empty data (-D"
                + Settings.RESET + "=true).");
    }
}
