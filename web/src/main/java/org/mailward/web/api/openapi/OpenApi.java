package org.mailward.web.api.openapi;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailward.access.KeyRight;
import org.mailward.web.api.http.Once;
import org.mailward.web.api.json.Listed;
import org.mailward.web.api.json.Located;
import org.mailward.web.api.json.Versioned;
import org.mailward.web.api.problem.Problem;
import org.mailward.web.api.problem.ProblemKind;
import org.mailward.web.api.problem.Problems;

/// Describes the API from the very annotations and records that serve it, so that the description cannot say otherwise.
/// @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1.1</a>
public final class OpenApi {

    private static final String KEY = "bearerKey";

    private final Schemas schemas = new Schemas();

    private OpenApi() {
    }

    /// @param resources JAX-RS resource classes, in the order in which they are shown
    public static JsonObject describe(List<Class<?>> resources) {
        return new OpenApi().document(resources);
    }

    /// The methods that answer requests, in the order of their paths.
    static List<Method> operations(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods()).filter(method -> !verb(method).isEmpty())
                .sorted(Comparator.comparing(OpenApi::path).thenComparing(Method::getName)).toList();
    }

    /// The HTTP method in upper case; empty when this answers no requests.
    static String verb(Method method) {
        return Arrays.stream(method.getAnnotations()).map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class)).map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst().orElse("");
    }

    /// The path below the API's root, with its leading slash.
    static String path(Method method) {
        var under = method.getAnnotation(Path.class);
        return "/" + method.getDeclaringClass().getAnnotation(Path.class).value() + (under == null ? "" : "/" + under.value());
    }

    private JsonObject document(List<Class<?>> resources) {
        var paths = new LinkedHashMap<String, Map<String, List<Method>>>();
        resources.stream().flatMap(resource -> operations(resource).stream()).forEach(method ->
                paths.computeIfAbsent(path(method), _ -> new TreeMap<>())
                        .computeIfAbsent(verb(method).toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(method));
        var described = Json.createObjectBuilder();
        paths.forEach((path, verbs) -> {
            var item = Json.createObjectBuilder();
            verbs.forEach((verb, methods) -> item.add(verb, operation(methods)));
            described.add(path, item);
        });
        var tags = Json.createArrayBuilder();
        resources.forEach(resource -> tags.add(Json.createObjectBuilder().add("name", tag(resource))));
        return Json.createObjectBuilder()
                .add("openapi", "3.1.1")
                .add("info", Json.createObjectBuilder().add("title", "Mailward API").add("version", "1")
                        .add("description", "Customers, their mail domains, and how well these are protected. Times are in UTC (ISO 8601). "
                                + "Fields that are not known are left out; unknown fields and parameters in requests are refused.")
                        .add("license", Json.createObjectBuilder().add("name", "Apache-2.0").add("identifier", "Apache-2.0")))
                .add("servers", Json.createArrayBuilder().add(Json.createObjectBuilder().add("url", "/api/v1")))
                .add("security", Json.createArrayBuilder().add(Json.createObjectBuilder().add(KEY, Json.createArrayBuilder())))
                .add("tags", tags)
                .add("paths", described)
                .add("components", components())
                .build();
    }

    /// @param methods those that answer the same method at the same path, each for bodies of another media type
    private JsonObjectBuilder operation(List<Method> methods) {
        var method = methods.getFirst();
        var does = method.getAnnotation(Does.class);
        var operation = Json.createObjectBuilder().add("operationId", method.getName()).add("summary", does.value())
                .add("tags", Json.createArrayBuilder().add(tag(method.getDeclaringClass())));
        if (does.open()) {
            operation.add("security", Json.createArrayBuilder());
        } else {
            operation.add("description", "Needs a key with the right " + right(method) + ".");
        }
        var parameters = Json.createArrayBuilder();
        Arrays.stream(method.getParameters()).filter(OpenApi::inHead).forEach(parameter -> parameters.add(parameter(parameter)));
        if (does.once()) {
            parameters.add(Json.createObjectBuilder().add("name", Once.HEADER).add("in", "header").add("required", false).add("description", Once.MEANING)
                    .add("schema", Json.createObjectBuilder().add("type", "string").add("minLength", 1).add("maxLength", Once.LONGEST)));
        }
        operation.add("parameters", parameters);
        var content = Json.createObjectBuilder();
        boolean body = false;
        // A generator of clients writes code for the first form that a body may have, and nothing that it needs for a form of files elsewhere.
        for (var variant : methods.stream().sorted(Comparator.comparing(OpenApi::takesNoForm)).toList()) {
            for (var parameter : variant.getParameters()) {
                if (!inHead(parameter)) {
                    body = true;
                    var mediaTypes = List.of(variant.getAnnotation(Consumes.class).value());
                    content.add(mediaTypes.getFirst(), Json.createObjectBuilder().add("schema", body(parameter, mediaTypes)));
                }
            }
        }
        if (body) {
            operation.add("requestBody", Json.createObjectBuilder().add("required", true).add("content", content));
        }
        return operation.add("responses", responses(method, does, body));
    }

    private static boolean takesNoForm(Method method) {
        var consumes = method.getAnnotation(Consumes.class);
        return consumes == null || !List.of(consumes.value()).contains(MediaType.MULTIPART_FORM_DATA);
    }

    private JsonObjectBuilder responses(Method method, Does does, boolean body) {
        var responses = Json.createObjectBuilder().add(String.valueOf(does.status()), success(method, does));
        for (int status : problems(method, does, body)) {
            if (status == ProblemKind.REFUSED.status()) {
                responses.add("409", problem(does.refuses().isEmpty() ? ProblemKind.CHANGED_MEANWHILE.title() : does.refuses()));
            } else {
                responses.add(String.valueOf(status), Json.createObjectBuilder().add("$ref", "#/components/responses/Problem" + status));
            }
        }
        return responses;
    }

    /// Every status but the one of success.
    private static Set<Integer> problems(Method method, Does does, boolean body) {
        var statuses = new TreeSet<>(Set.of(406, 500, 503));
        if (!does.open()) {
            statuses.addAll(Set.of(401, 403, 429));
        }
        if (!does.open() || Arrays.stream(method.getParameters()).anyMatch(OpenApi::inHead)) {
            statuses.add(400);
        }
        if (does.missing() || Arrays.stream(method.getParameters()).anyMatch(parameter -> parameter.isAnnotationPresent(PathParam.class))) {
            statuses.add(404);
        }
        if (body) {
            statuses.addAll(Set.of(413, 415, 422));
        }
        if (Arrays.stream(method.getParameters()).anyMatch(parameter -> parameter.isAnnotationPresent(HeaderParam.class))) {
            statuses.addAll(Set.of(412, 428));
        }
        if (does.once()) {
            statuses.add(422);
        }
        if (does.limited()) {
            statuses.addAll(Set.of(422, 429));
        }
        if (!verb(method).equals(HttpMethod.GET)) {
            statuses.add(409);
        }
        return statuses;
    }

    private JsonObjectBuilder success(Method method, Does does) {
        if (method.getReturnType() == void.class) {
            return Json.createObjectBuilder().add("description", does.answer());
        }
        var content = Json.createObjectBuilder();
        for (var mediaType : produces(method)) {
            content.add(mediaType, Json.createObjectBuilder().add("schema", answer(method.getReturnType(), mediaType)));
        }
        var success = Json.createObjectBuilder().add("description", does.answer());
        var headers = Json.createObjectBuilder();
        if (Listed.class.isAssignableFrom(method.getReturnType())) {
            headers.add("Link", header("Links to the first, prev, next and last part of the list, where there are such (RFC 8288)."));
        }
        if (Located.class.isAssignableFrom(method.getReturnType()) && does.status() != 200) {
            headers.add("Location", header("Where to follow what was made; absent when nothing was."));
        }
        if (Versioned.class.isAssignableFrom(method.getReturnType())) {
            headers.add("ETag", header("The version, for If-Match."));
        }
        var built = headers.build();
        if (!built.isEmpty()) {
            success.add("headers", built);
        }
        return success.add("content", content);
    }

    /// A record as its own schema; a document or a file as what it is.
    private JsonObjectBuilder answer(Class<?> type, String mediaType) {
        if (!mediaType.equals(MediaType.APPLICATION_JSON)) {
            return octets(mediaType).add("contentMediaType", mediaType);
        }
        return type.isRecord() ? schemas.of(type) : Json.createObjectBuilder().add("type", "object");
    }

    private static List<String> produces(Method method) {
        var own = method.getAnnotation(Produces.class);
        return List.of((own != null ? own : method.getDeclaringClass().getAnnotation(Produces.class)).value());
    }

    private JsonObjectBuilder parameter(Parameter parameter) {
        var path = parameter.getAnnotation(PathParam.class);
        var header = parameter.getAnnotation(HeaderParam.class);
        return Json.createObjectBuilder()
                .add("name", path != null ? path.value() : header != null ? header.value() : parameter.getAnnotation(QueryParam.class).value())
                .add("in", path != null ? "path" : header != null ? "header" : "query")
                .add("required", path != null || header != null || parameter.isAnnotationPresent(NotNull.class))
                .add("description", text(parameter))
                .add("schema", schemas.ofParameter(parameter));
    }

    /// @param mediaTypes under which the same body is taken; a generated client would take a file for JSON where one of them is
    private JsonObjectBuilder body(Parameter parameter, List<String> mediaTypes) {
        if (parameter.getType().isRecord()) {
            return schemas.ofInput(parameter.getType());
        }
        if (parameter.getParameterizedType() instanceof ParameterizedType list && list.getActualTypeArguments()[0] == EntityPart.class) {
            return schemas.form("FileForm", "A form with a file.", "file", octets(MediaType.APPLICATION_OCTET_STREAM).add("contentMediaType", "text/csv").add("description", "The list."));
        }
        var others = mediaTypes.subList(1, mediaTypes.size());
        return octets(mediaTypes.getFirst()).add("description", text(parameter) + (others.isEmpty() ? "" : " Also taken as " + String.join(", ", others) + "."));
    }

    /// Text, or octets that a client must not take for text: generators of clients go by the format, which
    /// JSON Schema leaves to whoever reads it.
    private static JsonObjectBuilder octets(String mediaType) {
        var schema = Json.createObjectBuilder().add("type", "string");
        return mediaType.startsWith("text/") ? schema : schema.add("format", "binary");
    }

    private JsonObjectBuilder components() {
        var statuses = new TreeMap<Integer, List<ProblemKind>>();
        for (var kind : ProblemKind.values()) {
            statuses.computeIfAbsent(kind.status(), _ -> new ArrayList<>()).add(kind);
        }
        var responses = Json.createObjectBuilder();
        statuses.forEach((status, kinds) -> {
            var response = problem(String.join(" ", kinds.stream().map(kind -> kind.title() + ": " + kind.sentence()).toList()));
            if (status == ProblemKind.UNAUTHENTICATED.status()) {
                response.add("headers", Json.createObjectBuilder().add("WWW-Authenticate", header("Bearer")));
            }
            if (status == ProblemKind.UNAVAILABLE.status() || status == ProblemKind.TOO_MANY.status()) {
                response.add("headers", Json.createObjectBuilder().add("Retry-After", header("Seconds to wait.")));
            }
            responses.add("Problem" + status, response);
        });
        return Json.createObjectBuilder()
                .add("securitySchemes", Json.createObjectBuilder().add(KEY, Json.createObjectBuilder().add("type", "http").add("scheme", "bearer")
                        .add("description", "An API key. A provider's admin makes keys in the portal; each acts with one role, for the provider or for one customer.")))
                .add("responses", responses)
                .add("schemas", schemas.all());
    }

    private JsonObjectBuilder problem(String description) {
        return Json.createObjectBuilder().add("description", description).add("content",
                Json.createObjectBuilder().add(Problems.MEDIA_TYPE, Json.createObjectBuilder().add("schema", schemas.of(Problem.class))));
    }

    private static JsonObjectBuilder header(String description) {
        return Json.createObjectBuilder().add("description", description).add("schema", Json.createObjectBuilder().add("type", "string"));
    }

    private static String tag(Class<?> resource) {
        return text(resource);
    }

    /// True for what does not come in the body.
    private static boolean inHead(Parameter parameter) {
        return parameter.isAnnotationPresent(PathParam.class) || parameter.isAnnotationPresent(QueryParam.class) || parameter.isAnnotationPresent(HeaderParam.class);
    }

    /// The right that a key needs for an operation: reading for GET and changing for everything else, where it does not say otherwise.
    public static KeyRight right(Method method) {
        var right = method.getAnnotation(Does.class).right();
        if (right.length > 0) {
            return right[0];
        }
        return verb(method).equals(HttpMethod.GET) ? KeyRight.READ : KeyRight.CHANGE;
    }

    static String text(AnnotatedElement element) {
        var described = element.getAnnotation(Described.class);
        if (described == null) {
            throw new IllegalStateException(element + " is served by the API and has no @Described");
        }
        return described.value();
    }
}
