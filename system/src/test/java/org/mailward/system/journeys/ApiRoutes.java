package org.mailward.system.journeys;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The operations of the REST API, read from its own description, so that a new one is tested without anybody remembering it.
final class ApiRoutes {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern CHOICE = Pattern.compile("(?i)\\bone of ([\\w-]+)");
    private static final String CSV = "text/csv";
    private static final String SOME_ID = "00000000-0000-4000-8000-0000000000ff";

    private final JsonObject description;

    ApiRoutes(JsonObject description) {
        this.description = description;
    }

    static ApiRoutes described() {
        var answer = Caller.visitor().get("/api/v1/openapi.json");
        if (answer.status() != 200) {
            throw new AssertionError("The API is not described: " + answer);
        }
        return new ApiRoutes(answer.json());
    }

    /// @param path with the names of its parameters in braces
    /// @param mediaType of the body; empty where none is sent
    /// @param query the parameters that are required, after a question mark; empty when there are none
    /// @param body that passes the reading, so that the answer is about the id and not about the body
    record Route(String method, String path, String query, String mediaType, String body) {

        /// In its path or in its body.
        boolean takesIds() {
            return path.contains("{") || body.contains(SOME_ID);
        }

        String bodyWith(Object id) {
            return body.replace(SOME_ID, id.toString());
        }

        String with(Object id) {
            return path.replaceAll("\\{[^}]+}", id.toString()) + query;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Route> all() {
        var base = server();
        var routes = new ArrayList<Route>();
        description.getJsonObject("paths").forEach((path, operations) -> operations.asJsonObject().forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                routes.add(route(method, base + path, operation.asJsonObject()));
            }
        }));
        return routes;
    }

    private String server() {
        var url = Optional.ofNullable(description.getJsonArray("servers")).filter(servers -> !servers.isEmpty()).map(servers -> servers.getJsonObject(0).getString("url")).orElse("/api/v1");
        return url.replaceFirst("https?://[^/]+", "").replaceFirst("/$", "");
    }

    private Route route(String method, String path, JsonObject operation) {
        var query = operation.getJsonArray("parameters").getValuesAs(JsonObject.class).stream().filter(parameter -> parameter.getString("in").equals("query") && parameter.getBoolean("required"))
                .map(parameter -> parameter.getString("name") + "=" + ((JsonString) example(parameter.getJsonObject("schema"))).getString()).collect(Collectors.joining("&", "?", ""));
        query = query.equals("?") ? "" : query;
        if (!operation.containsKey("requestBody")) {
            return new Route(method.toUpperCase(Locale.ROOT), path, query, "", "");
        }
        var content = operation.getJsonObject("requestBody").getJsonObject("content");
        var json = content.getJsonObject("application/json");
        return json == null ? new Route(method.toUpperCase(Locale.ROOT), path, query, CSV, "example.org\n")
                : new Route(method.toUpperCase(Locale.ROOT), path, query, "application/json", example(json.getJsonObject("schema")).toString());
    }

    /// The smallest value that a schema accepts.
    private JsonValue example(JsonObject schema) {
        if (schema.containsKey("$ref")) {
            return example((JsonObject) description.getValue(schema.getString("$ref").substring(1)));
        }
        if (schema.containsKey("examples")) {
            return schema.getJsonArray("examples").getFirst();
        }
        if (schema.containsKey("example")) {
            return schema.get("example");
        }
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").getFirst();
        }
        return switch (type(schema)) {
            case "object" -> {
                var object = Json.createObjectBuilder();
                var required = schema.containsKey("required") ? schema.getJsonArray("required").getValuesAs(JsonString::getString) : List.<String>of();
                required.forEach(name -> object.add(name, example(schema.getJsonObject("properties").getJsonObject(name))));
                yield object.build();
            }
            case "array" -> Json.createArrayBuilder().add(example(schema.getJsonObject("items"))).build();
            case "integer", "number" -> Json.createValue(1);
            case "boolean" -> JsonValue.TRUE;
            default -> Json.createValue(text(schema));
        };
    }

    private static String type(JsonObject schema) {
        var type = schema.get("type");
        if (type == null) {
            return "";
        }
        return type.getValueType() == JsonValue.ValueType.ARRAY ? type.asJsonArray().getString(0) : ((JsonString) type).getString();
    }

    private static String described(String words) {
        var choice = CHOICE.matcher(words);
        if (choice.find()) {
            return choice.group(1);
        }
        return words.contains("ISO 3166") ? "DE" : "example.org";
    }

    private static String text(JsonObject schema) {
        return switch (schema.getString("format", "")) {
            case "email" -> "somebody@example.org";
            case "uuid" -> SOME_ID;
            case "date-time" -> "2030-01-01T00:00:00Z";
            default -> described(schema.getString("description", ""));
        };
    }
}
