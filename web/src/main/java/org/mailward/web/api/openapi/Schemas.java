package org.mailward.web.api.openapi;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// The JSON Schemas of the shapes in use, collected while operations are described.
final class Schemas {

    private final Map<String, JsonValue> named = new TreeMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();

    JsonObjectBuilder of(Type type) {
        if (type instanceof ParameterizedType generic) {
            var inner = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return of(inner);
            }
            if (generic.getRawType() == List.class) {
                return Json.createObjectBuilder().add("type", "array").add("items", of(inner));
            }
        }
        if (type instanceof Class<?> plain) {
            if (plain.isRecord() || plain.isEnum()) {
                return named(plain);
            }
            var simple = simple(plain);
            if (simple.isPresent()) {
                return simple.get();
            }
        }
        throw new IllegalStateException(type + " has no form in JSON");
    }

    private static Optional<JsonObjectBuilder> simple(Class<?> type) {
        if (type == String.class) {
            return Optional.of(typed("string"));
        }
        if (type == UUID.class) {
            return Optional.of(typed("string").add("format", "uuid"));
        }
        if (type == Instant.class) {
            return Optional.of(typed("string").add("format", "date-time"));
        }
        if (type == LocalDate.class) {
            return Optional.of(typed("string").add("format", "date"));
        }
        if (type == int.class || type == Integer.class) {
            return Optional.of(typed("integer").add("format", "int32"));
        }
        if (type == long.class || type == Long.class) {
            return Optional.of(typed("integer").add("format", "int64"));
        }
        return type == boolean.class || type == Boolean.class ? Optional.of(typed("boolean")) : Optional.empty();
    }

    /// A record that comes in; its fields are all that it may have.
    JsonObjectBuilder ofInput(Class<?> type) {
        named.put(name(type), shape(type).add("additionalProperties", false).build());
        return of(type);
    }

    /// A form with one part. It has a name, because generators of clients leave a nameless one out where the same can be sent otherwise.
    JsonObjectBuilder form(String name, String description, String part, JsonObjectBuilder schema) {
        named.put(name, typed("object").add("description", description).add("required", Json.createArrayBuilder().add(part)).add("properties", Json.createObjectBuilder().add(part, schema)).build());
        return Json.createObjectBuilder().add("$ref", "#/components/schemas/" + name);
    }

    JsonObjectBuilder ofParameter(Parameter parameter) {
        var schema = of(parameter.getType());
        Optional.ofNullable(parameter.getAnnotation(Min.class)).ifPresent(min -> schema.add("minimum", min.value()));
        Optional.ofNullable(parameter.getAnnotation(Max.class)).ifPresent(max -> schema.add("maximum", max.value()));
        var preset = parameter.getAnnotation(DefaultValue.class);
        if (preset != null) {
            var type = parameter.getType();
            schema.add("default", type == int.class ? Json.createValue(Integer.parseInt(preset.value()))
                    : type == boolean.class ? preset.value().equals("true") ? JsonValue.TRUE : JsonValue.FALSE : Json.createValue(preset.value()));
        }
        return schema;
    }

    private JsonObjectBuilder named(Class<?> type) {
        var name = name(type);
        if (!named.containsKey(name)) {
            named.put(name, JsonValue.NULL);
            named.put(name, (type.isEnum() ? words(type) : shape(type)).build());
        }
        return Json.createObjectBuilder().add("$ref", "#/components/schemas/" + name);
    }

    /// The type's name, without the ending that records of the API have.
    private String name(Class<?> type) {
        var name = plain(type);
        var outer = type.getEnclosingClass();
        // Two words inside two types may be the same; the type around it then tells them apart.
        if (outer != null && types.containsKey(name) && types.get(name) != type) {
            name = plain(outer) + name;
        }
        var other = types.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(other + " and " + type + " would both be described as " + name);
        }
        return name;
    }

    private static String plain(Class<?> type) {
        var own = type.getSimpleName();
        return own.endsWith("Json") ? own.substring(0, own.length() - "Json".length()) : own;
    }

    private static JsonObjectBuilder words(Class<?> type) {
        var words = Json.createArrayBuilder();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> words.add(((Enum<?>) constant).name()));
        return typed("string").add("enum", words);
    }

    private JsonObjectBuilder shape(Class<?> type) {
        var properties = Json.createObjectBuilder();
        var required = Json.createArrayBuilder();
        for (var component : type.getRecordComponents()) {
            properties.add(component.getName(), of(component.getGenericType()).add("description", OpenApi.text(component)));
            if (component.getType() != Optional.class) {
                required.add(component.getName());
            }
        }
        return typed("object").add("description", OpenApi.text(type)).add("required", required).add("properties", properties);
    }

    JsonObjectBuilder all() {
        var all = Json.createObjectBuilder();
        named.forEach(all::add);
        return all;
    }

    private static JsonObjectBuilder typed(String type) {
        return Json.createObjectBuilder().add("type", type);
    }
}
