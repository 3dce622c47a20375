package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import generated.client.ApiClient;
import generated.client.ApiException;
import generated.client.api.ActivityLogApi;
import generated.client.api.ApiKeysApi;
import generated.client.api.ArrivalsApi;
import generated.client.api.BrandApi;
import generated.client.api.BringingReportsApi;
import generated.client.api.BuilderApi;
import generated.client.api.BulkActionsApi;
import generated.client.api.ChangesApi;
import generated.client.api.ChecksApi;
import generated.client.api.CustomersApi;
import generated.client.api.DecisionsAboutSourcesApi;
import generated.client.api.DescriptionApi;
import generated.client.api.DomainsApi;
import generated.client.api.DomainsOfACustomerApi;
import generated.client.api.FindApi;
import generated.client.api.InvitationsApi;
import generated.client.api.KeptReportsApi;
import generated.client.api.MailboxesApi;
import generated.client.api.OrderApi;
import generated.client.api.OutboxApi;
import generated.client.api.PeopleApi;
import generated.client.api.PortfolioApi;
import generated.client.api.ProspectsApi;
import generated.client.api.PublicCheckerApi;
import generated.client.api.ReportSettingsApi;
import generated.client.api.ReportersApi;
import generated.client.api.ScansApi;
import generated.client.api.StoredReportsApi;
import generated.client.api.ToolsApi;
import generated.client.api.TrafficApi;
import generated.client.api.ViewsApi;
import generated.client.model.Arrival;
import generated.client.model.ArrivalState;
import generated.client.model.Assignment;
import generated.client.model.BrandHost;
import generated.client.model.BrandStyle;
import generated.client.model.BulkDeed;
import generated.client.model.BulkOf;
import generated.client.model.BulkState;
import generated.client.model.BulkTask;
import generated.client.model.CheckState;
import generated.client.model.CheckerSetup;
import generated.client.model.CustomerProfile;
import generated.client.model.CustomerState;
import generated.client.model.Discard;
import generated.client.model.Draft;
import generated.client.model.Edition;
import generated.client.model.FieldName;
import generated.client.model.Filled;
import generated.client.model.FilledField;
import generated.client.model.FormKind;
import generated.client.model.KeptState;
import generated.client.model.MailboxWish;
import generated.client.model.NewBulk;
import generated.client.model.NewCheck;
import generated.client.model.NewCustomer;
import generated.client.model.NewDomains;
import generated.client.model.NewInvitation;
import generated.client.model.NewKey;
import generated.client.model.NewOverruling;
import generated.client.model.NewProspect;
import generated.client.model.NewReport;
import generated.client.model.NewReportsHost;
import generated.client.model.NewRetention;
import generated.client.model.NewState;
import generated.client.model.NewView;
import generated.client.model.PaperSize;
import generated.client.model.ProspectProfile;
import generated.client.model.RecordKind;
import generated.client.model.Role;
import generated.client.model.RulingSubjectKind;
import generated.client.model.SourceClass;
import generated.client.model.Stage;
import generated.client.model.TagList;
import generated.client.model.Target;
import generated.client.model.ViewPlace;
import generated.client.model.ViewValue;
import generated.client.model.WrongRows;
import jakarta.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.File;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// What people do on pages, done by a program whose every request and answer goes through code that a generator made of the
/// API's description. Its provider is its own, so that it may change everything.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GeneratedClientIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PASSWORD = "three quiet herons at dusk";
    private static final String ANY_VERSION = "*";
    private static final String NETWORK = "203.0.113.0/24";
    /// There is no mailbox on this machine; that trying one says why it does not work is asserted, and that it works is in the test of visits.
    private static final Set<String> NOT_HERE = Set.of("POST /api/v1/mailboxes/{mailbox}/try");

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String proven = "generated-" + mark + ".example";

    @TempDir
    private Path folder = Path.of("");

    private ApiClient client = new ApiClient();
    private GeneratedClient generated = null;
    private UUID customer = new UUID(0, 0);
    private UUID domain = new UUID(0, 0);
    private UUID scanned = new UUID(0, 0);

    @BeforeAll
    void a_provider_of_its_own() {
        var operator = Caller.visitor().signIn("operator@mailward.example", org.mailward.system.Stack.DEMO_PASSWORD);
        var email = "admin." + mark + "@generated.example";
        var opened = operator.submit(Form.withId(operator.get("/app/operator"), "open").with("name", "Generated " + mark).with("adminName", "Gina Generated").with("adminEmail", email));
        assertEquals(200, opened.status(), opened.toString());
        join(Mails.invitation(email));
        generated = new GeneratedClient(Keys.make(Caller.visitor().signIn(email, PASSWORD), "PROVIDER_ADMIN", Optional.empty()));
        client = generated.client();
    }

    private static void join(String link) {
        var invited = Caller.visitor();
        var taken = invited.submit(Form.withId(invited.get(link), "take").with("password", PASSWORD));
        assertEquals(200, taken.status(), taken.toString());
    }

    @Test
    @Order(1)
    void customers_are_brought_on_board_and_kept() throws ApiException {
        var customers = new CustomersApi(client);
        var once = UUID.randomUUID().toString();
        var wish = new NewCustomer().name("Generated Customer").sector("retail").language("en").country("GB").contactName("Carl").contactEmail("carl@generated.example");
        customer = customers.createCustomer(wish, once).getId();
        assertEquals(customer, customers.createCustomer(wish, once).getId(), "The same request again makes nothing new");
        assertEquals("Carl", customers.getCustomer(customer).getContactName());
        var version = version();
        var profile = new CustomerProfile().name("Generated Customer").sector("energy").language("de").country("DE").contactName("Cora").contactEmail("cora@generated.example");
        assertEquals("Cora", customers.replaceCustomer(customer, version, profile).getContactName());
        assertEquals(CustomerState.ACTIVE, customers.changeCustomerState(customer, new NewState().state(CustomerState.ACTIVE).reason("signed")).getState());
        assertEquals("signed", customers.getCustomerLife(customer).getSteps().getFirst().getReason());
        assertEquals(1, customers.listCustomers("generated", CustomerState.ACTIVE, 0, 10).getTotal());
    }

    @Test
    @Order(2)
    void domains_are_added_scanned_and_followed() throws ApiException {
        var domains = new DomainsOfACustomerApi(client);
        var planned = domains.importDomains(customer, file("plan.csv", "domain\nacme.example\n-nothing-.example\n"), true, WrongRows.REFUSE, null);
        assertAll(() -> assertEquals(1, planned.getCreated()), () -> assertEquals(1, planned.getWrong()), () -> assertTrue(planned.getDryRun()));
        var batch = domains.importDomains(customer, file("list.csv", "domain\nacme.example\n-nothing-.example\n"), false, WrongRows.LEAVE_OUT, UUID.randomUUID().toString()).getBatch();
        assertEquals(1, domains.addDomains(customer, new NewDomains().domains(List.of(proven)), null).getCreated());
        over(batch);
        scanned = domains.listDomainsOfCustomer(customer, "acme", null, null, null, null, null, null, null, 0, 10).getItems().getFirst().getId();
        domain = domains.listDomainsOfCustomer(customer, "generated-", null, null, null, null, null, null, null, 0, 10).getItems().getFirst().getId();
        var one = new DomainsApi(client);
        assertTrue(one.listDomains("e", null, null, null, null, null, null, true, 0, 10).getTotal() >= 2);
        over(one.scanDomain(scanned, null).getBatch());
        over(new CustomersApi(client).scanCustomer(customer, null).getBatch());
        var posture = one.getDomain(scanned);
        assertTrue(!posture.getFindings().isEmpty() && posture.getScore() != null && !posture.getRecords().isEmpty(), posture.toString());
        assertTrue(one.getScores(scanned).getScores().size() >= 2, "It was scanned more than once");
        assertTrue(!one.getDomainCompliance(scanned).getProfiles().isEmpty());
        assertTrue(!new CustomersApi(client).getCustomerCompliance(customer).getProfiles().isEmpty());
        assertTrue(one.getProof(domain).getRecordValue().length() > 10);
        one.checkProof(domain);
        assertTrue(one.judgeDraft(scanned, new Draft().type(RecordKind.DMARC).value("v=DMARC1; p=none")).getPublished().size() == 1);
        assertTrue(!one.getPublished(scanned, RecordKind.DMARC, null).getValues().isEmpty());
        new DomainsApi(client).listChangesOfDomain(scanned, 0, 10);
        new ChangesApi(client).listChanges(customer, null, null, Instant.now().minus(1, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC), null, 0, 10);
        var builder = new BuilderApi(client);
        assertTrue(!builder.openForm(scanned, FormKind.DMARC, null).getFields().isEmpty());
        var filled = new Filled().fields(List.of(new FilledField().field(FieldName.P).values(List.of("quarantine"))));
        assertTrue(builder.fillForm(scanned, FormKind.DMARC, filled, null).getRecords().getFirst().toString().contains("p=quarantine"));
    }

    private void over(UUID batch) {
        Waiting.until("scans are over", PATIENCE, () -> look(() -> new ScansApi(client).getScanProgress(batch)), progress -> progress.getFinished());
    }

    @Test
    @Order(3)
    void portfolio_reports_and_tables() throws ApiException, IOException {
        var portfolio = new PortfolioApi(client);
        assertEquals(2, portfolio.getPortfolio().getTotals().getDomains());
        assertEquals(1, portfolio.listStandings("generated", null, null, null, null, null, null, null, 0, 10).getTotal());
        portfolio.getAttention();
        assertEquals("acme.example", new FindApi(client).find("acme", 5).getDomains().getFirst().getName());
        var customers = new CustomersApi(client);
        assertEquals(2, customers.getCustomerTotals(customer).getTotals().getDomains());
        assertTrue(Report.of(bytes(customers.getReport(customer, PaperSize.A4, Edition.TECHNICAL))).text().contains("Generated Customer"), "A file comes whole");
        assertTrue(new String(bytes(customers.getReportPages(customer, null, Edition.MANAGEMENT, 30)), StandardCharsets.UTF_8).contains("Generated Customer"));
        assertTrue(customers.getDomainsAsCsv(customer).contains("acme.example"));
        var kept = new KeptReportsApi(client);
        var id = kept.makeReport(new NewReport().customer(customer).edition(Edition.MANAGEMENT).days(30), UUID.randomUUID().toString()).getId();
        Waiting.until("a report is made", PATIENCE, () -> look(() -> kept.getKeptReport(id)), report -> report.getState() == KeptState.DONE);
        assertEquals(1, kept.listKeptReports(customer, 0, 10).getTotal());
        assertTrue(Report.of(bytes(kept.getKeptPdf(id))).text().contains("Generated Customer"));
        assertTrue(kept.getKeptCsv(id).contains("acme.example"));
        kept.removeKeptReport(id);
        assertEquals(0, kept.listKeptReports(customer, 0, 10).getTotal());
    }

    @Test
    @Order(4)
    void reports_of_receivers_are_brought_read_and_decided_upon() throws ApiException, IOException {
        // Only time and the owner's DNS could prove it.
        Records.change("update managed_domain set proof_state = 'PROVEN', proven_at = now() where id = ?", domain);
        var arrivals = new ArrivalsApi(client);
        var raw = aggregate();
        var good = bring("report.xml", raw);
        assertEquals(ArrivalState.STORED, good.getState(), good.toString());
        assertArrayEquals(raw.getBytes(StandardCharsets.UTF_8), bytes(arrivals.getRawArrival(good.getId())), "The very octets come back");
        var broken = bring("broken.xml", raw.substring(0, 200));
        assertEquals(ArrivalState.QUARANTINED, broken.getState(), broken.toString());
        arrivals.retryArrival(broken.getId());
        read(broken.getId());
        assertEquals(ArrivalState.DISCARDED, arrivals.discardArrival(broken.getId(), new Discard().reason("cut off on its way")).getState());
        assertEquals(1, arrivals.listArrivals(ArrivalState.DISCARDED, customer, 0, 10).getTotal());
        assertTrue(!arrivals.countArrivals().getCounts().isEmpty());
        assertEquals(ArrivalState.STORED, bring("failure.eml", failure()).getState());

        var day = LocalDate.now(ZoneOffset.UTC).minusDays(10);
        var traffic = new TrafficApi(client);
        assertEquals(3, traffic.getTrafficOfDomain(domain, day, null).getFigures().getNow().getMessages());
        assertEquals(3, traffic.getTrafficOfCustomer(customer, day, null).getFigures().getNow().getMessages());
        assertEquals(3, traffic.getTraffic(day, null).getFigures().getNow().getMessages());
        var path = traffic.getSourceOfDomain(domain, NETWORK, day, null).getPaths().getFirst();
        var rows = traffic.listRowsOfDomain(domain, path.getId(), day, null, 0, 10).getItems();
        assertEquals("203.0.113.170", rows.getFirst().getAddress());
        traffic.getTlsOfDomain(domain, day, null);
        for (var table : List.of(traffic.getTrafficAsCsv(day, null), traffic.getTrafficOfCustomerAsCsv(customer, day, null), traffic.getTrafficOfDomainAsCsv(domain, day, null), traffic.getSourcesOfDomainAsCsv(domain, day, null))) {
            assertTrue(table.lines().count() >= 2, table);
        }
        var stored = new StoredReportsApi(client);
        assertEquals(1, stored.getStoredReport(rows.getFirst().getReport(), 0, 10).getTotal());
        var failure = stored.listFailures(domain, 0, 10).getItems().getFirst().getReport();
        assertEquals(domain, stored.getFailure(failure).getDomain());
        assertTrue(stored.getWholeFailure(failure).getText().contains("anna.smith@receiver.example"));
        var reporters = new ReportersApi(client);
        var reporter = reporters.listReporters(30).getItems().getFirst();
        assertTrue(reporters.listReportsOfReporter(reporter.getKey(), null, 30, 0, 10).getTotal() >= 1);

        var decisions = new DecisionsAboutSourcesApi(client);
        var decision = decisions.createOverruling(new NewOverruling().domain(domain).kind(RulingSubjectKind.ADDRESS).subject(NETWORK).senderClass(SourceClass.FORWARDER).note("their own list server")).getId();
        assertEquals("their own list server", decisions.getOverruling(decision).getNote());
        assertEquals(1, decisions.listOverrulings(0, 10).getTotal());
        assertTrue(decisions.takeOverrulingBack(decision).getTakenBackAt() != null);
    }

    @Test
    @Order(5)
    void ways_in_are_set_up() throws ApiException {
        var settings = new ReportSettingsApi(client);
        var before = settings.getReportSettings();
        assertTrue(settings.chooseReportsHost(new NewReportsHost().host("reports." + proven).version(before.getVersion())).getOwnHost());
        var now = settings.getReportSettings();
        assertEquals(60, settings.chooseRetention(new NewRetention().rawDays(60).rowMonths(now.getRowMonths()).failureDays(now.getFailureDays()).tlsMonths(now.getTlsMonths()).version(now.getVersion())).getRawDays());
        assertTrue(!settings.lookAtReportsHost().getItems().isEmpty());
        assertEquals(2, settings.listReportAddresses(customer, null, 0, 10).getTotal());
        assertTrue(new DomainsApi(client).getReportAddress(domain).getAddress().contains("@reports."));

        var mailboxes = new MailboxesApi(client);
        var wish = new MailboxWish().name("Reports").host("imap." + proven).user("reports").password("quiet herons");
        var mailbox = mailboxes.addMailbox(wish).getId();
        mailboxes.pauseMailbox(mailbox);
        var paused = mailboxes.getMailbox(mailbox);
        assertTrue(paused.getPaused());
        assertEquals("More reports", mailboxes.changeMailbox(mailbox, wish.name("More reports").version(paused.getVersion())).getName());
        refused(409, "", () -> mailboxes.tryMailbox(mailbox));
        assertTrue(!mailboxes.resumeMailbox(mailbox).getPaused());
        assertEquals(1, mailboxes.listMailboxes().getItems().size());
        mailboxes.removeMailbox(mailbox);
        assertEquals(0, mailboxes.listMailboxes().getItems().size());
    }

    @Test
    @Order(6)
    void the_brand_is_dressed() throws ApiException, IOException {
        var brand = new BrandApi(client);
        brand.getBrand();
        var version = version();
        var style = new BrandStyle().productName("Generated Guard").senderName("Generated Watch").colour("#0b5fff").ink("#ffffff").support("help@generated.example").footer("");
        var dressed = brand.replaceBrand(version, style);
        assertEquals(List.of("Generated Guard", "Generated Watch"), List.of(dressed.getProductName(), dressed.getSenderName()));
        assertEquals("portal." + proven, brand.answerAt(new BrandHost().host("portal." + proven)).getHost());
        assertEquals("", brand.answerAt(new BrandHost().host("")).getHost());
        var logo = picture();
        assertTrue(brand.replaceLogo(logo).getLogo());
        assertEquals(ImageIO.read(logo).getWidth(), ImageIO.read(brand.getLogo()).getWidth());
        assertTrue(!brand.removeLogo().getLogo());
        var checker = new PublicCheckerApi(client);
        checker.getChecker();
        assertTrue(checker.setUpChecker(ANY_VERSION, new CheckerSetup().handle("generated-" + mark).enabled(true)).getEnabled());
    }

    @Test
    @Order(7)
    void strangers_are_checked_and_become_customers() throws ApiException, IOException {
        var checks = new ChecksApi(client);
        var check = checks.checkDomain(new NewCheck().domain("bluebird.example"), null).getCheck();
        Waiting.until("a check is finished", PATIENCE, () -> look(() -> checks.getCheck(check)), seen -> seen.getState() == CheckState.DONE);
        assertEquals(1, checks.listChecks(0, 10).getTotal());
        var prospects = new ProspectsApi(client);
        var prospect = prospects.createProspect(new NewProspect().check(check).name("Bluebird"), null).getId();
        prospects.getProspect(prospect);
        var version = version();
        assertEquals("call again", prospects.replaceProspect(prospect, version, new ProspectProfile().name("Bluebird").note("call again")).getNote());
        assertTrue(!prospects.getBaseline(prospect).getFindings().isEmpty());
        assertTrue(Report.of(bytes(prospects.getExposureReport(prospect, PaperSize.A4))).text().contains("bluebird.example"));
        assertEquals(1, prospects.listProspects(0, 10).getTotal());
        assertEquals("Bluebird", prospects.convertProspect(prospect, new CustomerProfile().name("Bluebird").sector("health").language("en").country("GB"), null).getName());
        var tools = new ToolsApi(client);
        assertTrue(!tools.lookUpSpf("acme.example", "192.0.2.1").getRecords().isEmpty());
        tools.lookUpDkim("acme.example", "s1");
        tools.lookUpDmarc("acme.example");
        tools.lookUpMtaSts("acme.example");
        tools.lookUpTlsRpt("acme.example");
        tools.lookUpBimi("acme.example");
        tools.lookUpDane("acme.example");
        assertTrue(!tools.explainMessage(file("mail.eml", "From: a@acme.example\r\nTo: b@example.org\r\nSubject: x\r\nReceived: from mx.acme.example ([192.0.2.1]) by mx.example.org; Wed, 25 Nov 2026 10:00:00 +0000\r\n\r\n")).toString().isEmpty());
    }

    @Test
    @Order(8)
    void people_and_keys_come_and_go() throws ApiException {
        var invitations = new InvitationsApi(client);
        var withdrawn = invitations.invitePerson(new NewInvitation().name("Will Withdrawn").email("will." + mark + "@generated.example").role(Role.CUSTOMER_VIEWER).customer(customer), null).getId();
        assertEquals(1, invitations.listInvitations(customer, 0, 10).getTotal());
        invitations.withdrawInvitation(withdrawn);
        assertEquals(0, invitations.listInvitations(customer, 0, 10).getTotal());
        assertNull(invitations.invitePerson(new NewInvitation().name("Anton Analyst").email("anton." + mark + "@generated.example").role(Role.PROVIDER_ANALYST), null).getLink());
        join(Mails.invitation("anton." + mark + "@generated.example"));
        var outbox = new OutboxApi(client);
        var written = outbox.listOutgoingMails(null, 0, 10).getItems().getFirst().getId();
        // A mail of its own: one that was sent already would be sent twice.
        var mail = UUID.randomUUID();
        Records.change("insert into outgoing_mail (provider_id, id, customer_id, kind, occasion, recipient, address, subject, letter, state, written_at, send_by, next_at, trouble) "
                + "select provider_id, ?, customer_id, kind, occasion || '/failed', recipient, address, subject, letter, 'FAILED', written_at, send_by, next_at, 'refused' from outgoing_mail where id = ?", mail, written);
        assertEquals("FAILED", outbox.getOutgoingMail(mail).getState().getValue());
        assertEquals(mail, outbox.retryOutgoingMail(mail).getId());
        var people = new PeopleApi(client);
        var anton = people.listPeople(null, 0, 10).getItems().stream().filter(person -> person.getRole() == Role.PROVIDER_ANALYST).findFirst().orElseThrow().getId();
        assertEquals(List.of(customer), people.assignCustomers(anton, new Assignment().allCustomers(false).customers(List.of(customer))).getCustomers());
        people.endMembership(anton);
        assertEquals(1, people.listPeople(null, 0, 10).getTotal());
        var keys = new ApiKeysApi(client);
        var key = keys.makeKey(new NewKey().name("Another").role(Role.PROVIDER_ANALYST), null);
        assertTrue(key.getSecret().startsWith("mk_"));
        keys.revokeKey(key.getId());
        assertTrue(keys.listKeys(0, 10).getItems().stream().anyMatch(one -> one.getId().equals(key.getId()) && one.getRevokedAt() != null));
        assertTrue(new ActivityLogApi(client).readAudit(customer, 0, 10).getTotal() > 5);
        assertTrue(new DescriptionApi(client).getOpenApi().toString().contains("/portfolio"));
    }

    @Test
    @Order(8)
    void tables_are_kept_in_order() throws ApiException {
        var order = new OrderApi(client);
        assertEquals(List.of("vip"), order.replaceCustomerTags(customer, new TagList().tags(List.of("VIP"))).getTags());
        assertEquals(List.of("vip"), order.getCustomerTags(customer).getTags());
        assertEquals(List.of("shop"), order.replaceDomainTags(scanned, new TagList().tags(List.of("shop"))).getTags());
        assertEquals(List.of("shop"), order.getDomainTags(scanned).getTags());
        assertEquals(2, order.listTags(0, 10).getTotal());
        assertEquals(Stage.REJECTING, order.setTarget(scanned, new Target().stage(Stage.REJECTING)).getStage());
        var views = new ViewsApi(client);
        var view = views.saveView(new NewView().place(ViewPlace.DOMAINS).name("Shops").wish(List.of(new ViewValue().name("tag").value("shop"))), null).getId();
        assertEquals("Shops", views.getView(view).getName());
        assertEquals(1, views.listViews(ViewPlace.DOMAINS, 0, 10).getTotal());
        views.removeView(view);
        assertEquals(0, views.listViews(ViewPlace.DOMAINS, 0, 10).getTotal());
        var bulk = new BulkActionsApi(client);
        var tag = new BulkTask().deed(BulkDeed.TAG).tag("seen");
        over(bulk, bulk.beginBulkAction(new NewBulk().rows(BulkOf.DOMAINS).ids(List.of(scanned)).task(tag), null).getId());
        assertEquals(List.of("seen", "shop"), order.getDomainTags(scanned).getTags());
        var export = bulk.beginForAllDomains(new BulkTask().deed(BulkDeed.EXPORT), customer, null, null, null, null, null, null, null).getId();
        over(bulk, export);
        assertTrue(bulk.getBulkTable(export).contains("acme.example"));
        assertEquals(2, bulk.listBulkRows(export, null, 0, 10).getTotal());
        bulk.stopBulkAction(bulk.beginForAllCustomers(new BulkTask().deed(BulkDeed.SCAN), null, null, null, null, null, null, null).getId());
        assertEquals(3, bulk.listBulkActions(0, 10).getTotal());
    }

    private static void over(BulkActionsApi bulk, UUID action) {
        Waiting.until("a bulk action is over", PATIENCE, () -> look(() -> bulk.getBulkAction(action)), seen -> seen.getState() == BulkState.DONE);
    }

    @Test
    @Order(9)
    void every_operation_of_the_description_succeeded_through_generated_code() {
        assertAll(
                () -> assertEquals(NOT_HERE, generated.missing(), "Operations that no generated call was answered with success by"),
                () -> assertTrue(generated.succeeded() >= 110, "Only " + generated.succeeded() + " operations succeeded"));
    }

    @Test
    @Order(10)
    void wrong_input_of_every_kind_is_refused_with_the_field_named() throws ApiException {
        var customers = new CustomersApi(client);
        var profile = new CustomerProfile().name("Generated Customer").sector("energy").language("de").country("DE");
        var nobody = UUID.randomUUID();
        var keyless = new CustomersApi(new GeneratedClient("").client());
        var viewer = new GeneratedClient(new ApiKeysApi(client).makeKey(new NewKey().name("Viewer").role(Role.CUSTOMER_VIEWER).customer(customer), null).getSecret()).client();
        var large = file("large.png", "x".repeat(600_000));
        assertAll(
                refusal(400, "name", () -> customers.createCustomer(new NewCustomer().sector("retail").language("en").country("GB"), null)),
                refusal(422, "name", () -> customers.createCustomer(new NewCustomer().name("x".repeat(201)).sector("retail").language("en").country("GB"), null)),
                refusal(422, "sector", () -> customers.createCustomer(new NewCustomer().name("x").sector("piracy").language("en").country("GB"), null)),
                refusal(422, "language", () -> customers.createCustomer(new NewCustomer().name("x").sector("retail").language("tlh").country("GB"), null)),
                refusal(422, "country", () -> customers.createCustomer(new NewCustomer().name("x").sector("retail").language("en").country("Britain"), null)),
                refusal(422, "contactEmail", () -> customers.createCustomer(new NewCustomer().name("x").sector("retail").language("en").country("GB").contactEmail("nowhere"), null)),
                refusal(409, "name", () -> customers.createCustomer(new NewCustomer().name("Generated Customer").sector("retail").language("en").country("GB"), null)),
                refusal(412, "", () -> customers.replaceCustomer(customer, "\"999\"", profile)),
                refusal(404, "", () -> customers.getCustomer(nobody)),
                refusal(401, "", () -> keyless.getCustomer(customer)),
                refusal(403, "", () -> new CustomersApi(viewer).createCustomer(new NewCustomer().name("x").sector("retail").language("en").country("GB"), null)),
                refusal(400, "count", () -> customers.listCustomers(null, null, 0, 501)),
                refusal(400, "first", () -> customers.listCustomers(null, null, -1, 10)),
                refusal(409, "reason", () -> customers.changeCustomerState(customer, new NewState().state(CustomerState.SUSPENDED).reason(" "))),
                refusal(422, "domains[1]", () -> new DomainsOfACustomerApi(client).addDomains(customer, new NewDomains().domains(List.of("fine.example", "not a name")), null)),
                refusal(422, "days", () -> new KeptReportsApi(client).makeReport(new NewReport().customer(customer).edition(Edition.MANAGEMENT).days(0), null)),
                refusal(422, "customer", () -> new BringingReportsApi(client).bringReport(file("a.xml", "<feedback/>"), nobody, null)),
                refusal(422, "subject", () -> new DecisionsAboutSourcesApi(client).createOverruling(new NewOverruling().domain(domain).kind(RulingSubjectKind.ADDRESS).subject("nowhere").senderClass(SourceClass.FORWARDER).note("why"))),
                refusal(422, "host", () -> new MailboxesApi(client).addMailbox(new MailboxWish().name("x").host("no host").user("u").password("p"))),
                refusal(422, "port", () -> new MailboxesApi(client).addMailbox(new MailboxWish().name("x").host("imap.example").port(0).user("u").password("p"))),
                refusal(422, "rawDays", () -> new ReportSettingsApi(client).chooseRetention(new NewRetention().rawDays(0).rowMonths(1).failureDays(1).tlsMonths(1).version(1))),
                refusal(422, "colour", () -> new BrandApi(client).replaceBrand(ANY_VERSION, new BrandStyle().productName("x").colour("blue").ink("#ffffff").support("").footer(""))),
                refusal(422, "handle", () -> new PublicCheckerApi(client).setUpChecker(ANY_VERSION, new CheckerSetup().handle("a b").enabled(true))),
                refusal(422, "email", () -> new InvitationsApi(client).invitePerson(new NewInvitation().name("x").email("nowhere").role(Role.PROVIDER_ANALYST), null)),
                refusal(422, "role", () -> new ApiKeysApi(client).makeKey(new NewKey().name("x").role(Role.SYSTEM), null)),
                refusal(422, "domain", () -> new ChecksApi(client).checkDomain(new NewCheck().domain("no domain"), null)),
                refusal(422, "logo", () -> new BrandApi(client).replaceLogo(large)),
                refusal(400, "until", () -> new TrafficApi(client).getTraffic(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1))));
    }

    /// Of what was read last.
    private String version() {
        return header(client.getResponseHeaders(), "ETag");
    }

    private static String header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream().filter(one -> one.getKey().equalsIgnoreCase(name)).map(one -> one.getValue().getFirst()).findFirst().orElse("");
    }

    private interface Call<T> {
        T made() throws ApiException;
    }

    private static <T> T look(Call<T> call) {
        try {
            return call.made();
        } catch (ApiException e) {
            throw new AssertionError(e);
        }
    }

    /// @param field the one that is named; empty for a refusal that is about none
    private static Executable refusal(int status, String field, Executable call) {
        return () -> refused(status, field, call);
    }

    private static void refused(int status, String field, Executable call) {
        var refused = assertThrows(ApiException.class, call, "Taken, with a wrong " + field);
        assertEquals(status, refused.getCode(), refused.getResponseBody());
        assertEquals("application/problem+json", header(refused.getResponseHeaders(), "Content-Type").replaceFirst(";.*", ""));
        var problem = Json.createReader(new StringReader(refused.getResponseBody())).readObject();
        assertEquals(field, problem.getString("field", ""), problem.toString());
        assertTrue(problem.getString("detail").length() > 10, problem.toString());
    }

    private Arrival bring(String name, String content) throws ApiException {
        return read(new BringingReportsApi(client).bringReport(file(name, content), customer, name).getArrival());
    }

    private Arrival read(UUID arrival) {
        return Waiting.until("an arrival was read", PATIENCE, () -> look(() -> new ArrivalsApi(client).getArrival(arrival)), seen -> seen.getState() != ArrivalState.RECEIVED);
    }

    private String aggregate() {
        long day = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond() - 86_400;
        return """
                <feedback><report_metadata><org_name>reporter.example</org_name><email>r@reporter.example</email><report_id>%s</report_id><date_range><begin>%d</begin><end>%d</end></date_range>
                </report_metadata><policy_published><domain>%s</domain><p>none</p></policy_published><record><row><source_ip>203.0.113.170</source_ip><count>3</count><policy_evaluated>
                <disposition>none</disposition><dkim>fail</dkim><spf>fail</spf></policy_evaluated></row><identifiers><header_from>%s</header_from></identifiers><auth_results/></record></feedback>
                """.formatted(mark, day, day + 86_399, proven, proven);
    }

    private String failure() {
        return """
                From: Reports <reports@receiver.example>
                To: ruf@%1$s
                Subject: FW: Invoice
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: text/plain

                This is an authentication failure report for a message from IP 192.0.2.7.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: auth-failure
                User-Agent: Receiver/2.0
                Version: 1
                Original-Mail-From: <joerg@bounce.%1$s>
                Arrival-Date: Wed, 25 Nov 2026 09:00:01 +0000
                Source-IP: 192.0.2.7
                Reported-Domain: %1$s
                Auth-Failure: dmarc
                Delivery-Result: reject

                --b
                Content-Type: text/rfc822-headers

                From: <joerg@%1$s>
                To: anna.smith@receiver.example
                Subject: Invoice for Anna
                Date: Wed, 25 Nov 2026 10:00:00 +0100
                Message-ID: <%2$s@%1$s>
                --b--
                """.formatted(proven, mark).replace("\n", "\r\n");
    }

    private File picture() throws IOException {
        var octets = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(120, 40, BufferedImage.TYPE_INT_ARGB), "png", octets);
        return Files.write(folder.resolve("logo.png"), octets.toByteArray()).toFile();
    }

    private File file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toFile();
        } catch (IOException e) {
            throw new UncheckedIOException("A file to send cannot be written", e);
        }
    }

    private static byte[] bytes(File file) throws IOException {
        return Files.readAllBytes(file.toPath());
    }
}
