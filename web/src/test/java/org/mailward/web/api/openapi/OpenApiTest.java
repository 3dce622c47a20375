package org.mailward.web.api.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.TreeSet;
import java.util.Set;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailward.web.api.Api;
import org.mailward.web.api.problem.ProblemKind;

class OpenApiTest {

    private static final JsonObject DOCUMENT = OpenApi.describe(Api.RESOURCES);

    @Test
    void every_served_method_is_described_with_its_status_and_nothing_else_is() {
        var served = new HashSet<String>();
        for (var resource : Api.RESOURCES) {
            for (var method : resource.getDeclaredMethods()) {
                for (var annotation : method.getAnnotations()) {
                    var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (verb != null) {
                        served.add(verb.value() + " " + address(resource, method) + " " + method.getAnnotation(Does.class).status());
                    }
                }
            }
        }
        var described = new HashSet<String>();
        paths().forEach((path, item) -> item.asJsonObject().forEach((verb, operation) -> operation.asJsonObject().getJsonObject("responses").keySet().stream()
                .filter(status -> status.startsWith("2")).forEach(status -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path + " " + status))));
        assertEquals(served, described);
        assertTrue(served.size() >= 18, () -> "Only " + served.size() + " operations were looked at");
    }

    private static String address(Class<?> resource, Method method) {
        var own = method.getAnnotation(Path.class);
        return "/" + resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
    }

    /// "A part of the list." leaves open which part, and "A table." what stands in it.
    @Test
    void an_answer_says_in_which_order_a_list_is_and_what_a_table_holds() {
        var vague = new TreeSet<String>();
        for (var resource : Api.RESOURCES) {
            Arrays.stream(resource.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Does.class))
                    .filter(method -> method.getAnnotation(Does.class).answer().matches("A part of the list\\.|A table for a spreadsheet\\.|The \\w+ ?\\w*\\.")
                            && !method.getName().matches("get(Prospect|Customer|Mailbox|KeptReport|Logo|CustomerTags|DomainTags)|setTarget"))
                    .forEach(method -> vague.add(method.getName()));
        }
        assertEquals(Set.of(), vague);
    }

    @Test
    void a_body_of_text_is_described_where_it_is_taken() {
        assertTrue(body("/tools/message", "message/rfc822").contains("RFC 5322"), body("/tools/message", "message/rfc822"));
        assertTrue(body("/customers/{customer}/domains/import", "text/csv").contains("domain name"), body("/customers/{customer}/domains/import", "text/csv"));
    }

    private static String body(String path, String mediaType) {
        return paths().getJsonObject(path).getJsonObject("post").getJsonObject("requestBody").getJsonObject("content").getJsonObject(mediaType)
                .getJsonObject("schema").getString("description");
    }

    @Test
    void every_parameter_in_a_path_is_described() {
        operations().forEach(operation -> operation.getJsonArray("parameters").getValuesAs(JsonObject.class).forEach(parameter ->
                assertFalse(parameter.getString("description").isBlank())));
        paths().forEach((path, item) -> item.asJsonObject().values().forEach(operation -> {
            var named = operation.asJsonObject().getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                    .filter(parameter -> parameter.getString("in").equals("path")).map(parameter -> "{" + parameter.getString("name") + "}").toList();
            named.forEach(name -> assertTrue(path.contains(name), path));
            assertEquals(path.chars().filter(c -> c == '{').count(), named.size(), path);
        }));
    }

    @Test
    void operations_have_ids_of_their_own() {
        var ids = operations().map(operation -> operation.getString("operationId")).toList();
        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    @Test
    void every_reference_leads_somewhere_and_every_schema_is_in_use() {
        var references = new HashSet<String>();
        collect(DOCUMENT, references);
        for (var reference : references) {
            JsonValue target = DOCUMENT;
            for (var step : reference.substring(2).split("/")) {
                target = target.asJsonObject().get(step);
                assertNotNull(target, reference);
            }
        }
        DOCUMENT.getJsonObject("components").getJsonObject("schemas").keySet()
                .forEach(name -> assertTrue(references.contains("#/components/schemas/" + name), name));
    }

    private static void collect(JsonValue value, HashSet<String> into) {
        if (value instanceof JsonObject object) {
            if (object.get("$ref") instanceof JsonString reference) {
                into.add(reference.getString());
            }
            object.values().forEach(inner -> collect(inner, into));
        } else if (value instanceof JsonArray array) {
            array.forEach(inner -> collect(inner, into));
        }
    }

    @Test
    void each_operation_says_what_can_go_wrong() {
        paths().forEach((path, item) -> item.asJsonObject().forEach((verb, operation) -> {
            var statuses = operation.asJsonObject().getJsonObject("responses").keySet();
            assertTrue(statuses.containsAll(List.of("406", "500", "503")), path);
            assertEquals(!path.equals("/openapi.json"), statuses.containsAll(List.of("401", "403")), path);
            // The one thing without an id in its address that there may be none of.
            assertEquals(path.contains("{") || path.equals("/brand/logo") && verb.equals("get"), statuses.contains("404"), path);
            assertEquals(operation.asJsonObject().containsKey("requestBody"), statuses.containsAll(List.of("400", "413", "415", "422")), path);
            assertEquals(!verb.equals("get"), statuses.contains("409"), path);
        }));
    }

    @Test
    void only_the_description_is_open_to_all() {
        assertEquals(List.of("getOpenApi"), operations().filter(operation -> operation.containsKey("security"))
                .map(operation -> operation.getString("operationId")).toList());
    }

    @Test
    void the_guide_names_every_operation_every_word_and_every_problem() throws IOException {
        var guide = Files.readString(java.nio.file.Path.of("..", "docs", "api.md"));
        var missing = new ArrayList<String>();
        paths().forEach((path, item) -> item.asJsonObject().keySet().forEach(verb -> need(guide, "`" + verb.toUpperCase(Locale.ROOT) + " " + path + "`", missing)));
        DOCUMENT.getJsonObject("components").getJsonObject("schemas").values().forEach(schema -> {
            if (schema.asJsonObject().containsKey("enum")) {
                schema.asJsonObject().getJsonArray("enum").getValuesAs(JsonString.class).forEach(word -> need(guide, "`" + word.getString() + "`", missing));
            }
        });
        Arrays.stream(ProblemKind.values()).forEach(kind -> need(guide, "`" + kind.type() + "`", missing));
        assertEquals(List.of(), missing);
    }

    private static void need(String guide, String words, ArrayList<String> missing) {
        if (!guide.contains(words)) {
            missing.add(words);
        }
    }

    private static JsonObject paths() {
        return DOCUMENT.getJsonObject("paths");
    }

    private static Stream<JsonObject> operations() {
        return paths().values().stream().flatMap(item -> item.asJsonObject().values().stream()).map(JsonValue::asJsonObject);
    }
}
