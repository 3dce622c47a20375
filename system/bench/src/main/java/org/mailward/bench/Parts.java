package org.mailward.bench;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts parts of the application together as its server does, each once.
final class Parts {

    private final Map<Class<?>, Object> parts = new HashMap<>();

    /// Gives a part of the application, made with all that it needs; settings have their defaults.
    <T> T get(Class<T> type) {
        var known = parts.get(type);
        if (known == null) {
            known = made(type);
            parts.put(type, known);
        }
        return type.cast(known);
    }

    /// Says what is given for a part.
    void put(Class<?> type, Object part) {
        parts.put(type, part);
    }

    private Object made(Class<?> type) {
        try {
            var made = type.getConstructor().newInstance();
            for (var field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    field.setAccessible(true);
                    var setting = field.getAnnotation(ConfigProperty.class);
                    field.set(made, setting == null ? get(field.getType()) : setting(field.getType(), setting));
                }
            }
            for (var method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(PostConstruct.class)) {
                    method.setAccessible(true);
                    method.invoke(made);
                }
            }
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static Object setting(Class<?> type, ConfigProperty setting) {
        String text = System.getProperty(setting.name(), setting.defaultValue());
        return type == int.class ? (Object) Integer.valueOf(text) : type == String.class ? text : type == long.class ? Long.valueOf(text) : Duration.parse(text);
    }
}
