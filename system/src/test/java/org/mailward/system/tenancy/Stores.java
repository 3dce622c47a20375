package org.mailward.system.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.mailward.intake.store.PathLimits;
import org.mailward.platform.persistence.Lookups;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.persistence.PersistenceTrouble;
import org.mailward.platform.persistence.Visibility;
import org.mailward.platform.time.Ids;

/// The application's stores on a test's own entity manager.
final class Stores {

    private final Map<Class<?>, Object> parts = new HashMap<>();
    private final List<Visibility> pinned = new ArrayList<>();

    Stores(EntityManager entities) {
        parts.put(Persistence.class, new Persistence(entities, pinned::add));
        parts.put(Lookups.class, new OnOneConnection(entities));
        parts.put(Ids.class, new Ids());
        parts.put(PathLimits.class, new PathLimits());
    }

    /// Has what is made from now on use this.
    <T> Stores give(Class<T> type, T part) {
        parts.put(type, part);
        return this;
    }

    <T> T get(Class<T> store) {
        var made = parts.get(store);
        if (made == null) {
            made = make(store);
            parts.put(store, made);
        }
        return store.cast(made);
    }

    /// What the stores said that their transactions may see.
    List<Visibility> pinned() {
        return List.copyOf(pinned);
    }

    private Object make(Class<?> store) {
        try {
            var made = store.getConstructor().newInstance();
            for (var field : store.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    var part = field.getType().isAnnotationPresent(ApplicationScoped.class) ? get(field.getType()) : parts.get(field.getType());
                    if (part == null) {
                        throw new IllegalStateException(field + ": say in Stores what a test gives for it");
                    }
                    field.setAccessible(true);
                    field.set(made, part);
                }
            }
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(store + " cannot be made", e);
        }
    }

    private static final class OnOneConnection extends Lookups {

        private final EntityManager entities;

        private OnOneConnection(EntityManager entities) {
            this.entities = entities;
        }

        @Override
        public <T> List<T> ask(Visibility visibility, String sql, Row<T> row) {
            return entities.unwrap(Session.class).doReturningWork(connection -> asked(connection, visibility, sql, row));
        }

        private static <T> List<T> asked(Connection connection, Visibility visibility, String sql, Row<T> row) {
            try {
                HousesDatabase.see(connection, visibility);
                try (var statement = connection.prepareStatement(sql); var rows = statement.executeQuery()) {
                    var found = new ArrayList<T>();
                    while (rows.next()) {
                        found.add(row.read(rows));
                    }
                    return List.copyOf(found);
                }
            } catch (SQLException e) {
                throw new PersistenceTrouble("The lookup failed", e);
            }
        }
    }
}
