package org.mailward.web.api.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mailward.web.api.problem.ProblemException;

/// Reads query parameters, and names the one that cannot be read. Without this a wrong one would read as "not found".
@Provider
public class QueryValues implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        var query = find(annotations, QueryParam.class);
        if (query.isEmpty()) {
            return null;
        }
        var name = query.get().value();
        if (type == int.class || type == Integer.class) {
            return (ParamConverter<T>) new Reading<>(text -> number(name, text, annotations));
        }
        if (type == boolean.class || type == Boolean.class) {
            return (ParamConverter<T>) new Reading<>(text -> truth(name, text));
        }
        if (type == Instant.class) {
            return (ParamConverter<T>) new Reading<>(text -> moment(name, text));
        }
        if (type == LocalDate.class) {
            return (ParamConverter<T>) new Reading<>(text -> day(name, text));
        }
        if (type == UUID.class) {
            return (ParamConverter<T>) new Reading<>(text -> id(name, text));
        }
        return type.isEnum() ? new Reading<>(text -> word(name, text, type)) : null;
    }

    private static int number(String name, String text, Annotation[] annotations) {
        int least = find(annotations, Min.class).map(min -> (int) min.value()).orElse(0);
        int most = find(annotations, Max.class).map(max -> (int) max.value()).orElse(Integer.MAX_VALUE);
        if (text.matches("[0-9]{1,10}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most) {
            return Integer.parseInt(text);
        }
        throw ProblemException.unreadable(name, "The parameter '" + name + "' is a whole number from " + least + " to " + most + ".");
    }

    private static boolean truth(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.unreadable(name, "The parameter '" + name + "' is true or false.");
        };
    }

    private static Instant moment(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw ProblemException.unreadable(name, "The parameter '" + name + "' is a moment in UTC, such as 2026-01-31T00:00:00Z.");
        }
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw ProblemException.unreadable(name, "The parameter '" + name + "' is a day, such as 2026-01-31.");
        }
    }

    private static UUID id(String name, String text) {
        if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return UUID.fromString(text);
        }
        throw ProblemException.unreadable(name, "The parameter '" + name + "' is an id.");
    }

    /// Takes a word in either case, its parts joined by hyphens or underscores.
    private static <T> T word(String name, String text, Class<T> type) {
        var constant = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants()).filter(candidate -> ((Enum<?>) candidate).name().equals(constant)).findFirst()
                .orElseThrow(() -> ProblemException.unreadable(name, "The parameter '" + name + "' is one of "
                        + String.join(", ", Arrays.stream(type.getEnumConstants()).map(candidate -> ((Enum<?>) candidate).name()).toList()) + "."));
    }

    private static <A extends Annotation> Optional<A> find(Annotation[] annotations, Class<A> kind) {
        return Arrays.stream(annotations).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private record Reading<T>(Function<String, T> read) implements ParamConverter<T> {
        @Override
        public T fromString(String value) {
            return value == null ? null : read.apply(value);
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
