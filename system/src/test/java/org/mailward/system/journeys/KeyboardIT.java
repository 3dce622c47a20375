package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.system.Stack;
import org.mailward.system.journeys.pages.Desk;

/// A whole piece of work of an analyst, and one of a client, by keyboard alone.
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardIT {

    private static final Duration SCANS = Duration.ofMinutes(3);

    @BeforeAll
    void the_demo_is_scanned() {
        Records.untilNoScanIsOpen(SCANS);
    }

    @Test
    void an_analyst_looks_for_a_customer_scans_a_domain_takes_a_record_and_makes_the_report() {
        var customer = Records.customer(People.ACME);
        long before = Records.count("select count(*) from kept_report where customer_id = ?", customer);
        try (var ben = Desk.open()) {
            var keys = ben.keyboard();
            keys.signIn(People.BEN.email(), Stack.DEMO_PASSWORD);
            keys.find(People.ACME, "/app/customer?");
            assertEquals(People.ACME, ben.headline());
            keys.to("acme.example").follow("/app/domain?");
            assertEquals("acme.example", ben.headline());
            keys.to("Scan now").follow("batch=").waitFor("All scans are over.");
            keys.to("Show the new figures").leave("batch=").waitFor("What to do:");
            keys.to("Copy value").press("Enter");
            assertTrue(keys.copied().startsWith("v="), "A record is on the clipboard: " + keys.copied());
            keys.to(People.ACME).follow("/app/customer?");
            keys.to("Make a report").follow("/app/reports?");
            keys.to("Edition").choose("Technical").to("Make a report").press("Enter").waitFor("The report is being made.");
            assertEquals(before + 1, Records.count("select count(*) from kept_report where customer_id = ?", customer));
            assertEquals("TECHNICAL", Records.texts("select edition from kept_report where customer_id = ? order by asked_at desc limit 1", customer).getFirst());
            assertEquals(0, keys.mouse());
        }
    }

    @Test
    void a_client_reads_what_a_domain_s_state_means_and_takes_the_report_home() {
        try (var dora = Desk.at("northwind.localhost")) {
            var keys = dora.keyboard();
            keys.signIn(People.DORA.email(), Stack.DEMO_PASSWORD);
            assertTrue(dora.isAt("northwind.localhost"));
            keys.to("acme.example").follow("/app/domain?");
            assertEquals("acme.example", dora.headline());
            keys.waitFor("What to do:");
            keys.to("Overview").follow("/app/overview");
            keys.to("Download the report");
            assertTrue(Report.of(keys.download()).text().contains(People.ACME));
            assertEquals(0, keys.mouse());
        }
    }
}
