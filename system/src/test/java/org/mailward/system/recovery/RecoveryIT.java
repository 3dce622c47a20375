package org.mailward.system.recovery;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailward.system.Stack;
import org.mailward.system.dns.Behaviour;
import org.mailward.system.journeys.Answer;
import org.mailward.system.journeys.Api;
import org.mailward.system.journeys.Caller;
import org.mailward.system.journeys.Form;
import org.mailward.system.journeys.Keys;
import org.mailward.system.journeys.People;
import org.mailward.system.journeys.Records;
import org.mailward.system.journeys.SharedStack;
import org.mailward.system.journeys.Waiting;

/// One part after the other dies during use and comes back: what is wrong is said, no request hangs, nothing queued is lost,
/// and the application server is never started again.
///
/// Every request has the limit [Caller#LIMIT]; one that hangs longer fails its test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryIT {

    private static final Duration COMES_BACK = Duration.ofMinutes(2);
    private static final Duration SCANS = Duration.ofMinutes(4);
    private static final int SCANS_IN_THE_BATCH = 60;
    private static final int DONE_BEFORE_THE_CRASH = 5;

    private Stack stack;
    private Caller ada;
    private Caller program;
    private Api api;

    @BeforeAll
    void sign_in() {
        stack = SharedStack.get();
        Records.untilNoScanIsOpen(SCANS);
        ada = Caller.signedIn(People.ADA);
        program = Keys.program(ada, "PROVIDER_ADMIN", Optional.empty());
        api = new Api(program);
    }

    @Test
    void while_the_database_is_down_pages_and_api_say_so_and_then_go_on() throws IOException, SQLException {
        var acme = Records.customer(People.ACME);
        List<Answer> pages;
        List<Answer> programs;
        Answer ready;
        stack.killDatabase();
        try {
            pages = Stream.of("/app/portfolio", "/app/customer?id=" + acme, "/app/customer-report.pdf?customer=" + acme).map(ada::get).toList();
            programs = Stream.of("/api/v1/portfolio", "/api/v1/customers/" + acme).map(program::get).toList();
            ready = Caller.visitor().get("/ready");
        } finally {
            stack.startDatabase();
        }
        assertAll(
                () -> assertAll(pages.stream().map(answer -> () -> saysSoOnAPage(answer))),
                () -> assertAll(programs.stream().map(answer -> () -> saysSoAsAProblem(answer))),
                () -> assertEquals(503, ready.status()),
                () -> comesBack("the page of who was signed in", () -> ada.get("/app/portfolio")),
                () -> comesBack("the report", () -> ada.get("/app/customer-report.pdf?customer=" + acme)),
                () -> comesBack("the API", () -> program.get("/api/v1/portfolio")),
                () -> comesBack("the answer to the load balancer", () -> Caller.visitor().get("/ready")),
                () -> Waiting.until("people can sign in again", COMES_BACK, RecoveryIT::signsIn, signedIn -> signedIn));
    }

    @Test
    void while_keycloak_is_down_who_is_signed_in_works_on_and_others_are_told() throws IOException, InterruptedException {
        Answer worksOn;
        Answer program;
        Answer open;
        Answer told;
        stack.killKeycloak();
        try {
            worksOn = ada.get("/app/portfolio");
            program = this.program.get("/api/v1/portfolio");
            open = Caller.visitor().get("/");
            told = Caller.lingering().get("/app/portfolio");
        } finally {
            stack.startKeycloak();
        }
        assertAll(
                () -> assertEquals(200, worksOn.status(), "Whoever was signed in works on"),
                () -> assertEquals(200, program.status(), "Programs work on"),
                () -> assertEquals(200, open.status(), "Open pages are open"),
                () -> saysSoOnAPage(told),
                () -> Waiting.until("people can sign in again", COMES_BACK, RecoveryIT::signsIn, signedIn -> signedIn),
                () -> assertEquals(200, ada.get("/app/portfolio").status(), "Whoever was signed in stayed so"));
    }

    @Test
    void while_the_name_server_is_down_scans_end_with_unknowns_and_no_grade_gets_worse() throws IOException {
        var domain = Records.ids("select d.id from managed_domain d join customer c on c.id = d.customer_id where c.name = ? and d.score is not null order by d.score desc, d.name limit 1", People.ACME).getFirst();
        api.finished(api.scan(domain), SCANS);
        var posture = api.domain(domain);
        var before = posture.getJsonObject("domain");
        stack.dns().stop();
        JsonObject blindPosture;
        JsonObject blind;
        try {
            var progress = api.finished(api.scan(domain), SCANS);
            assertEquals(1, progress.getInt("done"), "The scan ended: " + progress);
            blindPosture = api.domain(domain);
            blind = blindPosture.getJsonObject("domain");
        } finally {
            stack.dns().start();
        }
        var unknown = blind;
        assertAll(
                () -> assertTrue(unknown.getInt("unknownChecks") > before.getInt("unknownChecks"), "Nothing was unknown: " + unknown),
                () -> assertTrue(unknown.getInt("score") >= before.getInt("score"), "The score got worse: " + before + " to " + unknown),
                () -> assertEquals(before.getString("grade"), unknown.getString("grade")),
                () -> assertEquals(before.getString("stage"), unknown.getString("stage")),
                () -> assertEquals(before.getInt("openFindings"), unknown.getInt("openFindings"), "Findings that could not be looked at stay as they were"),
                () -> assertEquals(lastSeen(posture), lastSeen(blindPosture), "Nothing was seen by a scan that saw nothing"));
        api.finished(api.scan(domain), SCANS);
        var mended = api.domain(domain);
        var after = mended.getJsonObject("domain");
        assertTrue(Collections.min(lastSeen(mended)).isAfter(Collections.max(lastSeen(posture))), "The scan that saw again showed them all: " + mended);
        assertAll(
                () -> assertEquals(before.getInt("unknownChecks"), after.getInt("unknownChecks")),
                () -> assertEquals(before.getInt("score"), after.getInt("score")),
                () -> assertEquals(before.getInt("openFindings"), after.getInt("openFindings")));
    }

    /// When each open finding was last seen.
    private static Set<Instant> lastSeen(JsonObject posture) {
        return posture.getJsonArray("findings").getValuesAs(JsonObject.class).stream().map(finding -> Instant.parse(finding.getString("lastSeen"))).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_queued_scan_is_lost_when_the_database_dies_in_the_middle_of_a_batch() throws IOException, SQLException {
        var customer = api.createCustomer("Crash Test " + UUID.randomUUID());
        var names = IntStream.range(0, SCANS_IN_THE_BATCH).mapToObj(i -> "crash-" + i + ".example").toList();
        // Most names do not answer, so that their scans are still under way when the database dies.
        var silent = names.subList(2 * DONE_BEFORE_THE_CRASH, names.size());
        silent.forEach(name -> stack.dns().behave(name, Behaviour.SILENT));
        UUID batch;
        try {
            batch = UUID.fromString(api.importDomains(customer, "domain\n" + names.stream().collect(Collectors.joining("\n"))).getString("batch"));
            var middle = Waiting.until("some scans are done and others are not", SCANS, () -> api.progress(batch),
                    progress -> progress.getInt("done") >= DONE_BEFORE_THE_CRASH);
            assertFalse(middle.getBoolean("finished"), "The crash comes too late: " + middle);
            stack.killDatabase();
        } finally {
            silent.forEach(stack.dns()::heal);
            stack.startDatabase();
        }
        comesBack("the API", () -> program.get("/api/v1/portfolio"));
        var end = api.finished(batch, SCANS);
        assertAll(
                () -> assertEquals(SCANS_IN_THE_BATCH, end.getInt("total")),
                () -> assertEquals(SCANS_IN_THE_BATCH, end.getInt("done"), "Every scan was finished: " + end),
                () -> assertEquals(SCANS_IN_THE_BATCH, api.domains(customer).stream().filter(domain -> domain.containsKey("scannedAt")).count()));
    }

    private static boolean signsIn() {
        var visitor = Caller.visitor();
        try {
            var form = visitor.get("/app/start");
            if (form.status() != 200 || Form.all(form).noneMatch(one -> one.id().equals("kc-form-login"))) {
                return false;
            }
            return visitor.submit(Form.withId(form, "kc-form-login").with("username", People.BEN.email()).with("password", Stack.DEMO_PASSWORD)).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static void comesBack(String what, java.util.function.Supplier<Answer> look) {
        Waiting.until(what + " comes back", COMES_BACK, look, answer -> answer.status() == 200);
    }

    /// A page with a headline and a sentence, and a status that keeps programs from taking it for the thing itself.
    private static void saysSoOnAPage(Answer answer) {
        assertAll(
                () -> assertEquals(503, answer.status(), answer.toString()),
                () -> assertEquals("text/html", answer.mediaType(), answer.toString()),
                () -> assertTrue(answer.page().select("h1").hasText(), answer.toString()),
                () -> assertTrue(answer.page().select("p.lead").hasText(), answer.toString()),
                () -> assertTrue(answer.header("Retry-After").isPresent(), answer.toString()));
    }

    private static void saysSoAsAProblem(Answer answer) {
        assertEquals(503, answer.status(), answer.toString());
        assertEquals("application/problem+json", answer.mediaType(), answer.toString());
        assertAll(
                () -> assertEquals(503, answer.json().getInt("status")),
                () -> assertFalse(answer.json().getString("detail").isBlank()),
                () -> assertTrue(answer.header("Retry-After").isPresent()));
    }
}
