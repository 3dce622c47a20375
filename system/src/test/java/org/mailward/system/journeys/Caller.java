package org.mailward.system.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Somebody who speaks HTTP with the portal, with a cookie jar of its own.
///
/// Every request has a limit, so that an answer that never comes is a failure with a name. The limit is larger than what the
/// application's own limits add up to: 8 s for a connection of the pool and 5 s for reaching the database, twice, and as much
/// for a busy machine.
public final class Caller {

    public static final Duration LIMIT = Duration.ofSeconds(45);

    private final URI base;
    private final HttpClient client;
    private final Map<String, String> headers;

    private Caller(URI base, Map<String, String> headers, boolean follow) {
        this.base = base;
        this.headers = headers;
        var jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .cookieHandler(new OnLoopback(jar))
                .followRedirects(follow ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
                .build();
    }

    /// A visitor who has not signed in.
    public static Caller visitor() {
        return new Caller(URI.create(SharedStack.get().url()), Map.of("Accept", "text/html,*/*", "Accept-Language", "en"), true);
    }

    /// A visitor who has not signed in and goes nowhere that the portal sends him.
    public static Caller lingering() {
        return new Caller(URI.create(SharedStack.get().url()), Map.of("Accept", "text/html,*/*", "Accept-Language", "en"), false);
    }

    /// A program with an API key.
    public static Caller program(String key) {
        return new Caller(URI.create(SharedStack.get().url()), Map.of("Authorization", "Bearer " + key), false);
    }

    /// One of the demo's people, signed in by Keycloak's own form.
    public static Caller signedIn(People who) {
        return visitor().signIn(who.email(), org.mailward.system.Stack.DEMO_PASSWORD);
    }

    /// Fills in Keycloak's form on the way to a page.
    public Caller signIn(String email, String password) {
        var form = get("/app/start");
        var landed = submit(Form.withId(form, "kc-form-login").with("username", email).with("password", password));
        if (landed.status() >= 400 || !landed.address().getAuthority().equals(base.getAuthority())) {
            throw new AssertionError(email + " could not sign in: " + landed);
        }
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, "", BodyPublishers.noBody());
    }

    public Answer send(String method, String path, String contentType, BodyPublisher body) {
        var request = HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : base.resolve(path)).timeout(LIMIT).method(method, body);
        headers.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " was not answered within " + LIMIT.toSeconds() + " s or broke off: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path + " was interrupted", e);
        }
    }

    public Answer json(String method, String path, String body) {
        return send(method, path, "application/json", BodyPublishers.ofString(body));
    }

    /// Sends a form as a browser does.
    public Answer submit(Form form) {
        if (form.multipart()) {
            var boundary = "----form-boundary-of-the-tests";
            return send("POST", form.action(), "multipart/form-data; boundary=" + boundary, BodyPublishers.ofByteArray(form.parts(boundary)));
        }
        return send("POST", form.action(), "application/x-www-form-urlencoded", BodyPublishers.ofString(encoded(form.fields())));
    }

    /// Sends files as a browser does when somebody chose them on a form.
    /// @param fields of the form beside them
    /// @param field the input's name
    public Answer upload(String path, Map<String, String> fields, String field, List<Map.Entry<String, byte[]>> files) {
        var boundary = "----files-of-the-tests-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        for (var file : files) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + file.getKey() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.getValue());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", path, "multipart/form-data; boundary=" + boundary, BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static String encoded(List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// Keycloak marks its cookies as for HTTPS only. Browsers send those to loopback over plain HTTP too; the JDK does not.
    private static final class OnLoopback extends java.net.CookieHandler {

        private final CookieManager jar;

        OnLoopback(CookieManager jar) {
            this.jar = jar;
        }

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

    /// The session's cookie, when there is one.
    public Optional<String> session() {
        return ((OnLoopback) client.cookieHandler().orElseThrow()).jar.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("sid")).map(HttpCookie::getValue).findFirst();
    }
}
