package org.mailward.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.json.JsonString;
import jakarta.persistence.PersistenceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.assessment.Stage;
import org.mailward.estate.DomainQuery;
import org.mailward.history.Kind;
import org.mailward.history.Topic;
import org.mailward.intake.ArrivalState;
import org.mailward.onboarding.boundary.DomainImport;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;

/// The API as a program meets it, over HTTP and with the server's REST implementation; each answer is held against the description.
class ApiOverHttpTest extends ServedApi {

    @Test
    void a_check_is_begun_and_can_be_followed() throws IOException, InterruptedException {
        var begun = post("/checks", "{\"domain\": \"example.org\"}");
        assertEquals(202, begun.status());
        assertTrue(begun.header("Location").endsWith("/api/v1/checks/" + House.BATCH), begun.header("Location"));
        assertEquals("/check/northwind/result/secret", begun.json().getString("page"));
        var refused = post("/checks", "{\"domain\": \"nonsense\"}");
        assertEquals(422, refused.status());
        assertEquals("domain", refused.json().getString("field"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /customers                  | 200
            GET  | /customers/{c}              | 200
            GET  | /customers/{c}/life         | 200
            POST | /customers/{c}/scan         | 202
            GET  | /customers/{c}/domains      | 200
            GET  | /domains                    | 200
            GET  | /domains/{d}                | 200
            POST | /domains/{d}/scan           | 202
            GET  | /domains/{d}/compliance     | 200
            GET  | /customers/{c}/compliance   | 200
            GET  | /domains/{d}/proof          | 200
            POST | /domains/{d}/proof/check    | 200
            GET  | /domains/{d}/changes        | 200
            GET  | /changes                    | 200
            GET  | /scans/{b}                  | 200
            GET  | /portfolio                  | 200
            GET  | /arrivals                   | 200
            GET  | /arrivals/{b}               | 200
            POST | /arrivals/{b}/retry         | 202
            GET  | /domains/{d}/report-address | 200
            GET  | /checks/{b}                 | 200
            GET  | /prospects                  | 200
            GET  | /prospects/{b}              | 404
            GET  | /tools/spf                  | 400
            GET  | /tools/dmarc?domain=a.b     | 429
            GET  | /tools/bimi?domain=nonsense | 422
            GET  | /openapi.json               | 200
            """)
    void answers_as_described(String method, String path, int status) throws IOException, InterruptedException {
        var real = path.replace("{c}", House.CUSTOMER.toString()).replace("{d}", House.DOMAIN.toString()).replace("{b}", House.BATCH.toString());
        assertEquals(status, documented(method, real, null, null).status());
    }

    @Test
    void a_missing_key_is_asked_for() throws IOException, InterruptedException {
        keyIsValid = false;
        var answer = get("/customers");
        assertEquals(401, answer.status());
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
        assertEquals("urn:mailward:problem:unauthenticated", answer.json().getString("type"));
    }

    @Test
    void the_description_needs_no_key() throws IOException, InterruptedException {
        keyIsValid = false;
        var answer = get("/openapi.json");
        assertEquals(200, answer.status());
        assertEquals("3.1.1", answer.json().getString("openapi"));
    }

    @Test
    void without_a_key_no_body_is_read() throws IOException, InterruptedException {
        keyIsValid = false;
        assertEquals(401, post("/customers", "not json").status());
    }

    @ParameterizedTest
    @CsvSource({"GET,/customers/", "GET,/domains/", "GET,/scans/"})
    void nobody_learns_which_ids_exist(String method, String path) throws IOException, InterruptedException {
        var unknown = documented(method, path + House.NOBODYS, null, null);
        var malformed = documented(method, path + "not-an-id", null, null);
        assertEquals(404, unknown.status());
        assertEquals(404, malformed.status());
        assertEquals(unknown.response().body(), malformed.response().body());
        assertEquals(names(unknown), names(malformed));
    }

    @Test
    void changes_are_narrowed_as_the_parameters_say() throws IOException, InterruptedException {
        var answer = get("/changes?customer=" + House.CUSTOMER + "&topic=mta-sts&kind=vanished&from=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z&first=1&count=1");
        assertEquals(200, answer.status());
        assertEquals(House.CUSTOMER, changing.asked.customer().orElseThrow());
        assertEquals(Topic.MTA_STS, changing.asked.topic().orElseThrow());
        assertEquals(Kind.VANISHED, changing.asked.kind().orElseThrow());
        assertEquals("2026-01-01T00:00:00Z", changing.asked.from().orElseThrow().toString());
        assertEquals("2026-02-01T00:00:00Z", changing.asked.until().orElseThrow().toString());
        assertTrue(answer.header("Link").contains("rel=\"next\""), answer.header("Link"));
        var item = answer.json().getJsonArray("items").getJsonObject(0);
        assertEquals("CHANGED", item.getString("kind"));
        assertEquals("v=DMARC1; p=none", item.getJsonArray("before").getString(0));
    }

    @ParameterizedTest
    @CsvSource({"from,yesterday", "customer,acme", "topic,WEATHER", "kind,MOVED"})
    void a_parameter_that_cannot_be_read_is_named(String name, String value) throws IOException, InterruptedException {
        var answer = get("/changes?" + name + "=" + value);
        assertEquals(400, answer.status());
        assertEquals(name, answer.json().getString("field"));
    }

    @Test
    void a_draft_is_judged_and_typed_for_ten_editors() throws IOException, InterruptedException {
        var answer = post("/domains/" + House.DOMAIN + "/drafts", "{\"type\": \"DMARC\", \"value\": \"v=DMARC1; p=reject\"}");
        assertEquals(200, answer.status());
        assertEquals("UNPROTECTED", answer.json().getString("stage"));
        assertEquals("REJECTING", answer.json().getString("draftedStage"));
        assertEquals("_dmarc.acme.example", answer.json().getString("name"));
        assertEquals(10, answer.json().getJsonArray("instructions").size());
        assertEquals(200, post("/domains/" + House.DOMAIN + "/drafts", "{\"type\": \"MTA_STS_POLICY\", \"value\": \"version: STSv1\"}").status());
        assertEquals(409, post("/domains/" + House.DOMAIN + "/drafts", "{\"type\": \"DKIM\", \"label\": \"s1\", \"value\": \"wrong\"}").status());
        assertEquals(404, post("/domains/" + House.NOBODYS + "/drafts", "{\"type\": \"DMARC\", \"value\": \"\"}").status());
    }

    private static List<String> names(Answer answer) {
        return answer.response().headers().map().entrySet().stream().filter(header -> !header.getKey().equalsIgnoreCase("date")).map(Object::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /customers/{x}/life
            POST | /customers/{x}/scan
            GET  | /customers/{x}/domains
            POST | /domains/{x}/scan
            GET  | /domains/{x}/proof
            POST | /domains/{x}/proof/check
            GET  | /domains/{x}/report-address
            GET  | /arrivals/{x}
            GET  | /arrivals/{x}/raw
            POST | /arrivals/{x}/retry
            """)
    void what_is_not_in_scope_is_not_found(String method, String path) throws IOException, InterruptedException {
        var expected = get("/customers/" + House.NOBODYS).response().body();
        for (var id : List.of(House.NOBODYS.toString(), "x")) {
            var answer = documented(method, path.replace("{x}", id), null, null);
            assertEquals(404, answer.status());
            assertEquals(expected, answer.response().body());
        }
    }

    @Test
    void an_unknown_address_is_a_problem_too() throws IOException, InterruptedException {
        var answer = send("GET", "/nowhere", null, null);
        assertEquals(404, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    @Test
    void a_list_comes_in_parts_with_links() throws IOException, InterruptedException {
        var answer = get("/customers?first=2&count=2&search=c");
        assertEquals(7, answer.json().getInt("total"));
        assertEquals(2, answer.json().getJsonArray("items").size());
        assertEquals("</api/v1/customers?search=c&count=2&first=0>; rel=\"first\", </api/v1/customers?search=c&count=2&first=0>; rel=\"prev\", "
                + "</api/v1/customers?search=c&count=2&first=4>; rel=\"next\", </api/v1/customers?search=c&count=2&first=6>; rel=\"last\"", answer.header("Link"));
    }

    @Test
    void a_whole_list_has_no_links() throws IOException, InterruptedException {
        assertEquals("", get("/customers").header("Link"));
    }

    @Test
    void customers_are_found_by_state() throws IOException, InterruptedException {
        assertEquals(6, get("/customers?state=trial").json().getInt("total"));
    }

    @Test
    void wishes_for_a_list_reach_the_boundary() throws IOException, InterruptedException {
        get("/customers/" + House.CUSTOMER + "/domains?search=M%C3%BCn&stage=REJECTING&sort=score&descending=true&first=1&count=500");
        assertEquals(List.of(House.CUSTOMER), overview.asked.customer().stream().toList());
        assertEquals("mün", overview.asked.search().orElseThrow());
        assertEquals(Stage.REJECTING.name(), overview.asked.stage().orElseThrow());
        assertEquals(DomainQuery.Sort.SCORE, overview.asked.sort());
        assertTrue(overview.asked.descending());
        assertEquals(1, overview.asked.first());
        assertEquals(500, overview.asked.count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            first=-1               | first
            first=99999999999      | first
            count=0                | count
            count=501              | count
            count=ten              | count
            state=ASLEEP           | state
            stat=ACTIVE            | stat
            count=5&count=6        | count
            """)
    void a_wrong_parameter_is_named(String query, String field) throws IOException, InterruptedException {
        var answer = get("/customers?" + query);
        assertEquals(400, answer.status());
        assertEquals(field, answer.json().getString("field"));
    }

    @Test
    void domains_are_named_for_machines_and_for_people() throws IOException, InterruptedException {
        var domain = get("/domains").json().getJsonArray("items").getJsonObject(0);
        assertEquals("xn--mnchen-3ya.example", domain.getString("name"));
        assertEquals("münchen.example", domain.getString("displayName"));
        assertEquals("2026-11-20T12:00:00Z", domain.getString("scannedAt"));
        assertEquals("MONITORING", domain.getString("stage"));
    }

    @Test
    void a_domain_comes_with_its_evidence_and_remedies() throws IOException, InterruptedException {
        var posture = get("/domains/" + House.DOMAIN).json();
        var finding = posture.getJsonArray("findings").getJsonObject(0);
        assertEquals("v=DMARC1; p=quarantine", finding.getJsonObject("remedy").getJsonObject("record").getString("value"));
        assertEquals("_dmarc.acme.example TXT \"v=DMARC1; p=none\"", ((JsonString) finding.getJsonArray("evidence").getFirst()).getString());
        assertFalse(finding.containsKey("easedAt"));
        assertEquals(30, posture.getJsonObject("score").getJsonArray("deductions").getJsonObject(0).getInt("points"));
        assertEquals("Do nothing.", posture.getJsonArray("records").getJsonObject(0).getJsonArray("terms").getJsonObject(0).getString("meaning"));
        assertEquals("UNPROTECTED", posture.getJsonObject("stage").getString("old"));
        assertFalse(posture.getJsonArray("history").getJsonObject(0).containsKey("score"));
    }

    @Test
    void a_customer_is_created() throws IOException, InterruptedException {
        var answer = post("/customers", "{\"name\": \"Neu\", \"sector\": \"energy\", \"language\": \"en\", \"country\": \"GB\"}");
        assertEquals(201, answer.status());
        assertTrue(answer.header("Location").endsWith("/api/v1/customers/" + House.CUSTOMER), answer.header("Location"));
    }

    @Test
    void a_customer_is_changed() throws IOException, InterruptedException {
        var answer = documented("PUT", "/customers/" + House.CUSTOMER, "application/json",
                "{\"name\": \"Acme 2\", \"contactName\": \"Bo\", \"sector\": \"energy\", \"language\": \"en\", \"country\": \"gb\"}", "If-Match", "\"3\"");
        assertEquals(200, answer.status());
        assertEquals("GB", answer.json().getString("country"));
        assertEquals("OFF_BOARDED", post("/customers/" + House.CUSTOMER + "/life", "{\"state\": \"OFF_BOARDED\", \"reason\": \"Left\"}").json().getString("state"));
    }

    @Test
    void a_taken_name_is_refused() throws IOException, InterruptedException {
        var answer = post("/customers", "{\"name\": \"Acme\", \"sector\": \"energy\", \"language\": \"en\", \"country\": \"GB\"}");
        assertEquals(409, answer.status());
        assertEquals("name", answer.json().getString("field"));
    }

    @Test
    void an_unacceptable_value_is_named() throws IOException, InterruptedException {
        var answer = post("/customers", "{\"name\": \"Neu\", \"sector\": \"energy\", \"language\": \"en\", \"country\": \"XX\"}");
        assertEquals(422, answer.status());
        assertEquals("country", answer.json().getString("field"));
    }

    @Test
    void an_unknown_field_is_named() throws IOException, InterruptedException {
        var answer = post("/customers", "{\"nmae\": \"Neu\", \"sector\": \"energy\", \"language\": \"en\", \"country\": \"GB\"}");
        assertEquals(400, answer.status());
        assertEquals("nmae", answer.json().getString("field"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            null             | null       | 415
            application/json | null       | 400
            application/json | {          | 400
            text/plain       | {}         | 415
            application/xml  | <a/>       | 415
            """)
    void a_body_that_cannot_be_read_is_a_problem(String contentType, String body, int status) throws IOException, InterruptedException {
        assertEquals(status, documented("POST", "/customers", contentType, body).status());
    }

    @Test
    void a_body_that_is_too_large_is_a_problem() throws IOException, InterruptedException {
        assertEquals(413, post("/customers", "{\"name\": \"" + "x".repeat(LIMIT) + "\"}").status());
    }

    @Test
    void a_body_of_unknown_length_is_limited_too() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + Api.PATH + "/customers"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(("{\"name\": \"" + "x".repeat(LIMIT) + "\"}").getBytes(StandardCharsets.UTF_8))));
        var response = client.send(request.build(), BodyHandlers.ofString());
        assertEquals(413, response.statusCode());
        assertEquals("application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void another_method_is_not_allowed() throws IOException, InterruptedException {
        var answer = send("DELETE", "/customers", null, null);
        assertEquals(405, answer.status());
        assertTrue(answer.header("Allow").contains("GET"), answer.header("Allow"));
        assertEquals("urn:mailward:problem:method-not-allowed", answer.json().getString("type"));
    }

    @Test
    void a_form_that_nobody_has_is_not_acceptable() throws IOException, InterruptedException {
        var answer = send("GET", "/customers", null, null, "Accept", "application/xml");
        assertEquals(406, answer.status());
        assertEquals("urn:mailward:problem:not-acceptable", answer.json().getString("type"));
    }

    @Test
    void a_role_that_may_not_is_forbidden() throws IOException, InterruptedException {
        register.trouble = new EJBAccessException("The role PROVIDER_ANALYST may not call all");
        assertEquals(403, get("/customers").status());
    }

    @Test
    void a_database_that_is_away_is_passing() throws IOException, InterruptedException {
        register.trouble = new EJBException(new PersistenceException(new SQLException("refused", "08001")));
        var answer = get("/customers");
        assertEquals(503, answer.status());
        assertEquals("10", answer.header("Retry-After"));
    }

    @Test
    void an_unforeseen_error_has_an_id_and_no_details() throws IOException, InterruptedException {
        register.trouble = new IllegalStateException("secret detail");
        var answer = get("/customers");
        assertEquals(500, answer.status());
        assertEquals(House.NOBODYS.toString(), answer.json().getString("errorId"));
        assertFalse(answer.response().body().contains("secret"));
    }

    @Test
    void scans_have_an_address_to_follow() throws IOException, InterruptedException {
        var answer = documented("POST", "/domains/" + House.DOMAIN + "/scan", null, null);
        assertTrue(answer.header("Location").endsWith("/api/v1/scans/" + House.BATCH), answer.header("Location"));
        scans.queued = 0;
        var none = documented("POST", "/domains/" + House.DOMAIN + "/scan", null, null);
        assertEquals("", none.header("Location"));
        assertFalse(none.json().containsKey("batch"));
    }

    @Test
    void domains_are_added_by_a_list() throws IOException, InterruptedException {
        var answer = post("/customers/" + House.CUSTOMER + "/domains", "{\"domains\": [\"https://Münch.example/\", \"b.example\"]}");
        assertEquals(200, answer.status());
        assertEquals("xn--mnch-0ra.example\nb.example", importing.list);
        assertEquals("https://Münch.example/", answer.json().getJsonArray("rows").getJsonObject(0).getString("written"));
        assertEquals(2, answer.json().getInt("created"));
        assertEquals(House.BATCH.toString(), answer.json().getString("batch"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            domain
            a.example, b.example
            a.example\\nb.example
            no dot
            """)
    void what_is_not_one_domain_is_named_by_its_place(String name) throws IOException, InterruptedException {
        var answer = post("/customers/" + House.CUSTOMER + "/domains", "{\"domains\": [\"ok.example\", \"" + name + "\"]}");
        assertEquals(422, answer.status());
        assertEquals("domains[1]", answer.json().getString("field"));
    }

    @Test
    void a_dry_run_changes_nothing() throws IOException, InterruptedException {
        var answer = documented("POST", "/customers/" + House.CUSTOMER + "/domains/import?dryRun=true", "text/csv", "a.example\nnonsense");
        assertEquals(200, answer.status());
        assertTrue(answer.json().getBoolean("dryRun"));
        assertEquals(null, importing.wrong);
        assertEquals(1, answer.json().getInt("created"));
        assertEquals(1, answer.json().getInt("wrong"));
        assertFalse(answer.json().containsKey("batch"));
        assertFalse(answer.json().getJsonArray("rows").getJsonObject(1).getString("sentence").isEmpty());
    }

    @Test
    void wrong_rows_are_left_out_on_request() throws IOException, InterruptedException {
        documented("POST", "/customers/" + House.CUSTOMER + "/domains/import?wrongRows=leave-out", "text/plain", "a.example");
        assertEquals(DomainImport.WrongRows.LEAVE_OUT, importing.wrong);
    }

    @Test
    void a_misspelt_dry_run_imports_nothing() throws IOException, InterruptedException {
        assertEquals(400, documented("POST", "/customers/" + House.CUSTOMER + "/domains/import?dryrun=true", "text/csv", "a.example").status());
        assertEquals("", importing.list);
    }

    @Test
    void a_file_is_imported_from_a_form() throws IOException, InterruptedException {
        var answer = documented("POST", "/customers/" + House.CUSTOMER + "/domains/import", "multipart/form-data; boundary=cut", form("file"));
        assertEquals(200, answer.status());
        assertEquals("ä.example", importing.list);
    }

    @Test
    void a_form_with_another_part_is_unreadable() throws IOException, InterruptedException {
        var answer = documented("POST", "/customers/" + House.CUSTOMER + "/domains/import", "multipart/form-data; boundary=cut", form("other"));
        assertEquals(400, answer.status());
        assertEquals("file", answer.json().getString("field"));
    }

    @Test
    void a_form_without_a_boundary_is_unreadable() throws IOException, InterruptedException {
        assertEquals(400, documented("POST", "/customers/" + House.CUSTOMER + "/domains/import", "multipart/form-data", form("file")).status());
    }

    private static String form(String name) {
        return "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\nä.example\r\n--cut--\r\n";
    }

    @Test
    void a_file_that_is_too_long_for_an_import_is_named() throws IOException, InterruptedException {
        var answer = documented("POST", "/customers/" + House.CUSTOMER + "/domains/import", "text/csv", "x".repeat(1001));
        assertEquals(422, answer.status());
        assertEquals("file", answer.json().getString("field"));
    }

    @Test
    void a_report_is_saved_under_its_own_name() throws IOException, InterruptedException {
        var answer = send("GET", "/customers/" + House.CUSTOMER + "/report.pdf?paper=letter&edition=management", null, null, "Accept", "application/pdf");
        assertEquals(200, answer.status());
        assertEquals("application/pdf", answer.header("Content-Type"));
        assertEquals("attachment; filename=\"Acme-2026-11-20.pdf\"", answer.header("Content-Disposition"));
        assertEquals("%PDF-1.7", answer.response().body());
        assertEquals(PaperSize.LETTER, reports.paper.orElseThrow());
        assertEquals(Edition.MANAGEMENT, reports.edition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers/{c}/report.pdf", "/customers/{c}/report.xhtml", "/customers/{c}/domains.csv", "/prospects/{c}/report.pdf"})
    void a_file_for_which_no_place_is_free_is_to_be_asked_for_again(String file) throws IOException, InterruptedException {
        reports.busy = true;
        var answer = get(file.replace("{c}", House.CUSTOMER.toString()));
        assertEquals(503, answer.status());
        assertEquals("10", answer.header("Retry-After"));
        assertEquals("urn:mailward:problem:busy", answer.json().getString("type"));
        assertEquals("Ask again in a few seconds.", answer.json().getString("detail"));
    }

    @Test
    void a_proof_that_was_looked_for_too_often_is_to_be_asked_for_later() throws IOException, InterruptedException {
        proving.often = true;
        var answer = send("POST", "/domains/" + House.DOMAIN + "/proof/check", null, null);
        assertEquals(429, answer.status());
        assertEquals("10", answer.header("Retry-After"));
        assertEquals("It goes on in 12 seconds.", answer.json().getString("detail"));
    }

    @Test
    void domains_are_exported_as_a_table() throws IOException, InterruptedException {
        var answer = send("GET", "/customers/" + House.CUSTOMER + "/domains.csv", null, null);
        assertEquals("text/csv;charset=UTF-8", answer.header("Content-Type"));
        assertEquals("domain", answer.response().body());
    }

    @ParameterizedTest
    @CsvSource({"report.pdf", "domains.csv"})
    void a_file_of_another_customer_is_not_found(String file) throws IOException, InterruptedException {
        var answer = get("/customers/" + House.NOBODYS + "/" + file);
        assertEquals(404, answer.status());
        assertEquals(get("/customers/" + House.NOBODYS).response().body(), answer.response().body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "message/rfc822", "application/gzip", "application/zip", "text/xml", "application/json", "application/tlsrpt+gzip", "application/tlsrpt+json"})
    void a_report_is_brought_in_any_of_its_forms(String type) throws IOException, InterruptedException {
        var answer = documented("POST", "/reports?name=r.xml&customer=" + House.CUSTOMER, type, "<feedback/>");
        assertEquals(202, answer.status());
        assertTrue(answer.header("Location").endsWith("/api/v1/arrivals/" + House.BATCH), answer.header("Location"));
        assertEquals(House.BATCH.toString(), answer.json().getString("arrival"));
        assertEquals("<feedback/>", new String(bringing.content, StandardCharsets.UTF_8));
        assertEquals("r.xml", bringing.name);
        assertEquals(type, bringing.type);
        assertEquals(House.CUSTOMER, bringing.owner.orElseThrow());
    }

    @Test
    void a_report_may_be_larger_than_other_bodies_and_not_without_end() throws IOException, InterruptedException {
        var large = "x".repeat(REPORT_LIMIT);
        assertEquals(202, documented("POST", "/reports", "application/octet-stream", large).status());
        assertEquals(REPORT_LIMIT, bringing.content.length);
        assertEquals(413, documented("POST", "/reports", "application/octet-stream", large + "x").status());
    }

    @Test
    void a_report_for_a_customer_out_of_scope_or_of_another_type_is_refused() throws IOException, InterruptedException {
        var answer = documented("POST", "/reports?customer=" + House.NOBODYS, "text/xml", "<feedback/>");
        assertEquals(422, answer.status());
        assertEquals("customer", answer.json().getString("field"));
        assertEquals(415, documented("POST", "/reports", "image/png", "x").status());
    }

    @Test
    void a_mailbox_s_secret_goes_in_and_never_comes_out() throws IOException, InterruptedException {
        var added = post("/mailboxes", "{\"name\": \"Reports\", \"host\": \"imap.example.net\", \"user\": \"reports\", \"password\": \"top-secret\"}");
        assertEquals(201, added.status());
        assertTrue(added.header("Location").endsWith("/api/v1/mailboxes/" + House.BATCH), added.header("Location"));
        assertEquals("top-secret", boxes.password);
        assertEquals(993, added.json().getInt("port"));
        for (var shown : List.of(added, get("/mailboxes"), get("/mailboxes/" + House.BATCH))) {
            assertFalse(shown.response().body().contains("top-secret"), shown.response().body());
        }
    }

    @Test
    void a_mailbox_is_changed_from_the_version_that_was_seen() throws IOException, InterruptedException {
        var change = "{\"name\": \"Reports\", \"host\": \"imap.example.net\", \"user\": \"reports\", \"port\": 143, \"protection\": \"STARTTLS\"%s}";
        assertEquals(400, documented("PUT", "/mailboxes/" + House.BATCH, "application/json", change.formatted("")).status());
        assertEquals(409, documented("PUT", "/mailboxes/" + House.BATCH, "application/json", change.formatted(", \"version\": 3")).status());
        assertEquals(404, documented("PUT", "/mailboxes/" + House.NOBODYS, "application/json", change.formatted("")).status());
        var changed = documented("PUT", "/mailboxes/" + House.BATCH, "application/json", change.formatted(", \"version\": 4"));
        assertEquals(200, changed.status());
        assertEquals(143, changed.json().getInt("port"));
        assertEquals(5, changed.json().getInt("version"));
        var wrong = documented("PUT", "/mailboxes/" + House.BATCH, "application/json", change.formatted(", \"version\": 5").replace("imap.example.net", "no host"));
        assertEquals(422, wrong.status());
        assertEquals("host", wrong.json().getString("field"));
    }

    @Test
    void a_mailbox_is_tried_paused_and_removed() throws IOException, InterruptedException {
        assertEquals(3, post("/mailboxes/" + House.BATCH + "/try", "").json().getInt("waiting"));
        assertTrue(post("/mailboxes/" + House.BATCH + "/pause", "").json().getBoolean("paused"));
        assertFalse(post("/mailboxes/" + House.BATCH + "/resume", "").json().getBoolean("paused"));
        assertEquals(200, documented("DELETE", "/mailboxes/" + House.BATCH, null, null).status());
        assertTrue(boxes.removed);
        assertEquals(404, documented("DELETE", "/mailboxes/" + House.NOBODYS, null, null).status());
    }

    @Test
    void the_host_and_times_of_reports_are_chosen_and_looked_up() throws IOException, InterruptedException {
        assertEquals("10 mx.example.net.", get("/report-settings").json().getJsonArray("records").getJsonObject(0).getString("value"));
        var own = documented("PUT", "/report-settings/host", "application/json", "{\"host\": \"Reports.Example.ORG\", \"version\": -1}");
        assertEquals("reports.example.org", own.json().getString("host"));
        assertTrue(own.json().getBoolean("ownHost"));
        assertEquals(409, documented("PUT", "/report-settings/host", "application/json", "{\"version\": 9}").status());
        var wrong = documented("PUT", "/report-settings/host", "application/json", "{\"host\": \"192.0.2.1\", \"version\": -1}");
        assertEquals(422, wrong.status());
        assertEquals("host", wrong.json().getString("field"));
        var kept = documented("PUT", "/report-settings/retention", "application/json", "{\"rawDays\": 5, \"rowMonths\": 24, \"failureDays\": 7, \"tlsMonths\": 3, \"version\": -1}");
        assertEquals(24, kept.json().getInt("rowMonths"));
        var endless = documented("PUT", "/report-settings/retention", "application/json", "{\"rawDays\": 5000, \"rowMonths\": 24, \"failureDays\": 7, \"tlsMonths\": 3, \"version\": -1}");
        assertEquals(422, endless.status());
        assertEquals("rawDays", endless.json().getString("field"));
        assertEquals("MISSING", get("/report-settings/dns").json().getJsonArray("items").getJsonObject(0).getString("state"));
    }

    @Test
    void arrivals_are_narrowed_as_the_parameters_say() throws IOException, InterruptedException {
        var answer = get("/arrivals?state=quarantined&customer=" + House.CUSTOMER + "&first=1&count=1");
        assertEquals(Set.of(ArrivalState.QUARANTINED), ledger.asked.states());
        assertEquals(House.CUSTOMER, ledger.asked.customer().orElseThrow());
        assertTrue(answer.header("Link").contains("rel=\"next\""), answer.header("Link"));
        var part = answer.json().getJsonArray("items").getJsonObject(0).getJsonArray("parts").getJsonObject(0);
        assertEquals("HELD", part.getString("state"));
        assertEquals(17, part.getInt("messages"));
        assertEquals(400, get("/arrivals?state=lost").status());
    }

    @Test
    void an_arrival_is_laid_aside_with_a_reason() throws IOException, InterruptedException {
        assertEquals("DISCARDED", post("/arrivals/" + House.BATCH + "/discard", "{\"reason\": \"a test of ours\"}").json().getString("state"));
        assertEquals(409, post("/arrivals/" + House.BATCH + "/discard", "{\"reason\": \"\"}").status());
        assertEquals(404, post("/arrivals/" + House.NOBODYS + "/discard", "{\"reason\": \"a test of ours\"}").status());
    }

    @Test
    void an_arrival_s_bytes_are_saved_and_never_opened() throws IOException, InterruptedException {
        var answer = send("GET", "/arrivals/" + House.BATCH + "/raw", null, null);
        assertEquals(200, answer.status());
        assertEquals("<feedback/>", answer.response().body());
        assertEquals("application/octet-stream", answer.header("Content-Type"));
        assertEquals("attachment; filename=\"r-.xml.gz\"", answer.header("Content-Disposition"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    }
}
