package org.mailward.system.tenancy;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.Scope;

/// Looks through a result, however deep, for anything that a scope must not see.
///
/// @param ids of rows out of scope
/// @param marks texts that only rows out of scope hold
record Leak(Set<UUID> ids, Set<String> marks) {

    /// What must not come out to a scope of ALDER.
    static Leak outOf(Scope scope) {
        var ids = new HashSet<UUID>(House.BIRCH.ownIds());
        ids.addAll(House.BIRCH.first().ids());
        ids.addAll(House.BIRCH.second().ids());
        var marks = new HashSet<String>(Set.of(House.BIRCH.mark()));
        if (!scope.seesAllCustomers()) {
            ids.addAll(House.ALDER.ownIds());
            ids.removeAll(Set.of(House.ALDER.provider(), House.ALDER.id("brand")));
            ids.addAll(House.ALDER.second().ids());
            marks.add(House.ALDER.second().mark());
        }
        return new Leak(Set.copyOf(ids), Set.copyOf(marks));
    }

    /// Everything in the result that must not be there.
    List<String> in(@Nullable Object result) {
        var found = new ArrayList<String>();
        look(result, "result", found, new IdentityHashMap<>());
        return List.copyOf(found);
    }

    private void look(@Nullable Object value, String path, List<String> found, IdentityHashMap<Object, Boolean> seen) {
        switch (value) {
            case null -> {
            }
            case UUID id -> {
                if (ids.contains(id)) {
                    found.add(path + " = " + id);
                }
            }
            case String text -> marks.stream().filter(text.toLowerCase(Locale.ROOT)::contains).forEach(mark -> found.add(path + " = " + text));
            case Optional<?> maybe -> look(maybe.orElse(null), path, found, seen);
            case Collection<?> all -> all.forEach(one -> look(one, path + "[]", found, seen));
            case Map<?, ?> map -> map.forEach((key, held) -> {
                look(key, path + ".key", found, seen);
                look(held, path + "[" + key + "]", found, seen);
            });
            case Object array when array.getClass().isArray() && !array.getClass().getComponentType().isPrimitive() -> {
                for (int i = 0; i < Array.getLength(array); i++) {
                    look(Array.get(array, i), path + "[" + i + "]", found, seen);
                }
            }
            case Object ours when ours.getClass().getName().startsWith("org.mailward.") && !(ours instanceof Enum<?>) -> {
                if (seen.put(ours, true) == null) {
                    fields(ours, path, found, seen);
                }
            }
            default -> {
            }
        }
    }

    private void fields(Object ours, String path, List<String> found, IdentityHashMap<Object, Boolean> seen) {
        for (Class<?> type = ours.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getName().startsWith("$$")) {
                    continue;
                }
                field.setAccessible(true);
                try {
                    look(field.get(ours), path + "." + field.getName(), found, seen);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(field + " cannot be read", e);
                }
            }
        }
    }
}
