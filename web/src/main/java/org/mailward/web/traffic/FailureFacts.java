package org.mailward.web.traffic;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailward.web.component.Shown;
import org.mailward.web.component.Text;

/// What a failure report says, for people: one line for each thing that it names.
final class FailureFacts {

    /// What stands above already, or says nothing of the message.
    private static final Set<String> ELSEWHERE = Set.of("authFailure", "deliveryResult", "feedbackType", "version");

    /// Moments, which were made out when the report was read.
    private static final Set<String> MOMENTS = Set.of("arrival", "message.date");

    /// One thing that a report says.
    ///
    /// @param value several values stand on lines of their own
    public record Fact(String name, String value) implements Serializable {
    }

    private FailureFacts() {
    }

    /// @param kept as the report is kept; what cannot be taken apart is shown as it is
    static List<Fact> of(Text text, String kept) {
        if (kept.isBlank()) {
            return List.of();
        }
        try (var reader = Json.createReader(new StringReader(kept))) {
            return members("", reader.readObject()).filter(member -> !ELSEWHERE.contains(member.getKey()))
                    .map(member -> new Fact(text.code("failure-field", member.getKey()), shown(member.getKey(), plain(member.getValue())))).filter(fact -> !fact.value().isBlank()).toList();
        } catch (JsonException notAnObject) {
            return List.of(new Fact("", kept));
        }
    }

    private static Stream<Map.Entry<String, JsonValue>> members(String within, JsonObject object) {
        return object.entrySet().stream().flatMap(member -> member.getValue() instanceof JsonObject inner ? members(within + member.getKey() + ".", inner)
                : Stream.of(Map.entry(within + member.getKey(), member.getValue())));
    }

    private static String shown(String name, String value) {
        return MOMENTS.contains(name) && !value.isBlank() ? Shown.moment(Instant.parse(value)) : value;
    }

    private static String plain(JsonValue value) {
        return switch (value) {
            case JsonString words -> words.getString();
            case JsonArray several -> several.stream().map(FailureFacts::plain).collect(Collectors.joining("\n"));
            default -> value.toString();
        };
    }
}
