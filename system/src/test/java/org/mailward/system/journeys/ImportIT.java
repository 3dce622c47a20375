package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailward.system.journeys.pages.Desk;

/// The apex names of a government's zones are imported for one customer on the page and for another through the API, and all
/// are scanned; then every face of Mailward shows the same figures.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportIT {

    private static final String NAMES = "dns/government-zones.domains.txt";
    private static final int HOW_MANY = 203;
    private static final Duration SCANS = Duration.ofMinutes(6);

    private Caller ada;
    private Api api;
    private List<String> names = List.of();
    private UUID byPage = new UUID(0, 0);
    private UUID byApi = new UUID(0, 0);

    @BeforeAll
    void import_and_scan() throws IOException {
        var list = SharedStack.conformance(NAMES);
        Assumptions.assumeTrue(list.isPresent(), "The conformance folder was not given with -Dconformance.dir, so there are no government zones to import");
        names = Files.readAllLines(list.orElseThrow()).stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
        assertEquals(HOW_MANY, names.size());
        ada = Caller.signedIn(People.ADA);
        api = new Api(Keys.program(ada, "PROVIDER_ADMIN", Optional.empty()));
        byPage = api.createCustomer("Government by page " + UUID.randomUUID());
        byApi = api.createCustomer("Government by API " + UUID.randomUUID());
        var csv = "domain,owner\n" + names.stream().map(name -> name + ",government").collect(Collectors.joining("\n"));
        importOnThePage(csv);
        var batch = UUID.fromString(api.importDomains(byApi, csv).getString("batch"));
        var end = api.finished(batch, SCANS);
        assertEquals(HOW_MANY, end.getInt("done"), "All scans of the import through the API were done: " + end);
        Records.untilNoScanIsOpen(SCANS);
        assertEquals(0, Records.count("select count(*) from scan where customer_id = ? and state <> 'DONE'", byPage), "All scans of the import on the page were done");
    }

    private void importOnThePage(String csv) {
        if (Browsers.available()) {
            try (var desk = Desk.open().signIn(People.ADA.email())) {
                var plan = desk.addDomains(byPage).upload("government.csv", csv);
                assertEquals(HOW_MANY, plan.count("New"));
                desk.picture("import-plan");
                plan.run().watchScans(SCANS).desk().picture("import-done");
            }
            return;
        }
        var plan = ada.submit(Form.withId(ada.get("/app/add-domains?customer=" + byPage), "read").with("list", csv));
        ada.submit(Form.withId(plan, "run"));
    }

    @Test
    void every_face_shows_the_same_figures() {
        assertAll(
                () -> sameFigures(byPage),
                () -> sameFigures(byApi),
                () -> assertEquals(figuresOfApi(byApi), figuresOfApi(byPage), "Both ways to import lead to the same figures"),
                () -> assertEquals(HOW_MANY, figuresOfApi(byApi).domains()),
                () -> assertEquals(HOW_MANY, figuresOfApi(byApi).stages().values().stream().mapToInt(Integer::intValue).sum()));
    }

    private void sameFigures(UUID customer) {
        var expected = figuresOfApi(customer);
        var lines = api.domains(customer);
        var portfolio = ada.get("/app/portfolio").page().select("tr:has(a[href*=" + customer + "])").first();
        assertTrue(portfolio != null, "The portfolio has no line of " + customer);
        assertAll(
                () -> assertEquals(expected, counted(lines), "The API's list of domains"),
                () -> assertEquals(expected, Figures.ofPortfolioLine(portfolio), "The portfolio"),
                () -> assertEquals(expected, Figures.ofCustomerPage(ada.get("/app/customer?id=" + customer).page()), "The customer's page"),
                () -> assertEquals(expected, Figures.ofReport(Report.of(api.report(customer).body().octets())), "The report"));
    }

    @Test
    void every_face_shows_each_domain_alike() {
        var expected = sorted(api.domains(byPage).stream().map(Standing::ofApi).toList());
        assertAll(
                () -> assertEquals(new TreeSet<>(names), expected.stream().map(Standing::domain).collect(Collectors.toCollection(TreeSet::new))),
                () -> assertEquals(expected, sorted(api.domains(byApi).stream().map(Standing::ofApi).toList()), "The import through the API"),
                () -> assertEquals(expected, sorted(onThePages(byPage)), "The customer's pages"),
                () -> assertEquals(expected, sorted(Report.of(ada.get("/app/customer-report.pdf?customer=" + byPage).body().octets()).standings().toList()), "The report"));
    }

    private Figures figuresOfApi(UUID customer) {
        return api.portfolio().getJsonArray("customers").getValuesAs(JsonObject.class).stream().filter(line -> line.getString("id").equals(customer.toString()))
                .findFirst().map(line -> Figures.ofApi(line.getJsonObject("totals"))).orElseThrow();
    }

    private static Figures counted(List<JsonObject> lines) {
        var standings = lines.stream().map(Standing::ofApi).toList();
        var scores = standings.stream().flatMap(one -> one.score().stream()).mapToInt(Integer::intValue).average();
        return new Figures(standings.size(), standings.stream().collect(Collectors.toMap(Standing::stage, _ -> 1, Integer::sum)),
                standings.stream().mapToInt(Standing::findings).sum(), scores.isPresent() ? Optional.of((int) Math.round(scores.getAsDouble())) : Optional.empty());
    }

    private List<Standing> onThePages(UUID customer) {
        var all = new ArrayList<Standing>();
        for (int page = 1;; page++) {
            var rows = ada.get("/app/customer?id=" + customer + "&page=" + page).page().select("#domains tbody tr");
            rows.forEach(row -> all.add(Standing.ofLine(row)));
            if (rows.isEmpty() || all.size() >= HOW_MANY) {
                return all;
            }
        }
    }

    private static List<Standing> sorted(List<Standing> standings) {
        return standings.stream().sorted(Comparator.comparing(Standing::domain)).toList();
    }
}
