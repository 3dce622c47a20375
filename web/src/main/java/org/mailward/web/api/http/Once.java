package org.mailward.web.api.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.mailward.access.ApiAnswer.Answer;
import org.mailward.access.boundary.OnceOnly;
import org.mailward.access.boundary.OnceOnly.Known;
import org.mailward.web.api.ApiCaller;
import org.mailward.web.api.json.JsonBodies;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.api.problem.ProblemException;
import org.mailward.web.api.problem.ProblemKind;

/// Does what is asked for once, however often it is sent with the same `Idempotency-Key`: the first answer is given again.
///
/// What was refused is not remembered, so that the key may be used for a better request.
/// @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header">The Idempotency-Key HTTP Header Field</a>
@Provider
@ApplicationScoped
@Priority(Once.PRIORITY)
public class Once implements ContainerRequestFilter, ContainerResponseFilter {

    public static final String HEADER = "Idempotency-Key";
    public static final String MEANING = "A text that only this request has, such as a UUID. Sent again with the same key, it is answered again and not done again.";
    public static final int LONGEST = 200;
    /// After keys and sizes were looked at; and after everything was put on the response.
    static final int PRIORITY = Priorities.USER - 500;
    private static final String BEGUN = Once.class.getName();

    @Inject
    private ApiCaller caller;

    @Inject
    private OnceOnly once;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var key = request.getHeaderString(HEADER);
        var does = does();
        if (key == null || does.isEmpty() || !does.get().once()) {
            return;
        }
        if (key.isBlank() || key.length() > LONGEST || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw ProblemException.unreadable(HEADER, "An Idempotency-Key has 1 to " + LONGEST + " printable ASCII characters.");
        }
        var body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        switch (once.begin(caller.scope(), key, hash(request, body))) {
            case Known.Fresh() -> request.setProperty(BEGUN, key);
            case Known.Answered(var answer) -> request.abortWith(again(request, does.get(), answer));
            case Known.OfAnother() -> throw ProblemException.notAgain(ProblemKind.KEY_REUSED, ProblemKind.KEY_REUSED.sentence());
            case Known.Underway() -> throw ProblemException.notAgain(ProblemKind.UNDERWAY, ProblemKind.UNDERWAY.sentence());
            case Known.Lost() -> throw ProblemException.notAgain(ProblemKind.UNDERWAY,
                    "The server that worked on this request broke off, and nobody can say whether it was done. Look, and if it was not, send it with another Idempotency-Key.");
        }
    }

    private static Response again(ContainerRequestContext request, Does does, Answer answer) {
        if (does.secret()) {
            throw ProblemException.notAgain(ProblemKind.REFUSED,
                    "This was done when it was sent first. Its answer held a secret, which is kept nowhere: remove what was made, and make another with another Idempotency-Key.");
        }
        var response = Response.status(answer.status()).type(MediaType.APPLICATION_JSON).entity(answer.body());
        if (!answer.location().isEmpty()) {
            response.header(HttpHeaders.LOCATION, request.getUriInfo().getBaseUri().getRawPath() + answer.location());
        }
        return response.build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(BEGUN) instanceof String key)) {
            return;
        }
        if (response.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode()) {
            once.release(caller.scope(), key);
            return;
        }
        boolean secret = does().map(Does::secret).orElse(false);
        var root = request.getUriInfo().getBaseUri().getRawPath();
        var location = Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION)).map(path -> path.substring(root.length())).orElse("");
        once.finish(caller.scope(), key, new Answer(response.getStatus(), location,
                !secret && response.getEntity() instanceof Record record ? JsonBodies.text(record) : ""));
    }

    private Optional<Does> does() {
        return Optional.ofNullable(resource.getResourceMethod()).map(method -> method.getAnnotation(Does.class));
    }

    private static String hash(ContainerRequestContext request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath() + "?" + request.getUriInfo().getRequestUri().getRawQuery() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java runtime knows SHA-256", impossible);
        }
    }
}
