package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.assessment.Concern;
import org.mailward.assessment.store.Concerns;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Scope;

/// Nobody is reminded every day of a domain that stands where it was agreed to stand.
@ExtendWith(HousesDatabase.Given.class)
class StuckDomainsTest {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();

    @Test
    void a_domain_that_is_to_watch_and_no_more_is_not_stuck(HousesDatabase database) {
        try (var factory = database.entities(Tenant.root()); var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                var concerns = new Stores(entities).get(Concerns.class);
                for (String target : List.of("null", "'QUARANTINING'", "'REJECTING'", "'MONITORING'")) {
                    entities.createNativeQuery("update managed_domain set stage = 'MONITORING', stage_since = '2026-01-01', target_stage = " + target + ", target_by = null where id = '" + OFFICE.domain() + "'").executeUpdate();
                    var stuck = concerns.stuck(SCOPE, Instant.parse("2026-03-01T00:00:00Z"), 100).stream().map(Concern::domain).filter(OFFICE.domain()::equals).count();
                    assertEquals(target.equals("'MONITORING'") ? 0 : 1, stuck, target);
                }
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
