package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Somebody of the staff decides what a source is: pages, figures and the API follow at once, the customer's own people see that a person
/// decided and no word of why, and nothing is left of it once it is taken back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverrulingIT {

    private static final Duration READ = Duration.ofSeconds(90);
    private static final String NETWORK = "203.0.113.0/24";
    private static final String NOTE = "Their own list server, says Mr Quibble";

    private final String name = "overruled-" + UUID.randomUUID() + ".example";
    private Caller ada = Caller.visitor();
    private Api api = new Api(ada);
    private UUID customer = new UUID(0, 0);
    private UUID domain = new UUID(0, 0);

    @BeforeAll
    void bring_a_report() {
        SharedStack.get();
        ada = Caller.signedIn(People.ADA);
        api = new Api(Keys.program(ada, "PROVIDER_ADMIN", Optional.empty()));
        customer = api.createCustomer("Overruled " + UUID.randomUUID());
        api.importDomains(customer, name);
        Records.change("update managed_domain set proof_state = 'PROVEN', proven_at = now() where customer_id = ?", customer);
        domain = UUID.fromString(api.domains(customer).getFirst().getString("id"));
        bring("first");
    }

    @Test
    void a_decision_shows_in_figures_and_pages_and_is_taken_back_without_a_trace() {
        var before = classes();
        var decision = api.decide(domain, NETWORK, "FORWARDER", NOTE);
        var id = UUID.fromString(decision.getString("id"));
        assertEquals(0, decision.getInt("domainsLeft"), "a decision for one domain is done when the answer comes");
        assertEquals(3, messages(classes(), "FORWARDER"));
        bring("second");
        assertEquals(6, messages(classes(), "FORWARDER"), "what comes later is counted as was decided");
        var paths = api.source(domain, NETWORK).getJsonArray("paths").getValuesAs(JsonObject.class);
        assertTrue(paths.stream().allMatch(path -> path.getBoolean("overruled") && path.getString("senderClass").equals("FORWARDER")), paths.toString());

        var staff = ada.get("/app/traffic-source?domain=" + domain + "&source=" + NETWORK);
        assertTrue(staff.page().text().contains(NOTE), "the staff read why");
        assertTrue(staff.page().text().contains("It carries no signature."), "and what the evidence says");
        assertTrue(ada.get("/app/overrulings").page().text().contains(NOTE));
        assertTrue(ada.get("/app/overruling?id=" + id).page().text().contains(name));

        var program = Keys.program(ada, "CUSTOMER_ADMIN", Optional.of(customer));
        var seen = program.get("/api/v1/traffic/domains/" + domain + "/source?source=" + NETWORK.replace("/", "%2F"));
        assertEquals(200, seen.status(), seen.toString());
        assertTrue(seen.json().toString().contains("\"overruled\":true"), "the customer sees that a person decided");
        assertFalse(seen.json().toString().contains("Quibble"), "and not why");
        assertEquals(List.of(403, 403), List.of(program.get("/api/v1/overrulings").status(), program.get("/api/v1/overrulings/" + id).status()), "nor by asking for it");

        api.takeDecisionBack(id);
        assertEquals(2 * messages(before, "UNKNOWN"), messages(classes(), "UNKNOWN"));
        assertEquals(0, messages(classes(), "FORWARDER"));
        assertTrue(ada.get("/app/overruling?id=" + id).page().text().contains("Taken back"));
        assertEquals(List.of("source.overruled", "source.overruling-taken-back"), Records.texts("select action from audit_event where customer_id = ? and action like 'source.%' order by at", customer));
        assertEquals(0, Records.count("select count(*) from audit_event where customer_id = ? and detail like '%Quibble%'", customer), "a customer's admin reads that log");
    }

    @Test
    void the_country_of_an_address_is_told_as_the_operators_file_says() {
        var source = Waiting.until("addresses were looked up in the file of networks", READ, () -> api.source(domain, NETWORK).getJsonObject("source"), found -> !found.getString("country").isEmpty());
        assertEquals("FR", source.getString("country"));
        var page = ada.get("/app/domain-traffic?id=" + domain).page().text();
        assertTrue(page.contains("France"), page);
    }

    private void bring(String id) {
        long day = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond() - 86_400;
        var read = api.read(api.bringReport(customer, """
                <feedback><report_metadata><org_name>reporter.example</org_name><email>r@reporter.example</email><report_id>%s</report_id><date_range><begin>%d</begin><end>%d</end></date_range>
                </report_metadata><policy_published><domain>%s</domain><p>none</p></policy_published><record><row><source_ip>203.0.113.170</source_ip><count>3</count><policy_evaluated>
                <disposition>none</disposition><dkim>fail</dkim><spf>fail</spf></policy_evaluated></row><identifiers><header_from>%s</header_from></identifiers><auth_results/></record></feedback>
                """.formatted(id, day, day + 86_399, name, name)), READ);
        assertEquals("STORED", read.getString("state"), read.toString());
    }

    private List<JsonObject> classes() {
        return api.traffic(domain).getJsonObject("figures").getJsonObject("now").getJsonArray("classes").getValuesAs(JsonObject.class);
    }

    private static long messages(List<JsonObject> classes, String senderClass) {
        return classes.stream().filter(one -> one.getString("senderClass").equals(senderClass)).mapToLong(one -> one.getJsonNumber("messages").longValue()).sum();
    }
}
