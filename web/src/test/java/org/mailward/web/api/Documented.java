package org.mailward.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import org.mailward.web.api.openapi.OpenApi;

/// Holds an answer of the API against its description.
final class Documented {

    private static final JsonObject DOCUMENT = OpenApi.describe(Api.RESOURCES);

    private Documented() {
    }

    /// @param path below the API's root, without its query
    /// @throws AssertionError when the description does not allow this answer
    static void check(String method, String path, int status, String mediaType, JsonValue body) {
        var template = DOCUMENT.getJsonObject("paths").keySet().stream()
                .filter(candidate -> path.matches(candidate.replaceAll("\\{[a-z]+}", "[^/]+")))
                .max(Comparator.comparing(candidate -> candidate.replaceAll("\\{[a-z]+}", "").length()))
                .orElseThrow(() -> new AssertionError(path + " is not described"));
        var operation = DOCUMENT.getJsonObject("paths").getJsonObject(template).getJsonObject(method.toLowerCase(Locale.ROOT));
        assertNotNull(operation, method + " " + template + " is not described");
        var response = operation.getJsonObject("responses").getJsonObject(String.valueOf(status));
        assertNotNull(response, method + " " + template + " is not described to answer " + status);
        if (body == JsonValue.NULL) {
            assertTrue(!resolve(response).containsKey("content"), method + " " + template + " is described to answer with something");
            return;
        }
        var content = resolve(response).getJsonObject("content").getJsonObject(mediaType);
        assertNotNull(content, method + " " + template + " is not described to answer with " + mediaType);
        fits(content.getJsonObject("schema"), body, method + " " + path);
    }

    private static JsonObject resolve(JsonObject schema) {
        if (!schema.containsKey("$ref")) {
            return schema;
        }
        var target = DOCUMENT;
        for (var step : schema.getString("$ref").substring(2).split("/")) {
            target = target.getJsonObject(step);
        }
        return target;
    }

    private static void fits(JsonObject described, JsonValue value, String where) {
        var schema = resolve(described);
        switch (schema.getString("type")) {
            case "object" -> object(schema, value.asJsonObject(), where);
            case "array" -> ((JsonArray) value).forEach(item -> fits(schema.getJsonObject("items"), item, where + "[]"));
            case "string" -> text(schema, ((JsonString) value).getString(), where);
            case "integer" -> assertTrue(((JsonNumber) value).isIntegral(), where);
            case "boolean" -> assertTrue(value == JsonValue.TRUE || value == JsonValue.FALSE, where);
            default -> throw new AssertionError(where + ": " + schema);
        }
    }

    private static void object(JsonObject schema, JsonObject value, String where) {
        var properties = schema.getJsonObject("properties");
        if (properties == null) {
            return;
        }
        schema.getJsonArray("required").getValuesAs(JsonString.class)
                .forEach(name -> assertTrue(value.containsKey(name.getString()), where + " lacks " + name));
        value.forEach((name, inner) -> {
            assertNotNull(properties.get(name), where + "." + name + " is not described");
            fits(properties.getJsonObject(name), inner, where + "." + name);
        });
        assertEquals(properties.keySet().stream().filter(value::containsKey).toList(), value.keySet().stream().toList(), where + " is in another order");
    }

    private static void text(JsonObject schema, String value, String where) {
        if (schema.containsKey("enum")) {
            assertTrue(schema.getJsonArray("enum").getValuesAs(JsonString.class).stream().anyMatch(word -> word.getString().equals(value)), where);
        }
        switch (schema.getString("format", "")) {
            case "uuid" -> assertEquals(value, UUID.fromString(value).toString(), where);
            case "date-time" -> assertEquals(value, Instant.parse(value).toString(), where);
            default -> assertNotNull(value, where);
        }
    }
}
