package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Visibility;
import org.mailward.scanning.Scan;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.store.Scans;
import org.mailward.system.tenancy.House.Office;
import org.mailward.system.tenancy.StoreCases.Reading;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// The first net alone: stores under a scope, on a superuser's connection, with no tenant for Hibernate to filter by.
@ExtendWith(HousesDatabase.Given.class)
class ScopeAloneTest {

    private static final int READINGS = 34;
    private static EntityManagerFactory factory;

    @BeforeAll
    static void open(HousesDatabase database) {
        factory = database.entities(Tenant.root());
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    static Stream<String> readings() {
        return StoreCases.READINGS.keySet().stream().sorted();
    }

    @Test
    void every_method_of_every_store_has_its_case() {
        var stores = new ClassFileImporter().importPackages("org.mailward").stream()
                .filter(type -> type.getPackageName().endsWith(".store") && type.isAnnotatedWith(ApplicationScoped.class) && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                // What a store is told to keep to reads and writes nothing.
                .filter(type -> !type.getSimpleName().endsWith("Limits"))
                .map(type -> type.reflect()).collect(Collectors.toSet());
        assertEquals(Set.copyOf(StoreCases.STORES), stores);
        var methods = stores.stream().flatMap(store -> Arrays.stream(store.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> store.getSimpleName() + "." + method.getName()
                        + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")")))).collect(Collectors.toCollection(TreeSet::new));
        var cases = Stream.of(StoreCases.READINGS.keySet(), StoreCases.READINGS_OF_THE_HOUSE.keySet(), StoreCases.READINGS_OF_A_PERSON.keySet(), StoreCases.PROOFS.keySet(), StoreCases.OF_THE_PLATFORM, StoreCases.OF_A_CLOCK, StoreCases.WRITINGS)
                .flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(methods, cases, "add the missing methods to StoreCases");
        assertTrue(StoreCases.READINGS.size() >= READINGS, "readings: " + StoreCases.READINGS.size());
    }

    /// Without this, the others would hold for a store that gives nothing to anybody.
    @ParameterizedTest
    @MethodSource("readings")
    void gives_what_is_in_scope(String method) {
        for (var scope : scopes()) {
            within(stores -> assertFalse(empty(read(method, stores, scope, House.ALDER.first())), method + " for " + scope));
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void gives_nothing_out_of_scope(String method) {
        for (var scope : scopes()) {
            for (var office : List.of(House.ALDER.first(), House.ALDER.second(), House.BIRCH.first(), House.BIRCH.second())) {
                within(stores -> assertEquals(List.of(), Leak.outOf(scope).in(read(method, stores, scope, office)), method + " for " + scope));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void answers_for_what_is_out_of_scope_as_for_what_does_not_exist(String method) {
        for (var scope : scopes()) {
            for (var office : outOf(scope)) {
                within(stores -> assertEquals(read(method, stores, scope, House.ALDER.unknown()), read(method, stores, scope, office),
                        method + " of " + office.mark() + " for " + scope));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void ties_the_transaction_to_the_scope(String method) {
        for (var scope : scopes()) {
            within(stores -> {
                read(method, stores, scope, House.ALDER.first());
                assertEquals(Set.of(Visibility.of(scope)), Set.copyOf(stores.pinned()), method);
            });
        }
    }

    @Test
    void an_analyst_without_a_customer_is_given_no_customer_s_rows() {
        for (var reading : StoreCases.READINGS.entrySet()) {
            // Everybody in the house sees its brand, where its reports are sent, and how long they are kept.
            if (!Set.of("Brands.ofProvider(Scope)", "ReportAddresses.settings(Scope)", "ReportAddresses.retention(Scope)").contains(reading.getKey())) {
                within(stores -> assertTrue(empty(reading.getValue().read(stores, House.ALDER.nobodys(), House.ALDER.first())), reading.getKey()));
            }
        }
    }

    @Test
    void what_is_of_the_house_alone_is_given_to_those_who_see_all_of_it_and_to_nobody_else() {
        for (var reading : StoreCases.READINGS_OF_THE_HOUSE.entrySet()) {
            within(stores -> {
                var given = reading.getValue().read(stores, House.ALDER.whole(), House.ALDER.first());
                assertFalse(empty(given), reading.getKey());
                assertEquals(List.of(), Leak.outOf(House.ALDER.whole()).in(given), reading.getKey());
                assertEquals(Set.of(Visibility.of(House.ALDER.whole())), Set.copyOf(stores.pinned()), reading.getKey());
            });
            within(stores -> assertEquals(reading.getValue().read(stores, House.ALDER.whole(), House.ALDER.unknown()),
                    reading.getValue().read(stores, House.ALDER.whole(), reading.getKey().contains("UUID") ? House.BIRCH.first() : House.ALDER.unknown()), reading.getKey()));
            for (var scope : List.of(House.ALDER.assigned(), House.ALDER.first().seenBy(Role.CUSTOMER_ADMIN), House.ALDER.nobodys())) {
                within(stores -> assertTrue(empty(reading.getValue().read(stores, scope, House.ALDER.first())), reading.getKey() + " for " + scope));
            }
        }
    }

    @Test
    void what_is_one_person_s_is_given_to_that_person_and_to_those_who_see_all_and_to_nobody_else() {
        for (var reading : StoreCases.READINGS_OF_A_PERSON.entrySet()) {
            for (var scope : List.of(House.ALDER.whole(), House.ALDER.assigned())) {
                within(stores -> {
                    var given = reading.getValue().read(stores, scope, House.ALDER.first());
                    assertFalse(empty(given), reading.getKey() + " for " + scope);
                    assertEquals(List.of(), Leak.outOf(scope).in(given), reading.getKey() + " for " + scope);
                    assertEquals(Set.of(Visibility.of(scope)), Set.copyOf(stores.pinned()), reading.getKey());
                });
            }
            // The view is shared with all of the provider's people.
            for (var scope : reading.getKey().startsWith("SavedViews.") ? List.of(House.ALDER.first().seenBy(Role.CUSTOMER_VIEWER))
                    : List.of(House.ALDER.nobodys(), House.ALDER.first().seenBy(Role.CUSTOMER_ADMIN), House.ALDER.first().seenBy(Role.CUSTOMER_VIEWER))) {
                within(stores -> assertTrue(empty(reading.getValue().read(stores, scope, House.ALDER.first())), reading.getKey() + " for " + scope));
            }
            if (reading.getKey().contains("UUID")) {
                within(stores -> assertTrue(empty(reading.getValue().read(stores, House.ALDER.assigned(), House.ALDER.second())), reading.getKey()));
                within(stores -> assertTrue(empty(reading.getValue().read(stores, House.ALDER.whole(), House.BIRCH.first())), reading.getKey()));
            }
        }
    }

    @Test
    void a_proof_opens_only_what_it_proves() {
        for (var proof : StoreCases.PROOFS.entrySet()) {
            var scope = House.ALDER.first().seenBy(Role.CUSTOMER_VIEWER);
            within(stores -> {
                var opened = proof.getValue().read(stores, scope, House.ALDER.first());
                assertFalse(empty(opened), proof.getKey());
                assertEquals(List.of(), Leak.outOf(scope).in(opened), proof.getKey());
                assertTrue(empty(proof.getValue().read(stores, scope, House.ALDER.unknown())), proof.getKey());
            });
        }
    }

    @Test
    void a_customer_s_row_out_of_scope_is_not_added() {
        var row = new Scan(UUID.randomUUID(), House.ALDER.second().customer(), House.ALDER.second().domain(), UUID.randomUUID(), ScanReason.REQUESTED, "test", House.THEN);
        for (var scope : List.of(House.ALDER.assigned(), House.ALDER.first().seenBy(Role.CUSTOMER_ADMIN), House.ALDER.nobodys())) {
            within(stores -> assertThrows(IllegalArgumentException.class, () -> stores.get(Scans.class).add(scope, List.of(row))));
        }
    }

    private static List<Scope> scopes() {
        return List.of(House.ALDER.whole(), House.ALDER.assigned(), House.ALDER.first().seenBy(Role.CUSTOMER_VIEWER));
    }

    private static List<Office> outOf(Scope scope) {
        var foreign = List.of(House.BIRCH.first(), House.BIRCH.second());
        return scope.seesAllCustomers() ? foreign : Stream.concat(foreign.stream(), Stream.of(House.ALDER.second())).toList();
    }

    private static @Nullable Object read(String method, Stores stores, Scope scope, Office office) {
        Reading reading = StoreCases.READINGS.get(method);
        return reading.read(stores, scope, office);
    }

    private static boolean empty(@Nullable Object result) {
        return switch (result) {
            case null -> true;
            case Boolean yes -> !yes;
            case Optional<?> maybe -> maybe.isEmpty();
            case Page<?> page -> page.total() == 0 && page.rows().isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case Collection<?> all -> all.stream().allMatch(ScopeAloneTest::empty);
            default -> false;
        };
    }

    private static void within(Consumer<Stores> work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.accept(new Stores(entities));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
