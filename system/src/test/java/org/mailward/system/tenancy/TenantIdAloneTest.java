package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.access.ApiKey;
import org.mailward.audit.AuditEvent;
import org.mailward.branding.Brand;
import org.mailward.onboarding.Invitation;
import org.mailward.scanning.Scan;
import org.mailward.scanning.Snapshot;
import org.mailward.scanning.TrackedFinding;
import org.mailward.tenancy.Assignment;
import org.mailward.tenancy.CustomerStateChange;
import org.mailward.tenancy.Provider;
import org.mailward.tenancy.TenantRow;

/// The second net alone: Hibernate's tenant on a superuser's connection, and queries that name no scope.
@ExtendWith(HousesDatabase.Given.class)
class TenantIdAloneTest {

    private static final int ENTITIES = 12;
    /// Entities that no other table refers to.
    private static final List<Class<? extends TenantRow>> LEAVES = List.of(TrackedFinding.class, Scan.class, Snapshot.class, AuditEvent.class,
            ApiKey.class, Invitation.class, Brand.class, Assignment.class, CustomerStateChange.class);

    private static final Tenant TENANT = new Tenant();
    private static EntityManagerFactory factory;

    @BeforeAll
    static void open(HousesDatabase database) {
        factory = database.entities(TENANT);
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void every_entity_but_the_provider_bears_it() {
        var without = Tenant.entities().stream().filter(type -> !Modifier.isAbstract(type.getModifiers()) && !TenantRow.class.isAssignableFrom(type)).toList();
        assertEquals(List.of(Provider.class), without);
        assertTrue(rows().size() >= ENTITIES, "entities seen: " + rows());
    }

    @Test
    void a_query_without_a_scope_sees_the_tenant_s_rows_only() {
        for (var house : House.values()) {
            within(house, entities -> {
                for (var type : rows()) {
                    var seen = entities.createQuery("select e from " + type.getSimpleName() + " e", type).getResultList();
                    assertTrue(!seen.isEmpty(), type.getSimpleName());
                    assertTrue(seen.stream().allMatch(row -> row.providerId().equals(house.provider())), type.getSimpleName());
                    assertEquals(seen.size(), entities.createQuery("select count(e) from " + type.getSimpleName() + " e", Long.class).getSingleResult().intValue(), type.getSimpleName());
                }
            });
        }
    }

    @Test
    void finding_by_id_gives_the_tenant_s_rows_only() {
        for (var type : rows()) {
            var foreign = anId(House.BIRCH, type);
            within(House.BIRCH, entities -> assertNotNull(entities.find(type, foreign), type.getSimpleName()));
            within(House.ALDER, entities -> {
                assertNull(entities.find(type, foreign), type.getSimpleName());
                assertEquals(List.of(), entities.unwrap(Session.class).findMultiple(type, List.of(foreign)).stream().filter(Objects::nonNull).toList(), type.getSimpleName());
                var reference = entities.getReference(type, foreign);
                assertThrows(EntityNotFoundException.class, reference::providerId, type.getSimpleName());
            });
        }
    }

    @Test
    void bulk_statements_touch_the_tenant_s_rows_only() {
        for (var type : LEAVES) {
            var owned = of(House.ALDER, entities -> entities.createQuery("select count(e) from " + type.getSimpleName() + " e", Long.class).getSingleResult());
            var touched = of(House.ALDER, entities -> (long) entities.createQuery("delete from " + type.getSimpleName() + " e").executeUpdate());
            assertEquals(owned, touched, type.getSimpleName());
            var foreign = anId(House.BIRCH, type);
            within(House.ALDER, entities -> assertEquals(0, entities.createQuery("delete from " + type.getSimpleName() + " e where e.id = :id")
                    .setParameter("id", foreign).executeUpdate(), type.getSimpleName()));
        }
    }

    @Test
    void a_new_row_belongs_to_the_tenant() {
        within(House.ALDER, entities -> {
            var event = new AuditEvent(UUID.randomUUID(), House.ALDER.whole().actor(), Optional.empty(), House.THEN, "test", "test", "test");
            entities.persist(event);
            entities.flush();
            assertEquals(House.ALDER.provider(), event.providerId());
        });
    }

    @Test
    void another_tenant_s_row_cannot_be_merged() {
        for (var type : rows()) {
            TenantRow detached = of(House.BIRCH, entities -> entities.find(type, anId(House.BIRCH, type)));
            within(House.ALDER, entities -> {
                assertThrows(PersistenceException.class, () -> {
                    entities.merge(detached);
                    entities.flush();
                }, type.getSimpleName());
            });
        }
    }

    /// What must never carry the isolation: when one of these fails, Hibernate has learnt to guard it.
    @Nested
    class DoesNotGuard {

        @Test
        void native_queries() {
            within(House.ALDER, entities -> assertEquals(House.values().length,
                    entities.createNativeQuery("select distinct provider_id from finding").getResultList().size()));
        }

        @Test
        void the_list_of_providers() {
            within(House.ALDER, entities -> assertEquals(House.values().length, entities.createQuery("select p from Provider p", Provider.class).getResultList().size()));
        }

        /// HHH-20883.
        @Test
        void changes_through_a_stateless_session() {
            var row = of(House.BIRCH, entities -> entities.find(Brand.class, House.BIRCH.id("brand")));
            stateless(House.ALDER, session -> {
                session.delete(row);
                assertEquals(1L, session.createNativeQuery("select count(*) from brand", Long.class).getSingleResult());
            });
        }
    }

    private static List<Class<? extends TenantRow>> rows() {
        return Tenant.entities().stream().filter(type -> !Modifier.isAbstract(type.getModifiers()) && TenantRow.class.isAssignableFrom(type))
                .<Class<? extends TenantRow>>map(type -> type.asSubclass(TenantRow.class)).toList();
    }

    private static UUID anId(House house, Class<? extends TenantRow> type) {
        return of(house, entities -> entities.createQuery("select e.id from " + type.getSimpleName() + " e", UUID.class).setMaxResults(1).getSingleResult());
    }

    private static void within(House house, Consumer<EntityManager> work) {
        of(house, entities -> {
            work.accept(entities);
            return true;
        });
    }

    /// Works in one transaction for one tenant, and undoes it.
    private static <T> T of(House house, Function<EntityManager, T> work) {
        TENANT.is(house);
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                return work.apply(entities);
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    private static void stateless(House house, Consumer<StatelessSession> work) {
        TENANT.is(house);
        try (var session = factory.unwrap(SessionFactory.class).openStatelessSession()) {
            session.beginTransaction();
            try {
                work.accept(session);
            } finally {
                session.getTransaction().rollback();
            }
        }
    }
}
