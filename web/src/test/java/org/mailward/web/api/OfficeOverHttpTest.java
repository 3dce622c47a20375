package org.mailward.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonString;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.access.KeyRight;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.publishing.boundary.ReportDesk.Wish;

/// What holds for changes by programs: that nobody's change is overwritten unseen, that a request sent twice is done once, and
/// that a key does what it may and no more than its share.
class OfficeOverHttpTest extends ServedApi {

    private static final String CUSTOMER = "{\"name\": \"Neu\", \"sector\": \"energy\", \"language\": \"en\", \"country\": \"GB\"}";
    private static final String KEY = "{\"name\": \"Billing\", \"role\": \"PROVIDER_ANALYST\", \"rights\": [\"READ\"]}";
    private static final String STYLE = "{\"productName\": \"SafePost\", \"colour\": \"#0b5c5c\", \"ink\": \"#ffffff\", \"support\": \"\", \"footer\": \"\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /brand                     | 200
            GET    | /brand/logo                | 404
            DELETE | /brand/logo                | 200
            GET    | /people                    | 200
            DELETE | /people/{b}                | 204
            GET    | /invitations               | 200
            DELETE | /invitations/{b}           | 204
            GET    | /keys                      | 200
            DELETE | /keys/{b}                  | 204
            GET    | /audit?customer={c}        | 200
            GET    | /checker                   | 200
            GET    | /kept-reports              | 200
            GET    | /kept-reports/{b}          | 200
            GET    | /kept-reports/{b}/report.pdf  | 404
            GET    | /kept-reports/{b}/domains.csv | 404
            DELETE | /kept-reports/{b}          | 204
            GET    | /domains/{d}/published     | 200
            GET    | /domains/{d}/form          | 200
            """)
    void answers_as_described(String method, String path, int status) throws IOException, InterruptedException {
        assertEquals(status, documented(method, real(path), null, null).status());
    }

    private static String real(String path) {
        return path.replace("{c}", House.CUSTOMER.toString()).replace("{d}", House.DOMAIN.toString()).replace("{b}", House.BATCH.toString()).replace("{x}", House.NOBODYS.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE | /people/{x}                |
            DELETE | /invitations/{x}           |
            DELETE | /keys/{x}                  |
            GET    | /kept-reports/{x}          |
            DELETE | /kept-reports/{x}          |
            GET    | /domains/{x}/published     |
            GET    | /domains/{x}/form          |
            PUT    | /people/{x}/customers      | {"allCustomers": true, "customers": []}
            PUT    | /customers/{x}             | {"name": "Neu", "sector": "energy", "language": "en", "country": "GB"}
            """)
    void what_is_not_in_scope_is_not_found(String method, String path, String body) throws IOException, InterruptedException {
        assertEquals(404, documented(method, real(path), body == null ? null : "application/json", body).status());
    }

    @Test
    void a_change_needs_the_version_that_it_began_with() throws IOException, InterruptedException {
        var tag = get("/customers/" + House.CUSTOMER).header("ETag");
        assertEquals("\"3\"", tag);
        var path = "/customers/" + House.CUSTOMER;
        var without = documented("PUT", path, "application/json", CUSTOMER);
        assertEquals(428, without.status());
        assertEquals("urn:mailward:problem:precondition-required", without.json().getString("type"));
        var old = documented("PUT", path, "application/json", CUSTOMER, "If-Match", "\"2\"");
        assertEquals(412, old.status());
        assertEquals("urn:mailward:problem:precondition-failed", old.json().getString("type"));
        var done = documented("PUT", path, "application/json", CUSTOMER, "If-Match", tag);
        assertEquals(200, done.status());
        assertEquals("\"4\"", done.header("ETag"));
        assertEquals(200, documented("PUT", path, "application/json", CUSTOMER, "If-Match", "*").status());
        assertEquals(200, documented("PUT", path, "application/json", CUSTOMER, "If-Match", "\"1\", \"3\"").status());
    }

    @Test
    void two_who_style_the_same_brand_do_not_overwrite_each_other() throws IOException, InterruptedException {
        var seen = get("/brand").header("ETag");
        assertEquals(200, documented("PUT", "/brand", "application/json", STYLE, "If-Match", seen).status());
        assertEquals(412, documented("PUT", "/brand", "application/json", STYLE, "If-Match", seen).status());
    }

    @Test
    void the_sender_s_name_is_shown_as_it_was_said_and_empty_where_it_was_not() throws IOException, InterruptedException {
        var named = documented("PUT", "/brand", "application/json", STYLE.replace("\"colour\"", "\"senderName\": \"Northwind Watch\", \"colour\""), "If-Match", "*");
        assertEquals("Northwind Watch", named.json().getString("senderName"), named.response().body());
        assertEquals("", documented("PUT", "/brand", "application/json", STYLE, "If-Match", "*").json().getString("senderName"), "A brand is replaced as a whole");
    }

    @Test
    void the_same_request_is_done_once() throws IOException, InterruptedException {
        var first = post("/customers", CUSTOMER, "Idempotency-Key", "import-1");
        var again = post("/customers", CUSTOMER, "Idempotency-Key", "import-1");
        assertEquals(201, again.status());
        assertEquals(first.response().body(), again.response().body());
        assertEquals(first.header("Location"), again.header("Location"));
        assertTrue(first.header("Location").endsWith("/api/v1/customers/" + House.CUSTOMER), first.header("Location"));
        assertEquals(1, register.created);
        assertEquals(201, post("/customers", CUSTOMER, "Idempotency-Key", "import-2").status());
        assertEquals(2, register.created);
    }

    @Test
    void another_request_with_the_same_key_is_refused() throws IOException, InterruptedException {
        post("/customers", CUSTOMER, "Idempotency-Key", "import-1");
        var other = post("/customers", CUSTOMER.replace("Neu", "Other"), "Idempotency-Key", "import-1");
        assertEquals(422, other.status());
        assertEquals("urn:mailward:problem:key-reused", other.json().getString("type"));
        assertEquals("Idempotency-Key", other.json().getString("field"));
        assertEquals(1, register.created);
    }

    @Test
    void the_same_request_at_the_same_moment_waits() throws IOException, InterruptedException {
        register.meanwhile = () -> {
            var second = post("/customers", CUSTOMER, "Idempotency-Key", "import-1");
            assertEquals(409, second.status());
            assertEquals("urn:mailward:problem:underway", second.json().getString("type"));
        };
        assertEquals(201, post("/customers", CUSTOMER, "Idempotency-Key", "import-1").status());
        assertEquals(1, register.created);
    }

    @Test
    void a_refused_request_may_be_mended_under_the_same_key() throws IOException, InterruptedException {
        assertEquals(409, post("/customers", CUSTOMER.replace("Neu", "Acme"), "Idempotency-Key", "import-1").status());
        assertEquals(422, post("/customers", CUSTOMER.replace("GB", "XX"), "Idempotency-Key", "import-1").status());
        assertEquals(201, post("/customers", CUSTOMER, "Idempotency-Key", "import-1").status());
    }

    @Test
    void an_idempotency_key_has_a_form() throws IOException, InterruptedException {
        for (var wrong : List.of(" ", "x".repeat(201))) {
            var answer = post("/customers", CUSTOMER, "Idempotency-Key", wrong);
            assertEquals(400, answer.status());
            assertEquals("Idempotency-Key", answer.json().getString("field"));
        }
    }

    @Test
    void a_secret_is_answered_once_and_kept_nowhere() throws IOException, InterruptedException {
        assertEquals("mk_secret", post("/keys", KEY, "Idempotency-Key", "k").json().getString("secret"));
        var again = post("/keys", KEY, "Idempotency-Key", "k");
        assertEquals(409, again.status());
        assertFalse(again.response().body().contains("mk_secret"), again.response().body());
        assertEquals(1, ring.made);
        assertEquals("https://portal.example/invitation?token=inv_secret", post("/invitations", "{\"name\": \"Bo\", \"email\": \"bo@x.example\", \"role\": \"PROVIDER_ADMIN\"}").json().getString("link"));
    }

    @Test
    void a_link_that_goes_by_mail_is_not_told_to_who_invites() throws IOException, InterruptedException {
        persons.mailed = true;
        var invited = post("/invitations", "{\"name\": \"Bo\", \"email\": \"bo@x.example\", \"role\": \"PROVIDER_ADMIN\"}");
        assertEquals(201, invited.status());
        assertFalse(invited.json().containsKey("link"), invited.response().body());
    }

    @Test
    void a_key_does_what_it_may() throws IOException, InterruptedException {
        rights = Set.of(KeyRight.READ);
        assertEquals(200, get("/customers").status());
        assertEquals(200, post("/domains/" + House.DOMAIN + "/drafts", "{\"type\": \"DMARC\", \"value\": \"v=DMARC1; p=reject\"}").status());
        var change = post("/customers", "not even JSON");
        assertEquals(403, change.status());
        assertTrue(change.json().getString("detail").contains("CHANGE"), change.response().body());
        assertEquals(403, documented("POST", "/domains/" + House.DOMAIN + "/scan", null, null).status());
        assertEquals(403, get("/keys").status());
        assertEquals(403, get("/audit").status());
        assertEquals(403, documented("POST", "/arrivals/" + House.BATCH + "/retry", null, null).status());
        rights = Set.of(KeyRight.SCAN);
        assertEquals(202, documented("POST", "/domains/" + House.DOMAIN + "/scan", null, null).status());
        assertEquals(403, get("/customers").status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /brand             | {"productName": "SafePost", "colour": "#0b5c5c", "ink": "#ffffff", "support": "", "footer": ""}
            PUT    | /brand/host        | {"host": "mail.northwind.example"}
            PUT    | /brand/logo        | no picture
            DELETE | /brand/logo        |
            GET    | /outbox            |
            GET    | /outbox/{b}        |
            POST   | /outbox/{b}/retry  |
            POST   | /bulk-actions      | {"rows": "CUSTOMERS", "ids": ["{c}"], "task": {"deed": "ASSIGN", "member": "{b}"}}
            POST   | /bulk-actions      | {"rows": "CUSTOMERS", "ids": ["{c}"], "task": {"deed": "UNASSIGN", "member": "{b}"}}
            """)
    void what_is_the_house_s_own_wants_the_right_for_it(String method, String path, String body) throws IOException, InterruptedException {
        rights = Set.of(KeyRight.READ, KeyRight.SCAN, KeyRight.INTAKE, KeyRight.CHANGE);
        var type = path.endsWith("/logo") ? "image/png" : "application/json";
        var refused = documented(method, real(path), body == null ? null : type, body == null ? null : real(body), "If-Match", "*");
        assertEquals(403, refused.status(), refused.response().body());
        assertTrue(refused.json().getString("detail").contains("ADMINISTER"), refused.response().body());
    }

    @Test
    void a_key_that_may_not_scan_does_not_scan_many_at_once_either() throws IOException, InterruptedException {
        rights = Set.of(KeyRight.READ, KeyRight.CHANGE);
        for (var path : List.of("/bulk-actions/customers", "/bulk-actions/domains")) {
            var refused = post(path, "{\"deed\": \"SCAN\"}");
            assertEquals(403, refused.status(), refused.response().body());
            assertTrue(refused.json().getString("detail").contains("SCAN"), refused.response().body());
        }
    }

    @Test
    void a_key_makes_no_key_that_may_more_than_itself() throws IOException, InterruptedException {
        rights = Set.of(KeyRight.READ, KeyRight.ADMINISTER);
        assertEquals(201, post("/keys", KEY).status());
        assertEquals(Set.of(KeyRight.READ), ring.given);
        assertEquals(403, post("/keys", KEY.replace("\"READ\"", "\"READ\", \"CHANGE\"")).status());
        assertEquals(403, post("/keys", KEY.replace(", \"rights\": [\"READ\"]", "")).status());
        assertEquals(1, ring.made);
    }

    @Test
    void a_key_has_its_share_of_requests() throws IOException, InterruptedException {
        for (int i = 0; i < PER_MINUTE; i++) {
            assertEquals(200, get("/customers").status());
        }
        var over = get("/customers");
        assertEquals(429, over.status());
        assertEquals("1", over.header("Retry-After"));
        assertEquals("urn:mailward:problem:too-many", over.json().getString("type"));
        assertEquals(200, get("/openapi.json").status());
        now = now.plusSeconds(Long.parseLong(over.header("Retry-After")));
        assertEquals(200, get("/customers").status());
        assertEquals(429, get("/customers").status());
    }

    @Test
    void a_form_is_opened_and_filled_in() throws IOException, InterruptedException {
        var opened = get("/domains/" + House.DOMAIN + "/form?form=dmarc").json();
        assertEquals("DMARC", opened.getString("form"));
        assertTrue(opened.getJsonArray("fields").getJsonObject(0).getJsonArray("choices").getValuesAs(JsonString::getString).contains("quarantine"));
        assertFalse(opened.containsKey("rehearsal"));
        var filled = post("/domains/" + House.DOMAIN + "/form?form=dmarc", "{\"fields\": [{\"field\": \"P\", \"values\": [\"quarantine\"]}, {\"field\": \"RUA\", \"values\": [\"mailto:r@acme.example\"]}]}").json();
        assertEquals("_dmarc.acme.example", filled.getJsonArray("records").getJsonObject(0).getString("name"));
        assertTrue(filled.getJsonArray("records").getJsonObject(0).getString("value").startsWith("v=DMARC1; p=quarantine"), filled.toString());
        assertEquals("QUARANTINING", filled.getJsonObject("rehearsal").getString("draftedStage"));
        var wrong = post("/domains/" + House.DOMAIN + "/form?form=dmarc", "{\"fields\": [{\"field\": \"P\", \"values\": [\"none\"]}, {\"field\": \"RUA\", \"values\": [\"nonsense\"]}]}").json();
        assertTrue(wrong.getJsonArray("records").isEmpty(), wrong.toString());
        assertTrue(wrong.getJsonArray("fields").getValuesAs(jakarta.json.JsonObject.class).stream()
                .anyMatch(field -> field.getString("field").equals("RUA") && !field.getJsonArray("faults").isEmpty()), wrong.toString());
        var twice = post("/domains/" + House.DOMAIN + "/form?form=dmarc", "{\"fields\": [{\"field\": \"P\", \"values\": [\"none\"]}, {\"field\": \"P\", \"values\": [\"reject\"]}]}");
        assertEquals(422, twice.status());
        assertEquals("fields[1].field", twice.json().getString("field"));
    }

    @Test
    void a_report_is_made_in_the_background() throws IOException, InterruptedException {
        var asked = post("/kept-reports", "{\"customer\": \"" + House.CUSTOMER + "\", \"edition\": \"MANAGEMENT\", \"paper\": \"LETTER\", \"days\": 30}");
        assertEquals(202, asked.status());
        assertTrue(asked.header("Location").endsWith("/api/v1/kept-reports/" + House.BATCH), asked.header("Location"));
        assertEquals(new Wish(Edition.MANAGEMENT, Optional.of(PaperSize.LETTER), 30), papers.asked);
        var tooLong = post("/kept-reports", "{\"customer\": \"" + House.CUSTOMER + "\", \"edition\": \"TECHNICAL\", \"days\": 5000}");
        assertEquals(422, tooLong.status());
        assertEquals("days", tooLong.json().getString("field"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /keys                   | {"name": "x", "role": "KING"}                              | 400 | role
            POST | /keys                   | {"name": "x", "role": "CUSTOMER_VIEWER"}                   | 422 | role
            POST | /keys                   | {"name": "x", "role": "PROVIDER_ADMIN", "rights": ["FLY"]} | 400 | rights[0]
            POST | /invitations            | {"name": "x", "role": "PROVIDER_ADMIN"}                    | 400 | email
            POST | /invitations            | {"name": "x", "email": "x", "role": "PROVIDER_ADMIN", "allCustomers": "yes"} | 400 | allCustomers
            PUT  | /people/{b}/customers   | {"allCustomers": false, "customers": ["acme"]}             | 400 | customers[0]
            POST | /kept-reports           | {"customer": "01900000-0000-7000-8000-0000000000ff", "edition": "TECHNICAL"} | 422 | customer
            PUT  | /brand                  | {"productName": "x", "colour": "red", "ink": "#ffffff", "support": "", "footer": ""} | 422 | colour
            PUT  | /brand                  | {"productName": "x", "senderName": "Acme\\r\\nBcc: x@evil.example", "colour": "#0b5c5c", "ink": "#ffffff", "support": "", "footer": ""} | 422 | senderName
            PUT  | /checker                | {"handle": "a b c", "enabled": true}                       | 422 | handle
            GET  | /audit?customer=acme    |                                                            | 400 | customer
            GET  | /domains/{d}/form?form=FAX |                                                         | 400 | form
            """)
    void wrong_input_is_named(String method, String path, String body, int status, String field) throws IOException, InterruptedException {
        var answer = documented(method, real(path), body == null ? null : "application/json", body, "If-Match", "*");
        assertEquals(status, answer.status(), answer.response().body());
        assertEquals(field, answer.json().getString("field"));
    }
}
