package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;

/// Real reports of the conformance folder are brought through the API for one customer, mailed to another's report address, and for a third
/// one chosen on the page for files, all at once. They end alike, as the folder's manifest says; nothing is counted before its domain is proven.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsIT {

    private static final String MANIFEST = "reports-manifest.json";
    private static final Duration READ = Duration.ofSeconds(90);

    private Api api;
    private UUID byApi = new UUID(0, 0);
    private UUID byMail = new UUID(0, 0);
    private UUID byUpload = new UUID(0, 0);
    private JsonArray manifest = JsonArray.EMPTY_JSON_ARRAY;
    private final Map<String, JsonObject> broughtByApi = new LinkedHashMap<>();
    private final Map<String, JsonObject> broughtByMail = new LinkedHashMap<>();
    private final Map<String, JsonObject> broughtByUpload = new LinkedHashMap<>();
    private List<String> heldAtFirst = List.of();

    @BeforeAll
    void bring_everything_in() throws IOException {
        var file = SharedStack.conformance(MANIFEST);
        Assumptions.assumeTrue(file.isPresent(), "The conformance folder was not given with -Dconformance.dir, so there are no reports to bring in");
        var folder = file.orElseThrow().getParent();
        try (var reader = Json.createReader(Files.newBufferedReader(file.orElseThrow()))) {
            manifest = reader.readArray();
        }
        var ada = Caller.signedIn(People.ADA);
        api = new Api(Keys.program(ada, "PROVIDER_ADMIN", Optional.empty()));
        byApi = api.createCustomer("Reports by API " + UUID.randomUUID());
        byMail = api.createCustomer("Reports by mail " + UUID.randomUUID());
        byUpload = api.createCustomer("Reports by hand " + UUID.randomUUID());
        var names = new TreeSet<String>();
        for (var entry : manifest.getValuesAs(JsonObject.class)) {
            var name = entry.getString("file");
            broughtByApi.put(name, api.read(api.bringReport(byApi, name, Files.readAllBytes(folder.resolve(name))), READ));
            parts(broughtByApi.get(name)).stream().map(part -> part.getString("policyDomain")).filter(domain -> !domain.isEmpty()).forEach(names::add);
        }
        heldAtFirst = broughtByApi.values().stream().filter(arrival -> arrival.getString("state").equals("HELD")).map(arrival -> arrival.getString("reason")).toList();
        assertEquals(0, Records.count("select count(*) from report where customer_id = ?", byApi), "Nothing is counted for domains that the customer does not have");
        for (var customer : List.of(byApi, byMail, byUpload)) {
            api.importDomains(customer, "domain\n" + String.join("\n", names));
            Records.change("update managed_domain set proof_state = 'PROVEN', proven_at = now() where customer_id = ?", customer);
        }
        for (var name : broughtByApi.keySet()) {
            var id = UUID.fromString(broughtByApi.get(name).getString("id"));
            api.retryArrival(id);
            broughtByApi.put(name, api.read(id, READ));
        }
        var address = api.reportAddress(UUID.fromString(api.domains(byMail).getFirst().getString("id")));
        for (var name : broughtByApi.keySet()) {
            broughtByMail.put(name, mailed(folder, name, address));
        }
        chosen(ada, folder);
    }

    /// The page says of each file, in the order in which they were chosen, what became of it.
    private void chosen(Caller person, Path folder) throws IOException {
        var files = new ArrayList<Map.Entry<String, byte[]>>();
        for (var name : broughtByApi.keySet()) {
            files.add(Map.entry(folder.resolve(name).getFileName().toString(), Files.readAllBytes(folder.resolve(name))));
        }
        var page = person.upload("/app/bring", Map.of("customer", byUpload.toString()), "files", files);
        assertEquals(200, page.status(), page.toString());
        var lines = page.page().select("#results table tbody tr th a");
        assertEquals(files.stream().map(Map.Entry::getKey).toList(), lines.eachText(), "a line for each file");
        var names = List.copyOf(broughtByApi.keySet());
        for (int i = 0; i < names.size(); i++) {
            broughtByUpload.put(names.get(i), api.read(UUID.fromString(lines.get(i).attr("href").replaceAll(".*id=", "")), READ));
        }
    }

    private JsonObject mailed(Path folder, String name, String address) throws IOException {
        var bytes = Files.readAllBytes(folder.resolve(name));
        var sender = UUID.randomUUID() + "@reporter.example";
        var mail = name.endsWith(".eml") ? bytes : attached(bytes, name);
        var answer = SmtpSender.send(SharedStack.get().ports().smtp(), sender, address, mail);
        assertTrue(answer.startsWith("250"), name + ": " + answer);
        var id = Records.ids("select id from arrival where customer_id = ? and sender = ?", byMail, sender);
        assertEquals(1, id.size(), "An accepted mail is in the ledger: " + name);
        return api.read(id.getFirst(), READ);
    }

    private static byte[] attached(byte[] bytes, String name) {
        return ("From: reports@reporter.example\r\nSubject: Report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nAttached.\r\n--b\r\n"
                + "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"" + name.substring(name.indexOf('/') + 1) + "\"\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(bytes) + "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_nobody_proved_is_held_and_counts_nowhere() {
        assertTrue(heldAtFirst.size() >= 15, "held before there were domains: " + heldAtFirst);
        assertEquals(List.of("not-of-this-customer"), heldAtFirst.stream().distinct().toList());
    }

    @Test
    void every_report_ends_as_the_manifest_says() {
        assertAll(Stream.of(broughtByApi, broughtByMail, broughtByUpload).flatMap(way -> ends(way)));
    }

    private Stream<Executable> ends(Map<String, JsonObject> brought) {
        return manifest.getValuesAs(JsonObject.class).stream().filter(entry -> entry.containsKey("payloads")).flatMap(entry -> entry.getJsonArray("payloads").getValuesAs(JsonObject.class).stream()
                .map(payload -> payload.getJsonObject("expected")).filter(expected -> !expected.isEmpty()).<Executable>map(expected -> () -> {
                    var name = entry.getString("file");
                    var part = parts(brought.get(name)).getFirst();
                    assertTrue(List.of("STORED", "DUPLICATE").contains(part.getString("state")), name + ": " + part);
                    assertEquals(expected.getString("report_id"), part.getString("externalId"), name);
                    assertEquals(expected.getString("domain"), part.getString("policyDomain"), name);
                    assertEquals(Instant.ofEpochSecond(Long.parseLong(expected.getString("begin"))), Instant.parse(part.getString("begin")), name);
                    assertEquals(Instant.ofEpochSecond(Long.parseLong(expected.getString("end"))), Instant.parse(part.getString("end")), name);
                    assertEquals(expected.getInt("records"), part.getInt("rows"), name);
                    assertEquals(expected.getInt("messages"), part.getInt("messages"), name);
                    assertTrue(expected.getString("org").isEmpty() || expected.getString("org").equals(part.getString("reporter")), name + ": " + part);
                }));
    }

    @Test
    void all_ways_end_alike() {
        assertAll(broughtByApi.keySet().stream().<Executable>map(name -> () -> {
            assertEquals(broughtByApi.get(name).getString("state").replace("DUPLICATE", "STORED"), broughtByMail.get(name).getString("state").replace("DUPLICATE", "STORED"), name);
            assertEquals(figures(broughtByApi.get(name)), figures(broughtByMail.get(name)), name);
        }));
        assertAll(broughtByApi.keySet().stream().<Executable>map(name -> () -> {
            assertEquals(broughtByApi.get(name).getString("state").replace("DUPLICATE", "STORED"), broughtByUpload.get(name).getString("state").replace("DUPLICATE", "STORED"), name);
            assertEquals(figures(broughtByApi.get(name)), figures(broughtByUpload.get(name)), name);
        }));
        assertEquals(sums(byApi), sums(byMail));
        assertEquals(sums(byApi), sums(byUpload));
    }

    @Test
    void rows_and_sums_say_the_same() {
        for (var customer : List.of(byApi, byMail, byUpload)) {
            assertEquals(Records.count("select coalesce(sum(messages), 0) from report where kind = 'AGGREGATE' and customer_id = ?", customer),
                    Records.count("select coalesce(sum(messages), 0) from report_row where customer_id = ?", customer));
            assertEquals(Records.count("select coalesce(sum(messages), 0) from report_row where customer_id = ?", customer),
                    Records.count("select coalesce(sum(messages), 0) from domain_day where customer_id = ?", customer));
            assertEquals(Records.count("select coalesce(sum(messages), 0) from domain_day where customer_id = ?", customer),
                    Records.count("select coalesce(sum(messages), 0) from customer_day where customer_id = ?", customer));
        }
    }

    @Test
    void the_same_report_again_is_a_duplicate_and_counts_once() throws IOException {
        var name = "aggregate/nice-input.xml";
        long before = Records.count("select sum(messages) from domain_day where customer_id = ?", byApi);
        var again = api.read(api.bringReport(byApi, name, Files.readAllBytes(SharedStack.conformance(name).orElseThrow())), READ);
        assertEquals("DUPLICATE", again.getString("state"));
        assertEquals(before, Records.count("select sum(messages) from domain_day where customer_id = ?", byApi));
    }

    private static List<JsonObject> parts(JsonObject arrival) {
        return arrival.getJsonArray("parts").getValuesAs(JsonObject.class);
    }

    /// Mail knows one kind of line end, so that two files which differ by it alone are one report when they are mailed: stored once, and
    /// a duplicate once. An empty file is nothing in a mail that has a text besides.
    private static List<String> figures(JsonObject arrival) {
        return parts(arrival).stream().map(part -> part.getString("kind") + " " + part.getString("state").replace("DUPLICATE", "STORED") + " " + part.getString("reporter") + " "
                + part.getString("externalId") + " " + part.getInt("rows") + " " + part.getInt("messages")).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> sums(UUID customer) {
        return Records.texts("select day || ' ' || rows || ' ' || messages || ' ' || dkim_only || ' ' || spf_only || ' ' || both_aligned || ' ' || failed_delivered from customer_day "
                + "where customer_id = ? order by day", customer);
    }
}
