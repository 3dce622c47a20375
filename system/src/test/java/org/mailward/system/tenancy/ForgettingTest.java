package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.intake.store.Expired;

/// What is forgotten row by row is what has expired, of one provider alone.
@ExtendWith(HousesDatabase.Given.class)
class ForgettingTest {

    private static final LocalDate THAT_DAY = LocalDate.ofInstant(House.THEN, ZoneOffset.UTC);
    private static EntityManagerFactory factory;

    private interface Work {
        void on(EntityManager entities, Expired expired);
    }

    @BeforeAll
    static void open(HousesDatabase database) {
        factory = database.entities(Tenant.root());
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void sessions_of_the_day_that_is_kept_stay() {
        within((entities, expired) -> {
            assertEquals(0, expired.forgetSessions(House.ALDER.whole(), THAT_DAY));
            assertEquals(List.of(2L, 2L), count(entities, "tls_day", House.ALDER, House.BIRCH));
        });
    }

    @Test
    void sessions_before_it_go_with_their_failures_and_nobody_else_s_do() {
        within((entities, expired) -> {
            assertEquals(4, expired.forgetSessions(House.ALDER.whole(), THAT_DAY.plusDays(1)));
            assertEquals(List.of(0L, 2L), count(entities, "tls_day", House.ALDER, House.BIRCH));
            assertEquals(List.of(0L, 2L), count(entities, "tls_failure", House.ALDER, House.BIRCH));
        });
    }

    @Test
    void bytes_go_with_the_failure_report_that_they_hold_and_others_stay() {
        within((entities, expired) -> {
            assertEquals(0, expired.forgetPersonalBytes(House.ALDER.whole(), THAT_DAY.plusDays(1)), "none holds a failure report");
            assertEquals(2, entities.createNativeQuery("update arrival_part set kind = 'FAILURE' where arrival_id in ('" + House.ALDER.first().id("arrival") + "', '"
                    + House.BIRCH.first().id("arrival") + "')").executeUpdate());
            assertEquals(0, expired.forgetPersonalBytes(House.ALDER.whole(), THAT_DAY), "what arrived on that day is kept");
            assertEquals(1, expired.forgetPersonalBytes(House.ALDER.whole(), THAT_DAY.plusDays(1)));
            assertEquals(List.of(1L, 2L), count(entities, "arrival_raw", House.ALDER, House.BIRCH));
        });
    }

    private static List<Long> count(EntityManager entities, String table, House... houses) {
        return List.of(houses).stream().map(house -> ((Number) entities.createNativeQuery("select count(*) from " + table + " where provider_id = '" + house.provider() + "'").getSingleResult()).longValue()).toList();
    }

    private static void within(Work work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.on(entities, new Stores(entities).get(Expired.class));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
