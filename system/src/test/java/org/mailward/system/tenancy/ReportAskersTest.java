package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.publishing.KeptReport;
import org.mailward.publishing.ReportAsker;
import org.mailward.publishing.store.KeptReports;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// Who asked for a report is known for each of them, as long as the report is kept.
@ExtendWith(HousesDatabase.Given.class)
class ReportAskersTest {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();
    private static final ReportAsker DORA = new ReportAsker("dora", true);
    private static final ReportAsker ADA = new ReportAsker("ada", false);

    private static EntityManagerFactory factory;

    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void open(HousesDatabase given) {
        var tenant = new Tenant();
        tenant.is(House.ALDER);
        factory = given.entities(tenant);
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @AfterEach
    void forget() {
        within(reports -> {
            reports.remove(SCOPE, id);
            return null;
        });
    }

    private static <T> T within(Function<KeptReports, T> work) {
        return factory.callInTransaction(entities -> work.apply(new Stores(entities).get(KeptReports.class)));
    }

    private void kept() {
        within(reports -> {
            var report = new KeptReport(id, OFFICE.customer(), new KeptReport.Wish("TECHNICAL", "A4", 30), "Dora", Instant.parse("2026-04-01T10:00:00Z"));
            reports.add(SCOPE, report);
            reports.asked(SCOPE, report, DORA);
            return null;
        });
    }

    private List<ReportAsker> askers() {
        return within(reports -> reports.askers(SCOPE, OFFICE.customer(), id));
    }

    @Test
    void who_asks_for_one_that_is_being_made_stands_beside_who_asked_first_and_each_once() {
        kept();
        for (var asker : List.of(ADA, DORA, ADA)) {
            within(reports -> {
                reports.asked(SCOPE, reports.find(SCOPE, id).orElseThrow(), asker);
                return null;
            });
        }
        assertEquals(List.of(ADA, DORA), askers());
    }

    @Test
    void they_are_forgotten_with_the_report() {
        kept();
        within(reports -> {
            reports.remove(SCOPE, id);
            return null;
        });
        assertEquals(List.of(), askers());
    }

    @Test
    void nobody_asks_for_a_report_out_of_scope() {
        kept();
        var foreign = House.ALDER.second().seenBy(Role.CUSTOMER_ADMIN);
        assertThrows(IllegalArgumentException.class, () -> within(reports -> {
            reports.asked(foreign, new KeptReport(id, OFFICE.customer(), new KeptReport.Wish("TECHNICAL", "A4", 30), "Dora", Instant.EPOCH), ADA);
            return null;
        }));
        assertEquals(List.of(), within(reports -> reports.askers(foreign, OFFICE.customer(), id)));
    }
}
