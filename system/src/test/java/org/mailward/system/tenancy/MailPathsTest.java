package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.sources.Attribution;
import org.mailward.sources.NetworkOwner;
import org.mailward.sources.Rulings;
import org.mailward.sources.SourceClass;
import org.mailward.sources.store.MailPaths;
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
            assertTrue(paths.unnamed(SCOPE, 1_000).contains(UNNAMED));
            assertEquals(List.of(new Path(PATH, EVIDENCE)), paths.unnamedAt(SCOPE, UNNAMED));
            assertTrue(paths.name(SCOPE, UNNAMED, named(SourceClass.KNOWN_UNALIGNED)), "it is of another class now");
            assertFalse(paths.unnamed(SCOPE, 1_000).contains(UNNAMED));
            assertFalse(paths.name(SCOPE, UNNAMED, named(SourceClass.FORWARDER)), "a second time changes nothing");
        });
    }

    @Test
    void whoever_stays_in_its_class_makes_nothing_to_be_summed_again() {
        within(paths -> {
            assertFalse(paths.name(SCOPE, UNNAMED, named(SourceClass.UNKNOWN)));
            assertFalse(paths.unnamed(SCOPE, 1_000).contains(UNNAMED));
        });
    }

    @Test
    void other_domains_of_the_same_address_are_counted_up_to_a_limit() {
        within(paths -> {
            assertEquals(0, paths.otherDomains(SCOPE, ADDRESS, OFFICE.domain(), 10));
            assertEquals(1, paths.otherDomains(SCOPE, ADDRESS, OFFICE.id("another domain"), 10));
            assertEquals(0, paths.otherDomains(SCOPE, ADDRESS, OFFICE.id("another domain"), 0));
        });
    }

    private static List<Named> named(SourceClass sourceClass) {
        return List.of(new Named(PATH, new Attribution(Optional.empty(), sourceClass, 90, List.of()), Optional.of(new NetworkOwner(64500, "Example Net", "DE")), Rulings.Ruled.NOT));
    }

    private static void within(Consumer<MailPaths> work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                fill(entities);
                work.accept(new Stores(entities).get(MailPaths.class));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    private static void fill(EntityManager entities) {
        entities.createNativeQuery("insert into mail_path (provider_id, customer_id, domain_id, id, source, evidence, service, class, confidence, reasons, first_day, last_day) values ('"
                + House.ALDER.provider() + "', '" + OFFICE.customer() + "', '" + OFFICE.domain() + "', '" + PATH + "', '" + ADDRESS + "', '" + EVIDENCE + "', '', 4, 50, '', '2026-05-01', '2026-05-02')").executeUpdate();
    }
}
