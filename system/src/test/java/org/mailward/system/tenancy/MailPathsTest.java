package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.sources.AddressFacts.Spread;
import org.mailward.sources.Attribution;
import org.mailward.sources.NetworkOwner;
import org.mailward.sources.Reason;
import org.mailward.sources.Rulings;
import org.mailward.sources.SourceClass;
import org.mailward.sources.store.MailPaths;
import org.mailward.sources.store.PathCatalogue;
import org.mailward.sources.store.PathNetworks;
import org.mailward.sources.store.MailPaths.Named;
import org.mailward.sources.store.MailPaths.Path;
import org.mailward.sources.store.MailPaths.Unnamed;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Scope;

/// An address that reports brought is looked up once, and its paths are named in their provider's house alone.
@ExtendWith(HousesDatabase.Given.class)
class MailPathsTest {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();
    private static final String ADDRESS = "198.51.100.9";
    private static final String CLAIMED = "198.51.100.10";
    private static final String HANDED_ON = "198.51.100.11";
    private static final String EVIDENCE = "dkim+mcsv.net/k1 spf=pass/b.mcsv.net";
    private static final UUID PATH = OFFICE.id("path to be named");
    private static final Unnamed UNNAMED = new Unnamed(OFFICE.customer(), OFFICE.domain(), OFFICE.domainName().ascii(), ADDRESS);

    private static EntityManagerFactory factory;

    @BeforeAll
    static void open(HousesDatabase database) {
        factory = database.entities(Tenant.root());
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void an_address_waits_until_its_paths_are_named() {
        within(paths -> {
            assertTrue(paths.unnamed(SCOPE, 1_000, List.of()).contains(UNNAMED));
            assertEquals(List.of(new Path(PATH, EVIDENCE, "")), paths.unnamedAt(SCOPE, UNNAMED));
            assertTrue(paths.name(SCOPE, UNNAMED, named(SourceClass.KNOWN_UNALIGNED)), "it is of another class now");
            assertFalse(paths.unnamed(SCOPE, 1_000, List.of()).contains(UNNAMED));
            assertFalse(paths.name(SCOPE, UNNAMED, named(SourceClass.FORWARDER)), "a second time changes nothing");
        });
    }

    /// Else a hundred addresses whose servers are silent would be all that is ever asked about.
    @Test
    void addresses_that_rest_leave_their_turn_to_others() {
        within(paths -> {
            var first = paths.unnamed(SCOPE, 2, List.of()).stream().map(Unnamed::address).toList();
            var next = paths.unnamed(SCOPE, 2, first).stream().map(Unnamed::address).toList();
            assertFalse(next.isEmpty());
            assertTrue(first.stream().noneMatch(next::contains), first + " and then " + next);
        });
    }

    @Test
    void whoever_stays_in_its_class_makes_nothing_to_be_summed_again() {
        within(paths -> {
            assertFalse(paths.name(SCOPE, UNNAMED, named(SourceClass.UNKNOWN)));
            assertFalse(paths.unnamed(SCOPE, 1_000, List.of()).contains(UNNAMED));
        });
    }

    @Test
    void domains_of_an_address_are_counted_up_to_a_limit_and_those_that_it_is_set_up_for_apart() {
        within(paths -> {
            assertEquals(new Spread(1, 0), paths.spread(SCOPE, ADDRESS, 10));
            assertEquals(Spread.NOWHERE, paths.spread(SCOPE, ADDRESS, 0));
            assertEquals(new Spread(1, 0), paths.spread(SCOPE, CLAIMED, 10), "what a report calls aligned and its evidence does not bear out is not");
            assertEquals(new Spread(1, 1), paths.spread(SCOPE, HANDED_ON, 10));
        });
    }

    @Test
    void a_path_is_looked_up_again_once_its_address_turns_out_to_be_foreign_everywhere_and_not_a_second_time_for_that() {
        within(paths -> {
            paths.name(SCOPE, UNNAMED, named(SourceClass.UNKNOWN));
            paths.lookAgain(SCOPE, ADDRESS, false);
            assertFalse(paths.unnamed(SCOPE, 1_000, List.of()).contains(UNNAMED), "it was not taken for foreign");
            paths.lookAgain(SCOPE, ADDRESS, true);
            assertTrue(paths.unnamed(SCOPE, 1_000, List.of()).contains(UNNAMED));
            paths.name(SCOPE, UNNAMED, named(SourceClass.LIKELY_ABUSE, Reason.Kind.FOREIGN_EVERYWHERE));
            paths.lookAgain(SCOPE, ADDRESS, true);
            assertFalse(paths.unnamed(SCOPE, 1_000, List.of()).contains(UNNAMED));
            paths.lookAgain(SCOPE, ADDRESS, false);
            assertTrue(paths.unnamed(SCOPE, 1_000, List.of()).contains(UNNAMED), "somebody has set it up meanwhile");
            paths.name(SCOPE, UNNAMED, named(SourceClass.KNOWN_UNALIGNED));
            paths.lookAgain(SCOPE, ADDRESS, true);
            assertFalse(paths.unnamed(SCOPE, 1_000, List.of()).contains(UNNAMED), "what is named stays so");
        });
    }

    @Test
    void country_and_holder_of_the_network_are_kept_with_the_path() {
        within((stores, entities) -> {
            stores.get(MailPaths.class).name(SCOPE, UNNAMED, named(SourceClass.UNKNOWN));
            assertEquals("DE Example Net", networkOf(entities));
        });
    }

    @Test
    void addresses_are_looked_up_in_a_new_file_once_and_in_the_next_file_again() {
        within((stores, entities) -> {
            var networks = stores.get(PathNetworks.class);
            networks.begin(SCOPE, LocalDate.parse("2026-05-01"), 3);
            assertEquals(List.of("192.0.2.1", ADDRESS), networks.next(SCOPE, 2));
            networks.note(SCOPE, ADDRESS, Optional.of(new NetworkOwner(64500, "", "SE")));
            assertEquals("SE AS64500", networkOf(entities));
            networks.reached(SCOPE, Optional.of(ADDRESS));
            networks.begin(SCOPE, LocalDate.parse("2026-05-01"), 3);
            assertEquals(List.of(CLAIMED, HANDED_ON), networks.next(SCOPE, 10), "the same file goes on where it was");
            networks.reached(SCOPE, Optional.empty());
            assertEquals(List.of(), networks.next(SCOPE, 10));
            networks.begin(SCOPE, LocalDate.parse("2026-06-01"), 3);
            assertEquals(4, networks.next(SCOPE, 10).size());
            networks.note(SCOPE, ADDRESS, Optional.empty());
            assertEquals(" ", networkOf(entities), "what the newer file does not know is not known");
        });
    }

    /// A path sends on under the same evidence for years, and services are added to the catalogue.
    @Test
    void what_nothing_named_is_looked_up_again_by_another_catalogue_once_and_what_a_service_was_named_for_is_not() {
        within((stores, entities) -> {
            var paths = stores.get(MailPaths.class);
            var catalogue = stores.get(PathCatalogue.class);
            entities.createNativeQuery("update mail_path set pass = 2").executeUpdate();
            entities.createNativeQuery("update mail_path set service = 'postbird' where source = cast('" + CLAIMED + "' as inet)").executeUpdate();
            catalogue.begin(SCOPE, "one catalogue");
            assertEquals(List.of(ADDRESS), catalogue.next(SCOPE, 1));
            catalogue.again(SCOPE, ADDRESS);
            assertEquals(List.of(UNNAMED), paths.unnamed(SCOPE, 10, List.of()));
            catalogue.reached(SCOPE, Optional.of(ADDRESS));
            catalogue.begin(SCOPE, "one catalogue");
            assertEquals(List.of(HANDED_ON), catalogue.next(SCOPE, 10), "the same catalogue goes on where it was");
            catalogue.reached(SCOPE, Optional.empty());
            assertEquals(List.of(), catalogue.next(SCOPE, 10));
            catalogue.begin(SCOPE, "another catalogue");
            assertEquals(List.of(HANDED_ON), catalogue.next(SCOPE, 10), "the first waits already");
            catalogue.again(SCOPE, CLAIMED);
            assertEquals(List.of(UNNAMED), paths.unnamed(SCOPE, 10, List.of()));
        });
    }

    private static Object networkOf(EntityManager entities) {
        return entities.createNativeQuery("select country || ' ' || network from mail_path where id = '" + PATH + "'").getSingleResult();
    }

    private static List<Named> named(SourceClass sourceClass, Reason.Kind... why) {
        var reasons = Arrays.stream(why).map(kind -> new Reason(kind, List.of())).toList();
        return List.of(new Named(PATH, new Attribution(Optional.empty(), sourceClass, 90, reasons), Optional.of(new NetworkOwner(64500, "Example Net", "DE")), Rulings.Ruled.NOT));
    }

    private static void within(Consumer<MailPaths> work) {
        within((stores, _) -> work.accept(stores.get(MailPaths.class)));
    }

    private static void within(BiConsumer<Stores, EntityManager> work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                fill(entities);
                work.accept(new Stores(entities), entities);
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    private static void fill(EntityManager entities) {
        path(entities, PATH, ADDRESS, EVIDENCE, SourceClass.UNKNOWN);
        path(entities, OFFICE.id("claimed"), CLAIMED, "spf=none/ aligned=spf", SourceClass.UNKNOWN);
        path(entities, OFFICE.id("handed on"), HANDED_ON, "dkim+example.com/s spf=fail/example.com aligned=dkim", SourceClass.FORWARDER);
    }

    private static void path(EntityManager entities, UUID id, String address, String evidence, SourceClass sourceClass) {
        entities.createNativeQuery("insert into mail_path (provider_id, customer_id, domain_id, id, source, evidence, service, class, confidence, reasons, first_day, last_day) values ('"
                + House.ALDER.provider() + "', '" + OFFICE.customer() + "', '" + OFFICE.domain() + "', '" + id + "', '" + address + "', '" + evidence + "', '', " + sourceClass.code()
                + ", 50, '', '2026-05-01', '2026-05-02')").executeUpdate();
    }
}
