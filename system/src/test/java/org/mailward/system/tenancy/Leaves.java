package org.mailward.system.tenancy;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything that a result holds, however deep.
final class Leaves {

    /// @param path how it is reached from the result
    record Leaf(String path, Object value) {
        @Override
        public String toString() {
            return path + " = " + value;
        }
    }

    private final List<Leaf> found = new ArrayList<>();
    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();

    private Leaves() {
    }

    static List<Leaf> of(@Nullable Object result) {
        var leaves = new Leaves();
        leaves.look(result, "");
        return List.copyOf(leaves.found);
    }

    /// The result as text in which two results with the same meaning are equal: ids, moments and secrets are left out.
    static String text(@Nullable Object result) {
        return of(result).stream().map(Leaf::toString).collect(Collectors.joining("; "))
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "#id")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "#moment")
                .replaceAll("(mk|inv)_[\\w-]{20,}", "#secret")
                .replaceAll("\\s", " ");
    }

    private void look(@Nullable Object value, String path) {
        switch (value) {
            case null -> found.add(new Leaf(path, "null"));
            case Optional<?> maybe -> maybe.ifPresentOrElse(held -> look(held, path), () -> found.add(new Leaf(path, "nothing")));
            case Collection<?> all -> {
                if (all.isEmpty()) {
                    found.add(new Leaf(path, "[]"));
                }
                all.forEach(one -> look(one, path + "[]"));
            }
            case Map<?, ?> map -> map.forEach((key, held) -> {
                look(key, path + ".key");
                look(held, path + "[" + key + "]");
            });
            case byte[] bytes -> found.add(new Leaf(path, bytes.length + " bytes"));
            case Object array when array.getClass().isArray() -> {
                for (int i = 0; i < Array.getLength(array); i++) {
                    look(Array.get(array, i), path + "[" + i + "]");
                }
            }
            case Object ours when ours.getClass().getName().startsWith("org.mailward.") && !(ours instanceof Enum<?>) -> {
                found.add(new Leaf(path, ours.getClass().getSimpleName()));
                if (seen.put(ours, true) == null) {
                    fields(ours, path);
                }
            }
            default -> found.add(new Leaf(path, value));
        }
    }

    private void fields(Object ours, String path) {
        for (Class<?> type = ours.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                // Hibernate's enhancement adds the others.
                if (!Modifier.isStatic(field.getModifiers()) && !field.getName().startsWith("$$")) {
                    field.setAccessible(true);
                    try {
                        look(field.get(ours), path + "." + field.getName());
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(field + " cannot be read", e);
                    }
                }
            }
        }
    }
}
