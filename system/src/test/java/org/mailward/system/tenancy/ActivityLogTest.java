package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mailward.audit.AuditEvent;
import org.mailward.audit.AuditQuery;
import org.mailward.audit.store.AuditLog;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// What a customer's own people read in the log is what was done for them, and nothing that the provider keeps for its own people.
class ActivityLogTest extends InAldersHouse {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope STAFF = House.ALDER.whole();
    private static final Scope CLIENT = OFFICE.seenBy(Role.CUSTOMER_ADMIN);
    private static final Instant NOW = Instant.parse("2026-06-02T08:00:00Z");
    private static final AuditQuery SINCE = new AuditQuery(Optional.of(OFFICE.customer()), Optional.empty(), Optional.empty(), Optional.of(NOW), Optional.empty(), 0, 100);

    @Test
    void clients_read_neither_tags_nor_why_a_report_was_laid_aside() {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                var log = new Stores(entities).get(AuditLog.class);
                note(log, "customer.tagged", "leaving soon");
                note(log, "domain.tagged", "acme.example: pays late");
                note(log, "bulk.done", "TAG pays late: acme.example");
                note(log, "bulk.done", "UNTAG pays late: acme.example");
                note(log, "arrival.discarded", "Their postmaster does not know what he does");
                note(log, "bulk.done", "SCAN: acme.example");
                note(log, "domains.added", "TAG shop.example");
                entities.flush();
                assertEquals(7, log.page(STAFF, SINCE).total(), "the provider's own people read all of it");
                var read = log.page(CLIENT, SINCE);
                assertEquals(List.of("SCAN: acme.example", "TAG shop.example"), read.rows().stream().map(AuditEvent::detail).sorted().toList());
                assertEquals(2, read.total(), "nor are they counted");
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    private static void note(AuditLog log, String action, String detail) {
        log.add(STAFF, new AuditEvent(UUID.randomUUID(), STAFF.actor(), Optional.of(OFFICE.customer()), NOW, action, "x", detail));
    }
}
