package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.store.Standings;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.Finds;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.platform.time.Time;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.store.Traffic;

/// What an off-boarded customer left counts in no sum over customers, and can be read where it is asked for.
class LeftPortfolioTest extends InAldersHouse {

    private static final Office LEFT = House.ALDER.first();
    private static final Office STAYS = House.ALDER.second();
    private static final Scope STAFF = House.ALDER.whole();
    private static final DayRange DAYS = new DayRange(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"));

    @Test
    void sums_are_those_of_the_others() {
        within(stores -> {
            var standings = stores.get(Standings.class);
            long before = standings.total(STAFF).domains();
            long others = standings.find(STAFF, STAYS.customer()).orElseThrow().standing().domains();
            assertNotEquals(before, others);
            offBoard(stores);
            assertEquals(others, standings.total(STAFF).domains());
            assertEquals(1, standings.count(STAFF));
        });
    }

    @Test
    void it_stands_in_no_list_across_customers() {
        within(stores -> {
            offBoard(stores);
            var standings = stores.get(Standings.class);
            assertEquals(List.of(STAYS.customer()), standings.page(STAFF, CustomerQuery.byName(10)).rows().stream().map(Standings.Line::id).toList());
            assertEquals(List.of(STAYS.customer()), standings.matching(STAFF, CustomerQuery.byName(10), 10).stream().map(each -> each.getKey()).toList());
            assertEquals(1, standings.counts(STAFF, CustomerQuery.byName(10)).getFirst());
            var domains = stores.get(ManagedDomains.class);
            var page = domains.page(STAFF, DomainQuery.all(100));
            assertEquals(List.of(STAYS.customer()), page.rows().stream().map(ManagedDomain::customerId).distinct().toList());
            assertEquals(page.rows().size(), page.total(), "counted from the sums");
            assertEquals(page.total(), domains.counts(STAFF, DomainQuery.all(100)).getFirst());
            assertEquals(page.total(), domains.matching(STAFF, DomainQuery.all(100), 100).size());
        });
    }

    @Test
    void its_traffic_is_not_that_of_the_portfolio() {
        within(stores -> {
            var traffic = stores.get(Traffic.class);
            assertEquals(2 * House.MESSAGES, messages(traffic, STAFF, Optional.empty()));
            offBoard(stores);
            assertEquals(House.MESSAGES, messages(traffic, STAFF, Optional.empty()));
            assertEquals(House.MESSAGES, traffic.everything(STAFF, DAYS).days().stream().mapToLong(day -> day.figures().messages()).sum());
            assertEquals(List.of(STAYS.customer()), List.copyOf(traffic.everything(STAFF, DAYS).customers().keySet()));
            assertEquals(List.of(STAYS.customer()), stores.get(TrafficOverview.class).portfolio(STAFF, DAYS).customers().stream().map(TrafficOverview.CustomerLine::id).toList());
        });
    }

    @Test
    void what_it_left_is_read_where_it_is_asked_for() {
        within(stores -> {
            offBoard(stores);
            assertEquals(1, stores.get(Standings.class).find(STAFF, LEFT.customer()).orElseThrow().standing().domains());
            assertEquals(List.of(LEFT.domain()), stores.get(ManagedDomains.class).page(STAFF, DomainQuery.all(100).ofCustomer(LEFT.customer())).rows().stream().map(ManagedDomain::id).toList());
            assertEquals(House.MESSAGES, messages(stores.get(Traffic.class), STAFF, Optional.of(LEFT.customer())));
            assertTrue(stores.get(Finds.class).customers(STAFF, LEFT.mark(), 10).stream().anyMatch(found -> found.id().equals(LEFT.customer())));
            assertEquals(2, stores.get(Customers.class).all(STAFF).size(), "the register has all");
        });
    }

    @Test
    void its_own_people_go_on_seeing_it() {
        within(stores -> {
            offBoard(stores);
            var client = LEFT.seenBy(Role.CUSTOMER_VIEWER);
            assertEquals(1, stores.get(Standings.class).total(client).domains());
            assertEquals(1, stores.get(Standings.class).page(client, CustomerQuery.byName(10)).total());
            assertEquals(1, stores.get(ManagedDomains.class).page(client, DomainQuery.all(100)).total());
            assertEquals(House.MESSAGES, messages(stores.get(Traffic.class), client, Optional.empty()));
        });
    }

    private static long messages(Traffic traffic, Scope scope, Optional<UUID> customer) {
        return traffic.daysOfCustomers(scope, customer, DAYS).stream().mapToLong(day -> day.figures().messages()).sum();
    }

    private static void offBoard(Stores stores) {
        var changed = stores.get(Customers.class).find(STAFF, LEFT.customer()).orElseThrow()
                .enter(CustomerState.OFF_BOARDED, "The contract ended", House.THEN, STAFF.actor(), LEFT.id("left"));
        assertTrue(changed instanceof Outcome.Done, changed.toString());
        stores.get(Customers.class).flush(STAFF);
    }

    private void within(Consumer<Stores> work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.accept(new Stores(entities).give(Time.class, new Time()));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
