package org.mailward.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A client that knows nothing but the description: it makes every request from it, right and wrong in every way that the
/// description lets it think of, and holds each answer against it.
class DescribedInputTest extends ServedApi {

    private static final String ID = House.NOBODYS.toString();
    private static final String JSON = "application/json";

    /// Values of parameters that take no text.
    private static final Map<String, String> EXAMPLES = Map.of("form", "DMARC");

    private JsonObject document = JsonValue.EMPTY_JSON_OBJECT;

    private record Operation(String method, String path, JsonObject described) {
        /// With the parameters that are required.
        String address() {
            return path.replaceAll("\\{[a-zA-Z]+}", ID) + "?" + required("").map(name -> name + "=" + EXAMPLES.getOrDefault(name, "example.org")).collect(Collectors.joining("&"));
        }

        /// With the required parameters, but this one of them.
        String without(String parameter) {
            return path.replaceAll("\\{[a-zA-Z]+}", ID) + "?" + required(parameter).map(name -> name + "=" + EXAMPLES.getOrDefault(name, "example.org")).collect(Collectors.joining("&"));
        }

        Stream<String> required(String but) {
            return described.getJsonArray("parameters").getValuesAs(JsonObject.class).stream().filter(parameter -> parameter.getString("in").equals("query") && parameter.getBoolean("required"))
                    .map(parameter -> parameter.getString("name")).filter(name -> !name.equals(but));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Operation> operations() throws IOException, InterruptedException {
        document = get("/openapi.json").json();
        var operations = new ArrayList<Operation>();
        document.getJsonObject("paths").forEach((path, verbs) -> verbs.asJsonObject().forEach((verb, operation) ->
                operations.add(new Operation(verb.toUpperCase(Locale.ROOT), path, operation.asJsonObject()))));
        assertTrue(operations.size() >= 90, "Only " + operations.size() + " operations are described");
        return operations;
    }

    private JsonObject resolved(JsonObject schema) {
        return schema.containsKey("$ref") ? (JsonObject) document.getValue(schema.getString("$ref").substring(1)) : schema;
    }

    private JsonObject input(Operation operation) {
        var body = operation.described().getJsonObject("requestBody");
        var json = body == null ? null : body.getJsonObject("content").getJsonObject(JSON);
        var schema = json == null ? JsonValue.EMPTY_JSON_OBJECT : resolved(json.getJsonObject("schema"));
        // A report on encryption is JSON too, and comes as it is.
        return schema.containsKey("properties") ? schema : JsonValue.EMPTY_JSON_OBJECT;
    }

    /// The smallest value that a schema accepts.
    private JsonValue example(JsonObject described) {
        var schema = resolved(described);
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").getFirst();
        }
        return switch (schema.getString("type")) {
            case "object" -> object(schema);
            case "array" -> Json.createArrayBuilder().add(example(schema.getJsonObject("items"))).build();
            case "integer" -> Json.createValue(1);
            case "boolean" -> JsonValue.TRUE;
            default -> Json.createValue(schema.getString("format", "").equals("uuid") ? ID : "example.org");
        };
    }

    private JsonObject object(JsonObject schema) {
        var object = Json.createObjectBuilder();
        schema.getJsonArray("required").getValuesAs(JsonString::getString).forEach(name -> object.add(name, example(schema.getJsonObject("properties").getJsonObject(name))));
        return object.build();
    }

    /// A value of a type that the schema does not have.
    private JsonValue wrong(JsonObject described) {
        return switch (resolved(described).getString("type")) {
            case "object", "array", "integer", "boolean" -> Json.createValue("not of this type");
            default -> Json.createValue(7);
        };
    }

    private void named(Operation operation, String field, Answer answer) {
        assertEquals(400, answer.status(), operation + ", " + field + ": " + answer.response().body());
        assertEquals("application/problem+json", answer.header("Content-Type"), operation.toString());
        assertEquals(field, answer.json().getString("field", ""), operation + ": " + answer.response().body());
        assertTrue(answer.json().getString("detail").length() > 10, operation.toString());
    }

    @Test
    void a_body_that_does_not_fit_is_refused_by_the_name_of_its_field() throws IOException, InterruptedException {
        int sent = 0;
        for (var operation : operations()) {
            var schema = input(operation);
            if (schema.isEmpty()) {
                continue;
            }
            now = now.plusSeconds(60);
            var fitting = object(schema);
            for (var name : schema.getJsonArray("required").getValuesAs(JsonString::getString)) {
                named(operation, name, asked(operation, Json.createObjectBuilder(fitting).remove(name).build()));
                named(operation, name, asked(operation, Json.createObjectBuilder(fitting).add(name, JsonValue.NULL).build()));
                sent += 2;
            }
            for (var property : schema.getJsonObject("properties").entrySet()) {
                named(operation, property.getKey(), asked(operation, Json.createObjectBuilder(fitting).add(property.getKey(), wrong(property.getValue().asJsonObject())).build()));
                sent++;
            }
            named(operation, "surplus", asked(operation, Json.createObjectBuilder(fitting).add("surplus", 1).build()));
            sent++;
        }
        assertTrue(sent > 100, "Only " + sent + " wrong bodies were sent");
    }

    private Answer asked(Operation operation, JsonObject body) throws IOException, InterruptedException {
        return documented(operation.method(), operation.address(), JSON, body.toString(), "If-Match", "*");
    }

    @Test
    void a_parameter_that_cannot_be_read_is_refused_by_its_name() throws IOException, InterruptedException {
        int sent = 0;
        for (var operation : operations()) {
            now = now.plusSeconds(60);
            var body = input(operation);
            for (var parameter : operation.described().getJsonArray("parameters").getValuesAs(JsonObject.class)) {
                var schema = resolved(parameter.getJsonObject("schema"));
                boolean anything = schema.getString("type").equals("string") && !schema.containsKey("enum") && !schema.containsKey("format");
                if (parameter.getString("in").equals("query") && !anything) {
                    named(operation, parameter.getString("name"), documentedOr(operation, operation.without(parameter.getString("name")) + "&" + parameter.getString("name") + "=%20nonsense", body));
                    sent++;
                }
                if (parameter.getString("in").equals("query") && parameter.getBoolean("required")) {
                    named(operation, parameter.getString("name"), documentedOr(operation, operation.without(parameter.getString("name")), body));
                    sent++;
                }
            }
            if (operation.method().equals("GET") && !operation.path().equals("/openapi.json")) {
                named(operation, "surplus", documentedOr(operation, operation.address() + "&surplus=1", body));
                sent++;
            }
        }
        assertTrue(sent > 100, "Only " + sent + " wrong parameters were sent");
    }

    private Answer documentedOr(Operation operation, String address, JsonObject schema) throws IOException, InterruptedException {
        return schema.isEmpty() ? documented(operation.method(), address, type(operation), operation.described().containsKey("requestBody") ? "x" : null, "If-Match", "*")
                : documented(operation.method(), address, JSON, object(schema).toString(), "If-Match", "*");
    }

    private static String type(Operation operation) {
        var body = operation.described().getJsonObject("requestBody");
        return body == null ? null : body.getJsonObject("content").keySet().stream().filter(type -> !type.startsWith("multipart/")).findFirst().orElseThrow();
    }

    @Test
    void every_operation_is_there_and_asks_for_a_key() throws IOException, InterruptedException {
        var all = operations();
        keyIsValid = false;
        for (var operation : all) {
            var answer = send(operation.method(), operation.address(), type(operation), operation.described().containsKey("requestBody") ? "x" : null);
            boolean open = operation.described().get("security") instanceof JsonArray none && none.isEmpty();
            assertEquals(open ? 200 : 401, answer.status(), operation.toString());
        }
    }
}
