package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.time.Time;
import org.mailward.publishing.boundary.ReportDesk;
import org.mailward.publishing.boundary.ReportDesk.Wish;
import org.mailward.publishing.store.KeptReports;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// Nobody who may only look fills the database with reports that are kept for years.
class ReportsOfADayTest extends InAldersHouse {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope VIEWER = OFFICE.seenBy(Role.CUSTOMER_VIEWER);
    private static final Instant NOW = Instant.parse("2031-06-02T08:00:00Z");
    private static final int MOST = 3;

    private final Clock clock = new Clock();

    private static final class Clock extends Time {

        private Instant now = NOW;

        @Override
        public Instant now() {
            return now;
        }
    }

    @Test
    void a_customer_has_so_many_made_in_a_day() {
        within((stores, entities) -> {
            var desk = stores.get(ReportDesk.class);
            for (int i = 1; i <= MOST; i++) {
                made(stores, desk, i);
                entities.flush();
                clock.now = clock.now.plusSeconds(60);
            }
            var refused = assertInstanceOf(Outcome.Refused.class, desk.ask(VIEWER, OFFICE.customer(), new Wish(Edition.TECHNICAL, Optional.empty(), 30)));
            assertTrue(refused.sentence().contains("3 reports"), refused.sentence());
            assertInstanceOf(Outcome.Done.class, desk.ask(House.ALDER.whole(), House.ALDER.second().customer(), new Wish(Edition.TECHNICAL, Optional.empty(), 30)), "of another customer");
            clock.now = NOW.plus(Duration.ofDays(1)).plusSeconds(1);
            made(stores, desk, MOST + 1);
        });
    }

    /// Asked for, and done at once, so that it waits for nobody.
    private void made(Stores stores, ReportDesk desk, int days) {
        var id = desk.ask(VIEWER, OFFICE.customer(), new Wish(Edition.TECHNICAL, Optional.empty(), days)).success().orElseThrow();
        stores.get(KeptReports.class).find(VIEWER, id).orElseThrow().finish(clock.now, clock.now, "report", 1);
        assertEquals(days, stores.get(KeptReports.class).find(VIEWER, id).orElseThrow().wish().days());
    }

    private void within(BiConsumer<Stores, EntityManager> work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                var nobodyHears = Proxy.newProxyInstance(Event.class.getClassLoader(), new Class<?>[] {Event.class}, (_, _, _) -> null);
                work.accept(new Stores(entities).give(Time.class, clock).give(Event.class, (Event<?>) nobodyHears).give(int.class, MOST), entities);
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
