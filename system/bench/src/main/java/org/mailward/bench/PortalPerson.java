package org.mailward.bench;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Somebody at a browser, signed in by the identity provider's own form, with a session of his or her own.
final class PortalPerson {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final int OK = 200;

    private final URI portal;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).cookieHandler(new OnLoopback())
            .followRedirects(HttpClient.Redirect.NORMAL).build();

    /// The identity provider marks its cookies as for HTTPS only. Browsers send those to loopback over plain HTTP too; the JDK does not.
    private static final class OnLoopback extends CookieHandler {

        private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

        @Override
        public Map<String, List<String>> get(URI address, Map<String, List<String>> request) throws IOException {
            return jar.get(address, request);
        }

        @Override
        public void put(URI address, Map<String, List<String>> response) throws IOException {
            jar.put(address, response);
            jar.getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        }
    }

    private PortalPerson(String portal) {
        this.portal = URI.create(portal);
    }

    static PortalPerson signedIn(String portal, String email, String password) throws IOException, InterruptedException {
        var person = new PortalPerson(portal);
        var form = FORM.matcher(person.send(HttpRequest.newBuilder(person.portal.resolve("/app/start"))).body());
        if (!form.find()) {
            throw new IllegalStateException("Nobody asks " + email + " to sign in");
        }
        var fields = "username=" + encoded(email) + "&password=" + encoded(password);
        var landed = person.send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&"))).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
        if (landed.statusCode() != OK || !landed.uri().getAuthority().equals(person.portal.getAuthority())) {
            throw new IllegalStateException(email + " could not sign in: " + landed);
        }
        return person;
    }

    /// Opens a page.
    /// @param shown what must be on it
    /// @return milliseconds until its last byte
    double open(String path, String shown) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var answer = send(HttpRequest.newBuilder(portal.resolve(path)));
        double took = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != OK || !answer.body().contains(shown)) {
            throw new IllegalStateException(path + " does not show '" + shown + "': " + answer + "\n" + answer.body());
        }
        return took;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(LIMIT).header("Accept", "text/html,*/*").header("Accept-Language", "en").build(), BodyHandlers.ofString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
