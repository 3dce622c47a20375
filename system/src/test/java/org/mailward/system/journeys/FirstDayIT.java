package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.system.journeys.pages.Desk;

/// The first day with Mailward, in a browser: a provider brings a client on board, the client reads the first report.
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDayIT {

    private static final Duration SCANS = Duration.ofMinutes(3);
    private static final String PASSWORD = "three quiet herons at dusk";
    private static final String BRAND_OF_NORTHWIND = "Northwind Mail Guard";
    private static final Set<String> DOMAINS = Set.of("acme.example", "bluebird.example", "cedar-law.example");

    private final String company = "First Day " + UUID.randomUUID().toString().substring(0, 8);
    private final String client = "client." + UUID.randomUUID().toString().substring(0, 8) + "@firstday.example";
    private UUID customer = new UUID(0, 0);

    @BeforeAll
    void the_demo_is_scanned() {
        Records.untilNoScanIsOpen(SCANS);
    }

    @Test
    @Order(1)
    void a_provider_admin_brings_a_customer_on_board_and_reads_what_to_do() {
        try (var ada = Desk.open().signIn(People.ADA.email()).picture("portfolio")) {
            assertEquals(BRAND_OF_NORTHWIND, ada.brand());
            var page = ada.customers().create(company, "Retail", "Germany");
            customer = page.id();
            ada.picture("customer-new");

            var plan = page.addDomains().paste("""
                    acme.example
                    https://cedar-law.example/contact
                    Info@Bluebird.example.
                    ACME.example
                    -nothing-.example
                    """);
            assertAll(
                    () -> assertEquals(3, plan.count("New")),
                    () -> assertEquals(1, plan.count("Repeated")),
                    () -> assertEquals(1, plan.count("Wrong")));
            ada.picture("import-with-mistakes");
            var scanned = plan.leaveOutWhatIsWrong().run().watchScans(SCANS);
            ada.picture("customer-scanned");

            var report = Report.of(scanned.report());
            assertAll(
                    () -> assertTrue(report.text().contains(company), "The report names the customer"),
                    () -> assertTrue(report.text().contains(BRAND_OF_NORTHWIND), "The report carries the brand"),
                    () -> assertEquals(new TreeSet<>(DOMAINS), report.domains()));

            var domain = scanned.open("cedar-law.example");
            ada.picture("domain");
            assertAll(
                    () -> assertTrue(domain.findings() > 0, "Something was found"),
                    () -> assertFalse(domain.firstFinding().isBlank()),
                    () -> assertTrue(domain.firstRemedy().startsWith("What to do:"), domain.firstRemedy()));
        }
    }

    @Test
    @Order(2)
    void an_invited_client_chooses_a_password_and_sees_the_brand_and_own_domains_only() {
        try (var ada = Desk.open().signIn(People.ADA.email())) {
            ada.peopleOf(customer).invite("Clara Client", client, "Customer’s viewer");
            ada.picture("people-invited");
        }
        var link = Mails.invitation(client);
        try (var clara = Desk.open()) {
            var invitation = clara.invitation(link);
            clara.picture("invitation");
            invitation.accept(PASSWORD);
            clara.signIn(client, PASSWORD);
            var overview = clara.overview();
            clara.picture("client-overview");
            var names = overview.domains();
            assertAll(
                    () -> assertEquals(BRAND_OF_NORTHWIND, clara.brand()),
                    () -> assertEquals(new TreeSet<>(DOMAINS), new TreeSet<>(names)));
            assertEquals(new TreeSet<>(DOMAINS), new TreeSet<>(clara.domains().names()));
            clara.picture("client-domains");
            var words = clara.words();
            assertEquals(List.of(), Records.texts("select name from customer where id <> ?", customer).stream().filter(words::contains).toList(), "Names of others");
        }
        try (var late = Desk.open()) {
            late.invitation(link);
            assertEquals("This invitation is no longer open", late.headline(), "The link works once");
        }
    }

    @Test
    @Order(3)
    void signing_out_ends_the_session_at_keycloak_too() {
        try (var ben = Desk.open().signIn(People.BEN.email())) {
            assertFalse(ben.mustSignIn(), "Whoever is signed in is not asked again");
            ben.signOut();
            ben.picture("signed-out");
            assertTrue(ben.mustSignIn(), "After signing out the password is asked for");
        }
    }

    @Test
    @Order(4)
    void a_person_with_two_seats_works_in_one_and_then_in_the_other() {
        try (var mira = Desk.open().signIn(People.MIRA.email())) {
            mira.picture("choose-a-seat");
            mira.chooseSeat(People.NORTHWIND);
            assertEquals(BRAND_OF_NORTHWIND, mira.brand());
            var northwind = mira.domains().names();
            mira.workAs(People.HARBOR);
            assertEquals(People.HARBOR, mira.brand());
            var harbor = mira.domains().names();
            assertAll(
                    () -> assertFalse(northwind.isEmpty()),
                    () -> assertFalse(harbor.isEmpty()),
                    () -> assertTrue(harbor.stream().noneMatch(northwind::contains), "The seats show different domains: " + harbor + " and " + northwind));
        }
    }

    @Test
    @Order(5)
    void no_page_is_wider_than_a_narrow_screen() {
        try (var ada = Desk.open().signIn(People.ADA.email())) {
            ada.customer(customer);
            assertEquals(0, ada.overflowWhenNarrow(), "The customer's page");
            ada.domains();
            assertEquals(0, ada.overflowWhenNarrow(), "The list of domains");
        }
    }
}
