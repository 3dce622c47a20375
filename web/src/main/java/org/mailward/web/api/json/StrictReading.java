package org.mailward.web.api.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mailward.web.api.problem.ProblemException;

/// Makes a record of a JSON object, and names the field that does not fit.
///
/// What comes in is text, ids, words of a fixed list, whole numbers, truth values, records of these, and lists.
final class StrictReading {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private StrictReading() {
    }

    static <R extends Record> R read(Class<R> type, JsonObject json) {
        return read(type, "", json);
    }

    /// @param within the name of the field that holds the object, with a dot at its end; empty for the body itself
    private static <R extends Record> R read(Class<R> type, String within, JsonObject json) {
        var components = type.getRecordComponents();
        refuseUnknown(components, within, json);
        var values = Arrays.stream(components)
                .map(component -> value(component.getGenericType(), within + component.getName(), json.get(component.getName()))).toArray();
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made from JSON", e);
        }
    }

    private static void refuseUnknown(RecordComponent[] components, String within, JsonObject json) {
        var known = Arrays.stream(components).map(RecordComponent::getName).toList();
        var unknown = new TreeSet<>(json.keySet());
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw ProblemException.unreadable(within + unknown.first(), "There is no field '" + shown(unknown.first()) + "' here; the fields are "
                    + String.join(", ", known) + ".");
        }
    }

    private static Object value(Type type, String field, JsonValue json) {
        boolean absent = json == null || json == JsonValue.NULL;
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return absent ? Optional.empty() : Optional.of(value(generic.getActualTypeArguments()[0], field, json));
        }
        if (absent) {
            throw ProblemException.unreadable(field, "The field '" + field + "' is missing.");
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return list(generic.getActualTypeArguments()[0], field, json);
        }
        return type instanceof Class<?> plain ? single(plain, field, json) : unreadableType(type);
    }

    private static Object unreadableType(Type type) {
        throw new IllegalStateException(type + " is not read from JSON");
    }

    private static Object single(Class<?> type, String field, JsonValue json) {
        if (type.isRecord()) {
            return record(type.asSubclass(Record.class), field, json);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(field, json);
        }
        if (type == int.class || type == Integer.class) {
            return number(field, json);
        }
        var text = json instanceof JsonString string ? string.getString() : null;
        if (text == null) {
            throw ProblemException.unreadable(field, "The field '" + field + "' holds text in quotation marks.");
        }
        if (type == String.class) {
            return text;
        }
        return type == UUID.class ? id(field, text) : word(type, field, text);
    }

    private static Record record(Class<? extends Record> type, String field, JsonValue json) {
        if (json instanceof JsonObject object) {
            return read(type, field + ".", object);
        }
        throw ProblemException.unreadable(field, "The field '" + field + "' holds an object in braces.");
    }

    private static boolean truth(String field, JsonValue json) {
        if (json == JsonValue.TRUE || json == JsonValue.FALSE) {
            return json == JsonValue.TRUE;
        }
        throw ProblemException.unreadable(field, "The field '" + field + "' is true or false, without quotation marks.");
    }

    private static int number(String field, JsonValue json) {
        try {
            if (json instanceof JsonNumber number) {
                return number.intValueExact();
            }
        } catch (ArithmeticException e) {
            throw ProblemException.unreadable(field, "'" + shown(json.toString()) + "' in '" + field + "' is no whole number, or too large.");
        }
        throw ProblemException.unreadable(field, "The field '" + field + "' holds a whole number without quotation marks.");
    }

    private static UUID id(String field, String text) {
        if (!ID.matcher(text).matches()) {
            throw ProblemException.unreadable(field, "'" + shown(text) + "' in '" + field + "' is no id; ids look like 01900000-0000-7000-8000-000000000001.");
        }
        return UUID.fromString(text);
    }

    private static List<Object> list(Type of, String field, JsonValue json) {
        if (!(json instanceof JsonArray array)) {
            throw ProblemException.unreadable(field, "The field '" + field + "' holds a list in square brackets.");
        }
        var values = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            values.add(value(of, field + "[" + i + "]", array.get(i)));
        }
        return List.copyOf(values);
    }

    private static Object word(Class<?> type, String field, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(text)).findFirst()
                .orElseThrow(() -> ProblemException.unreadable(field, "'" + shown(text) + "' is none of the words for '" + field + "'; they are "
                        + String.join(", ", Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList()) + "."));
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
