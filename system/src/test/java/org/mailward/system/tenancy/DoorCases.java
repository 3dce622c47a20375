package org.mailward.system.tenancy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailward.views.boundary.ViewBook;
import org.mailward.views.ViewWish;
import org.mailward.views.ViewPlace;
import org.mailward.estate.boundary.StageTargets;
import org.mailward.estate.boundary.TagBook;
import org.mailward.bulk.boundary.BulkDesk;
import org.mailward.bulk.BulkOf;
import org.mailward.bulk.BulkDeed;
import org.mailward.access.ApiAnswer;
import org.mailward.access.KeyRight;
import org.mailward.access.boundary.KeyRing;
import org.mailward.access.boundary.OnceOnly;
import org.mailward.access.boundary.PresentKey;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.boundary.Attention;
import org.mailward.assessment.boundary.DomainPosture;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.audit.AuditQuery;
import org.mailward.audit.boundary.AuditTrail;
import org.mailward.branding.boundary.BrandedHost;
import org.mailward.branding.boundary.Branding;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.Logo;
import org.mailward.builder.boundary.PublicBuilder;
import org.mailward.builder.boundary.RecordBuilder;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.Worked;
import org.mailward.builder.RecordKind;
import org.mailward.checker.boundary.CheckerDesk;
import org.mailward.checker.boundary.PublicChecker;
import org.mailward.checker.CheckerHandle;
import org.mailward.compliance.boundary.ComplianceOverview;
import org.mailward.demo.boundary.DemoStory;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.boundary.Finder;
import org.mailward.history.boundary.DomainChanges;
import org.mailward.history.ChangeQuery;
import org.mailward.identity.boundary.SignIn;
import org.mailward.intake.ArrivalQuery;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.ReportsHost;
import org.mailward.intake.Retention;
import org.mailward.intake.Way;
import org.mailward.intake.boundary.ArrivalDesk;
import org.mailward.intake.boundary.BringReports;
import org.mailward.intake.boundary.IntakeSetup;
import org.mailward.intake.boundary.PostTlsReports;
import org.mailward.intake.boundary.ReportAddressBook;
import org.mailward.lookup.boundary.PublicLookUps;
import org.mailward.lookup.boundary.StaffLookUps;
import org.mailward.lookup.Tool;
import org.mailward.lookup.Wish;
import org.mailward.mailbox.boundary.MailboxDesk;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.DomainImport;
import org.mailward.onboarding.boundary.People;
import org.mailward.onboarding.boundary.ProveControl;
import org.mailward.onboarding.boundary.ProviderRegister;
import org.mailward.onboarding.boundary.TakeSeat;
import org.mailward.outbox.boundary.OutboxDesk;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.preferences.MailWishes;
import org.mailward.preferences.Preferences;
import org.mailward.preferences.boundary.MySettings;
import org.mailward.prospect.boundary.ExposureReports;
import org.mailward.prospect.boundary.ProspectRegister;
import org.mailward.prospect.ProspectProfile;
import org.mailward.publishing.boundary.PostureReports;
import org.mailward.publishing.boundary.ReportDesk;
import org.mailward.scanning.boundary.Scanning;
import org.mailward.sources.RulingSubject;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.SourceClass;
import org.mailward.sources.Verdict;
import org.mailward.sources.boundary.NetworkKnowledge;
import org.mailward.sources.boundary.OverruleSources;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.CustomerProfile;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.boundary.ReportReading;
import org.mailward.traffic.boundary.ReporterOverview;
import org.mailward.traffic.boundary.TlsOverview;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.boundary.TrafficTables;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.SourceKey;

/// How each method of each boundary is called by the tests. A boundary's method that is not named here fails one of them.
final class DoorCases {

    private static final int MOST = 100;
    private static final int ALL_DAYS = 366;
    /// Around the day on which each house was reported on.
    private static final DayRange DAYS = DayRange.last(30, LocalDate.ofInstant(House.THEN, ZoneOffset.UTC).plusDays(7));
    private static final Worked.Sheet OPENED = new Worked.Sheet(FormKind.DMARC, "", Optional.empty(), false);
    private static final Wish NO_DOMAIN = new Wish(Tool.SPF, "no domain", Optional.empty(), Optional.empty());

    /// Calls one method with the ids of one customer.
    @FunctionalInterface
    interface Call {
        @Nullable Object at(Doors doors, Scope scope, Office office);
    }

    /// Gives the container's own component for a boundary.
    @FunctionalInterface
    interface Doors {
        <T> T get(Class<T> boundary);
    }

    static final List<Class<?>> BOUNDARIES = List.of(KeyRing.class, PresentKey.class, OnceOnly.class, DomainPosture.class, PortfolioOverview.class, AuditTrail.class,
            Branding.class, BrandedHost.class, SignIn.class, CustomerRegister.class, DomainImport.class, People.class, ProveControl.class, ProviderRegister.class,
            TakeSeat.class, PostureReports.class, ReportDesk.class, Scanning.class, PublicChecker.class, CheckerDesk.class, ProspectRegister.class,
            PublicLookUps.class, PublicBuilder.class, StaffLookUps.class, ExposureReports.class, DomainChanges.class, RecordBuilder.class,
            ComplianceOverview.class, Attention.class, Finder.class,
            TrafficOverview.class, TrafficTables.class, TlsOverview.class, ReportReading.class, ArrivalDesk.class, BringReports.class, PostTlsReports.class, ReportAddressBook.class, MailboxDesk.class,
            IntakeSetup.class, ReporterOverview.class, OverruleSources.class, NetworkKnowledge.class, DemoStory.class, OutboxDesk.class, TagBook.class, StageTargets.class, BulkDesk.class, ViewBook.class, MySettings.class);

    /// Methods that name something: for what is out of scope they must answer as for what does not exist.
    static final Map<String, Call> NAMING = naming();

    /// Methods that name nothing: what they give must be in scope.
    static final Map<String, Call> GIVING = giving();

    /// Methods of the operator of the installation, who sees providers' names and nothing of theirs.
    static final Map<String, Call> OF_THE_OPERATOR = Map.of(
            "ProviderRegister.all(Operator)", (doors, scope, _) -> doors.get(ProviderRegister.class).all(operator(scope)),
            "ProviderRegister.open(Operator, String, String, String)", (doors, scope, _) ->
                    doors.get(ProviderRegister.class).open(operator(scope), House.ALDER.mark(), "Somebody", "somebody@example.org"),
            "ProviderRegister.inviteAdmin(Operator, UUID, String, String)", (doors, scope, office) ->
                    doors.get(ProviderRegister.class).inviteAdmin(operator(scope), office.id("no such provider"), "Somebody", "somebody@example.org"));

    /// Methods that are open to everybody: called with a customer's own proof, they give what it proves.
    static final Map<String, Call> BY_PROOF = byProof();

    private static Map<String, Call> byProof() {
        var calls = new TreeMap<>(ofPeopleAndPrograms());
        calls.put("PublicChecker.house(String)", (doors, _, _) -> doors.get(PublicChecker.class).house(House.ALDER.mark()));
        calls.put("BrandedHost.look(String)", (doors, _, _) -> doors.get(BrandedHost.class).look(House.ALDER.host()));
        calls.put("BrandedHost.logo(String)", (doors, _, _) -> doors.get(BrandedHost.class).logo(House.ALDER.host()));
        calls.put("PublicChecker.logo(String)", (doors, _, _) -> doors.get(PublicChecker.class).logo(House.ALDER.mark()));
        calls.put("PublicChecker.start(String, String, String)", (doors, _, _) -> doors.get(PublicChecker.class).start(House.ALDER.mark(), "no domain", "127.0.0.1"));
        // With a secret that nobody has: a result's own texts are what its link is for.
        calls.put("PublicChecker.result(String, String, String)", (doors, _, office) -> doors.get(PublicChecker.class).result(House.ALDER.mark(), office.keySecret(), "198.51.100.7"));
        calls.put("PublicLookUps.explain(String, byte[], String)", (doors, _, _) -> doors.get(PublicLookUps.class).explain(House.ALDER.mark(), new byte[0], "127.0.0.1"));
        calls.put("PublicLookUps.look(String, Wish, String)", (doors, _, _) -> doors.get(PublicLookUps.class).look(House.ALDER.mark(), NO_DOMAIN, "127.0.0.1"));
        calls.put("PublicBuilder.work(String, String, Sheet, String)", (doors, _, _) -> doors.get(PublicBuilder.class).work(House.ALDER.mark(), "no domain", OPENED, "127.0.0.1"));
        // The second with a token that nobody has: one that somebody has would put a report into the ledger.
        calls.put("PostTlsReports.ask(String, String)", (doors, _, office) -> doors.get(PostTlsReports.class).ask(HouseReports.token(office), "127.0.0.1"));
        calls.put("PostTlsReports.post(String, String, String, ArrivedBytes)", (doors, _, office) ->
                doors.get(PostTlsReports.class).post("nobodysnobodys", "127.0.0.1", "application/tlsrpt+json", ArrivedBytes.of(new byte[0])));
        return Map.copyOf(calls);
    }

    private static Map<String, Call> ofPeopleAndPrograms() {
        return Map.of(
            "SignIn.possible()", (doors, _, _) -> doors.get(SignIn.class).possible(),
            "PresentKey.open(String, String)", (doors, _, office) -> doors.get(PresentKey.class).open(office.keySecret(), "test"),
            "SignIn.preferences(String)", (doors, _, office) -> doors.get(SignIn.class).preferences(office.subject(Role.CUSTOMER_VIEWER)),
            "SignIn.seats(String)", (doors, _, office) -> doors.get(SignIn.class).seats(office.subject(Role.CUSTOMER_VIEWER)),
            "SignIn.roles(String)", (doors, _, office) -> doors.get(SignIn.class).roles(office.subject(Role.CUSTOMER_VIEWER)),
            "SignIn.operator(String, String, String)", (doors, _, office) -> doors.get(SignIn.class).operator(office.subject(Role.CUSTOMER_VIEWER), "", ""),
            // A known invitation's address is looked for at Keycloak, which these tests do without.
            "TakeSeat.look(String)", (doors, _, office) -> doors.get(TakeSeat.class).look(office.keySecret()),
            "TakeSeat.take(String, String)", (doors, _, office) -> doors.get(TakeSeat.class).take(office.keySecret(), "long enough a password"),
            "TakeSeat.takeAs(String, String, String)", (doors, _, office) ->
                    doors.get(TakeSeat.class).takeAs(office.keySecret(), office.subject(Role.CUSTOMER_VIEWER), office.mark() + "@invited.example"));
    }

    private DoorCases() {
    }

    private static Map<String, Call> naming() {
        var calls = new TreeMap<String, Call>();
        calls.put("KeyRing.make(Scope, String, Place, Set)", (doors, scope, office) ->
                doors.get(KeyRing.class).make(scope, "test", new Place(Role.CUSTOMER_VIEWER, Optional.of(office.customer()), false), KeyRight.ALL));
        calls.put("TagBook.ofCustomers(Scope, Collection)", (doors, scope, office) -> doors.get(TagBook.class).ofCustomers(scope, List.of(office.customer())));
        calls.put("TagBook.ofDomains(Scope, Collection)", (doors, scope, office) -> doors.get(TagBook.class).ofDomains(scope, List.of(office.domain())));
        calls.put("TagBook.tagCustomer(Scope, UUID, Collection)", (doors, scope, office) -> doors.get(TagBook.class).tagCustomer(scope, office.customer(), List.of("new")));
        calls.put("TagBook.tagDomain(Scope, UUID, Collection)", (doors, scope, office) -> doors.get(TagBook.class).tagDomain(scope, office.domain(), List.of("new")));
        calls.put("StageTargets.aim(Scope, UUID, Optional)", (doors, scope, office) -> doors.get(StageTargets.class).aim(scope, office.domain(), Optional.empty()));
        calls.put("People.caretakers(Scope, Collection)", (doors, scope, office) -> doors.get(People.class).caretakers(scope, List.of(office.customer())));
        calls.put("BulkDesk.foresee(Scope, Choice)", (doors, scope, office) -> List.of(
                doors.get(BulkDesk.class).foresee(scope, new BulkDesk.Choice.Picked(BulkOf.DOMAINS, Set.of(office.domain()))),
                doors.get(BulkDesk.class).foresee(scope, new BulkDesk.Choice.Picked(BulkOf.CUSTOMERS, Set.of(office.customer()))),
                doors.get(BulkDesk.class).foresee(scope, new BulkDesk.Choice.Domains(DomainQuery.all(MOST).ofCustomer(office.customer())))));
        calls.put("BulkDesk.begin(Scope, Choice, Wish, UUID)", (doors, scope, office) -> Stream.of(
                        doors.get(BulkDesk.class).begin(scope, new BulkDesk.Choice.Picked(BulkOf.DOMAINS, Set.of(office.domain())), BulkDesk.Wish.of(BulkDeed.SCAN), new UUID(7, 1)),
                        doors.get(BulkDesk.class).begin(scope, new BulkDesk.Choice.Picked(BulkOf.CUSTOMERS, Set.of(office.customer())), BulkDesk.Wish.of(BulkDeed.SCAN), new UUID(7, 2)))
                .map(outcome -> outcome.map(_ -> true)).toList());
        calls.put("ViewBook.open(Scope, UUID)", (doors, scope, office) -> doors.get(ViewBook.class).open(scope, office.id("saved-view")));
        calls.put("BulkDesk.find(Scope, UUID)", (doors, scope, office) -> doors.get(BulkDesk.class).find(scope, office.id("bulk-job")));
        calls.put("BulkDesk.rows(Scope, UUID, Optional, int, int)", (doors, scope, office) -> doors.get(BulkDesk.class).rows(scope, office.id("bulk-job"), Optional.empty(), 0, MOST));
        calls.put("BulkDesk.table(Scope, UUID)", (doors, scope, office) -> doors.get(BulkDesk.class).table(scope, office.id("bulk-job")));
        calls.put("BulkDesk.stop(Scope, UUID)", (doors, scope, office) -> doors.get(BulkDesk.class).stop(scope, office.id("bulk-job")));
        calls.put("ArrivalDesk.find(Scope, UUID)", (doors, scope, office) -> doors.get(ArrivalDesk.class).find(scope, office.id("arrival")));
        calls.put("ArrivalDesk.raw(Scope, UUID)", (doors, scope, office) -> doors.get(ArrivalDesk.class).raw(scope, office.id("arrival")));
        calls.put("ArrivalDesk.retry(Scope, UUID)", (doors, scope, office) -> doors.get(ArrivalDesk.class).retry(scope, office.id("arrival")));
        calls.put("ArrivalDesk.discard(Scope, UUID, String)", (doors, scope, office) -> doors.get(ArrivalDesk.class).discard(scope, office.id("arrival"), "a test"));
        calls.put("BringReports.bring(Scope, Optional, Brought)", (doors, scope, office) -> doors.get(BringReports.class).bring(scope, Optional.of(office.customer()),
                new BringReports.Brought(Way.UPLOAD, "empty.xml", "text/xml", ArrivedBytes.of(new byte[0]))));
        calls.put("ReportAddressBook.of(Scope, UUID)", (doors, scope, office) -> doors.get(ReportAddressBook.class).of(scope, office.domain()));
        calls.put("ReportAddressBook.list(Scope, DomainQuery)", (doors, scope, office) -> doors.get(ReportAddressBook.class).list(scope, DomainQuery.all(MOST).ofCustomer(office.customer())));
        calls.put("KeyRing.revoke(Scope, UUID)", (doors, scope, office) -> doors.get(KeyRing.class).revoke(scope, office.id("key")));
        calls.put("DomainPosture.posture(Scope, UUID)", (doors, scope, office) -> doors.get(DomainPosture.class).posture(scope, office.domain()));
        calls.put("ComplianceOverview.domain(Scope, UUID)", (doors, scope, office) -> doors.get(ComplianceOverview.class).domain(scope, office.domain()));
        calls.put("ComplianceOverview.customer(Scope, UUID)", (doors, scope, office) -> doors.get(ComplianceOverview.class).customer(scope, office.customer()));
        calls.put("PortfolioOverview.customer(Scope, UUID)", (doors, scope, office) -> doors.get(PortfolioOverview.class).customer(scope, office.customer()));
        calls.put("PortfolioOverview.names(Scope, Collection)", (doors, scope, office) -> doors.get(PortfolioOverview.class).names(scope, List.of(office.customer())));
        calls.put("PortfolioOverview.domains(Scope, DomainQuery)", (doors, scope, office) ->
                doors.get(PortfolioOverview.class).domains(scope, DomainQuery.all(MOST).ofCustomer(office.customer())));
        calls.put("AuditTrail.deeds(Scope, AuditQuery)", (doors, scope, office) -> doors.get(AuditTrail.class).deeds(scope, AuditQuery.all(Optional.of(office.customer()), 0, MOST)));
        calls.put("AuditTrail.deeds(Scope, Optional, int, int)", (doors, scope, office) -> doors.get(AuditTrail.class).deeds(scope, Optional.of(office.customer()), 0, MOST));
        calls.put("CustomerRegister.find(Scope, UUID)", (doors, scope, office) -> doors.get(CustomerRegister.class).find(scope, office.customer()));
        calls.put("CustomerRegister.life(Scope, UUID)", (doors, scope, office) -> doors.get(CustomerRegister.class).life(scope, office.customer()));
        // Another provider's customer may have the name: that must not show.
        calls.put("CustomerRegister.create(Scope, CustomerProfile, CustomerState)", (doors, scope, office) ->
                doors.get(CustomerRegister.class).create(scope, profile(office.mark()), CustomerState.ACTIVE));
        calls.put("CustomerRegister.describe(Scope, UUID, CustomerProfile, int)", (doors, scope, office) ->
                doors.get(CustomerRegister.class).describe(scope, office.customer(), profile("Renamed"), 0));
        calls.put("CustomerRegister.enter(Scope, UUID, CustomerState, String)", (doors, scope, office) ->
                doors.get(CustomerRegister.class).enter(scope, office.customer(), CustomerState.SUSPENDED, "test"));
        calls.put("DomainImport.plan(Scope, UUID, String)", (doors, scope, office) ->
                doors.get(DomainImport.class).plan(scope, office.customer(), office.domainName().ascii()));
        calls.put("DomainImport.run(Scope, UUID, String, WrongRows)", (doors, scope, office) ->
                doors.get(DomainImport.class).run(scope, office.customer(), "new.example", DomainImport.WrongRows.REFUSE));
        calls.put("People.members(Scope, Optional)", (doors, scope, office) -> doors.get(People.class).members(scope, Optional.of(office.customer())));
        calls.put("People.invitations(Scope, Optional)", (doors, scope, office) -> doors.get(People.class).invitations(scope, Optional.of(office.customer())));
        calls.put("People.invite(Scope, String, String, Place)", (doors, scope, office) -> doors.get(People.class)
                .invite(scope, "Somebody", "somebody@example.org", new Place(Role.CUSTOMER_VIEWER, Optional.of(office.customer()), false)));
        calls.put("People.withdraw(Scope, UUID)", (doors, scope, office) -> doors.get(People.class).withdraw(scope, office.id("invitation")));
        calls.put("People.end(Scope, UUID)", (doors, scope, office) -> doors.get(People.class).end(scope, office.id("viewer")));
        calls.put("People.assign(Scope, UUID, boolean, Set)", (doors, scope, office) -> List.of(
                doors.get(People.class).assign(scope, office.id("analyst"), true, Set.of()),
                doors.get(People.class).assign(scope, House.ALDER.first().id("analyst"), false, Set.of(office.customer()))));
        calls.put("ProveControl.proof(Scope, UUID)", (doors, scope, office) -> doors.get(ProveControl.class).proof(scope, office.domain()));
        calls.put("ProveControl.check(Scope, UUID)", (doors, scope, office) -> doors.get(ProveControl.class).check(scope, office.domain()));
        calls.put("PostureReports.pdf(Scope, UUID, Optional, Edition)", (doors, scope, office) ->
                doors.get(PostureReports.class).pdf(scope, office.customer(), Optional.empty(), Edition.values()[0]));
        calls.put("PostureReports.csv(Scope, UUID)", (doors, scope, office) -> doors.get(PostureReports.class).csv(scope, office.customer()));
        calls.put("PostureReports.preview(Scope, UUID, Optional, Edition, int)", (doors, scope, office) ->
                doors.get(PostureReports.class).preview(scope, office.customer(), Optional.empty(), Edition.values()[0], 90));
        calls.put("ReportDesk.ask(Scope, UUID, Wish)", (doors, scope, office) ->
                doors.get(ReportDesk.class).ask(scope, office.customer(), new ReportDesk.Wish(Edition.MANAGEMENT, Optional.of(PaperSize.A4), 30)));
        calls.put("ReportDesk.list(Scope, Optional, int, int)", (doors, scope, office) -> doors.get(ReportDesk.class).list(scope, Optional.of(office.customer()), 0, MOST));
        calls.put("ReportDesk.find(Scope, UUID)", (doors, scope, office) -> doors.get(ReportDesk.class).find(scope, office.id("kept-report")));
        calls.put("ReportDesk.pdf(Scope, UUID)", (doors, scope, office) -> doors.get(ReportDesk.class).pdf(scope, office.id("kept-report")));
        calls.put("ReportDesk.csv(Scope, UUID)", (doors, scope, office) -> doors.get(ReportDesk.class).csv(scope, office.id("kept-report")));
        calls.put("ReportDesk.remove(Scope, UUID)", (doors, scope, office) -> doors.get(ReportDesk.class).remove(scope, office.id("kept-report")));
        calls.put("CheckerDesk.check(Scope, UUID)", (doors, scope, office) -> doors.get(CheckerDesk.class).check(scope, office.id("result")));
        calls.put("MailboxDesk.find(Scope, UUID)", (doors, scope, office) -> doors.get(MailboxDesk.class).find(scope, office.id("mailbox")));
        calls.put("MailboxDesk.add(Scope, MailboxPlan, String, String)", (doors, scope, office) ->
                doors.get(MailboxDesk.class).add(scope, House.mailbox("New", Optional.of(office.customer())), "a password", ""));
        calls.put("MailboxDesk.describe(Scope, UUID, MailboxPlan, String, String, int)", (doors, scope, office) ->
                doors.get(MailboxDesk.class).describe(scope, office.id("mailbox"), House.mailbox("New", Optional.empty()), "a password", "", 0));
        calls.put("MailboxDesk.pause(Scope, UUID, boolean)", (doors, scope, office) -> doors.get(MailboxDesk.class).pause(scope, office.id("mailbox"), true));
        calls.put("MailboxDesk.remove(Scope, UUID)", (doors, scope, office) -> doors.get(MailboxDesk.class).remove(scope, office.id("mailbox")));
        calls.put("MailboxDesk.tryIt(Scope, UUID)", (doors, scope, office) -> doors.get(MailboxDesk.class).tryIt(scope, office.id("mailbox")));
        calls.put("OutboxDesk.find(Scope, UUID)", (doors, scope, office) -> doors.get(OutboxDesk.class).find(scope, office.id("mail")));
        calls.put("OutboxDesk.retry(Scope, UUID)", (doors, scope, office) -> doors.get(OutboxDesk.class).retry(scope, office.id("mail")));
        calls.put("ProspectRegister.find(Scope, UUID)", (doors, scope, office) -> doors.get(ProspectRegister.class).find(scope, office.id("prospect")));
        calls.put("ProspectRegister.add(Scope, UUID, ProspectProfile)", (doors, scope, office) ->
                doors.get(ProspectRegister.class).add(scope, office.id("result"), new ProspectProfile("New", "", "", "")));
        calls.put("ProspectRegister.describe(Scope, UUID, ProspectProfile, int)", (doors, scope, office) ->
                doors.get(ProspectRegister.class).describe(scope, office.id("prospect"), new ProspectProfile("New", "", "", ""), 0));
        calls.put("ProspectRegister.convert(Scope, UUID, CustomerProfile)", (doors, scope, office) ->
                doors.get(ProspectRegister.class).convert(scope, office.id("prospect"), profile("New")));
        calls.put("ExposureReports.pdf(Scope, UUID, PaperSize)", (doors, scope, office) ->
                doors.get(ExposureReports.class).pdf(scope, office.id("prospect"), PaperSize.A4));
        calls.put("DomainChanges.list(Scope, ChangeQuery)", (doors, scope, office) -> doors.get(DomainChanges.class).list(scope, ChangeQuery.all(MOST).ofCustomer(office.customer())));
        calls.put("DomainChanges.ofDomain(Scope, UUID, int, int)", (doors, scope, office) -> doors.get(DomainChanges.class).ofDomain(scope, office.domain(), 0, MOST));
        calls.put("RecordBuilder.standing(Scope, UUID, RecordKind, String)", (doors, scope, office) ->
                doors.get(RecordBuilder.class).standing(scope, office.domain(), RecordKind.DMARC, ""));
        calls.put("RecordBuilder.work(Scope, UUID, Sheet)", (doors, scope, office) -> doors.get(RecordBuilder.class).work(scope, office.domain(), OPENED));
        calls.put("RecordBuilder.rehearse(Scope, UUID, List)", (doors, scope, office) -> doors.get(RecordBuilder.class)
                .rehearse(scope, office.domain(), List.of(new RecordBuilder.Wish(RecordKind.DMARC, "", "v=DMARC1; p=none"))));
        calls.put("Scanning.scan(Scope, Collection)", (doors, scope, office) -> doors.get(Scanning.class).scan(scope, List.of(House.ALDER.first().domain(), office.domain())));
        calls.put("Scanning.scanCustomer(Scope, UUID)", (doors, scope, office) -> doors.get(Scanning.class).scanCustomer(scope, office.customer()));
        calls.put("Scanning.progress(Scope, UUID)", (doors, scope, office) -> doors.get(Scanning.class).progress(scope, office.id("batch")));
        calls.putAll(ofTraffic());
        calls.put("OverruleSources.find(Scope, UUID)", (doors, scope, office) -> doors.get(OverruleSources.class).find(scope, office.id("overruling")));
        calls.put("OverruleSources.place(Scope, UUID)", (doors, scope, office) -> doors.get(OverruleSources.class).place(scope, office.domain()));
        calls.put("OverruleSources.takeBack(Scope, UUID)", (doors, scope, office) -> doors.get(OverruleSources.class).takeBack(scope, office.id("overruling")));
        calls.put("OverruleSources.foresee(Scope, Draft)", (doors, scope, office) -> List.of(doors.get(OverruleSources.class).foresee(scope, overruling(Optional.empty(), Optional.of(office.domain()))),
                doors.get(OverruleSources.class).foresee(scope, overruling(Optional.of(office.customer()), Optional.empty()))));
        calls.put("OverruleSources.decide(Scope, Draft, String)", (doors, scope, office) -> List.of(
                doors.get(OverruleSources.class).decide(scope, overruling(Optional.empty(), Optional.of(office.domain())), "a test"),
                doors.get(OverruleSources.class).decide(scope, overruling(Optional.of(office.customer()), Optional.empty()), "a test")));
        return Map.copyOf(calls);
    }

    private static Map<String, Call> ofTraffic() {
        var calls = new TreeMap<String, Call>();
        calls.put("TrafficOverview.customerFigures(Scope, UUID, DayRange)", (doors, scope, office) -> doors.get(TrafficOverview.class).customerFigures(scope, office.customer(), DAYS));
        calls.put("TrafficOverview.domainFigures(Scope, UUID, DayRange)", (doors, scope, office) -> doors.get(TrafficOverview.class).domainFigures(scope, office.domain(), DAYS));
        calls.put("TrafficOverview.customer(Scope, UUID, DayRange)", (doors, scope, office) -> doors.get(TrafficOverview.class).customer(scope, office.customer(), DAYS));
        calls.put("TrafficOverview.domain(Scope, UUID, DayRange)", (doors, scope, office) -> doors.get(TrafficOverview.class).domain(scope, office.domain(), DAYS));
        calls.put("TrafficOverview.source(Scope, UUID, SourceKey, DayRange)", (doors, scope, office) ->
                doors.get(TrafficOverview.class).source(scope, office.domain(), new SourceKey(office.mark(), ""), DAYS));
        calls.put("TrafficOverview.rows(Scope, UUID, Optional, DayRange, int, int)", (doors, scope, office) ->
                doors.get(TrafficOverview.class).rows(scope, office.domain(), Optional.of(office.id("path")), DAYS, 0, MOST));
        calls.put("TrafficTables.customerDays(Scope, UUID, DayRange)", (doors, scope, office) -> doors.get(TrafficTables.class).customerDays(scope, office.customer(), DAYS));
        calls.put("TrafficTables.domainDays(Scope, UUID, DayRange)", (doors, scope, office) -> doors.get(TrafficTables.class).domainDays(scope, office.domain(), DAYS));
        calls.put("TrafficTables.domainSources(Scope, UUID, DayRange)", (doors, scope, office) -> doors.get(TrafficTables.class).domainSources(scope, office.domain(), DAYS));
        calls.put("TlsOverview.domain(Scope, UUID, DayRange)", (doors, scope, office) -> doors.get(TlsOverview.class).domain(scope, office.domain(), DAYS));
        calls.put("ReporterOverview.reports(Scope, String, Optional, int, int, int)", (doors, scope, office) ->
                doors.get(ReporterOverview.class).reports(scope, office.mark(), Optional.empty(), ALL_DAYS, 0, MOST));
        calls.put("ReportReading.report(Scope, UUID, int, int)", (doors, scope, office) -> doors.get(ReportReading.class).report(scope, office.id("report"), 0, MOST));
        calls.put("ReportReading.failures(Scope, Optional, int, int)", (doors, scope, office) -> doors.get(ReportReading.class).failures(scope, Optional.of(office.domain()), 0, MOST));
        calls.put("ReportReading.failure(Scope, UUID)", (doors, scope, office) -> doors.get(ReportReading.class).failure(scope, office.id("report")));
        calls.put("ReportReading.wholeFailure(Scope, UUID)", (doors, scope, office) -> doors.get(ReportReading.class).wholeFailure(scope, office.id("report")));
        return calls;
    }

    private static Map<String, Call> giving() {
        var calls = new TreeMap<String, Call>();
        calls.put("PortfolioOverview.scores(Scope, Collection)", (doors, scope, office) -> doors.get(PortfolioOverview.class).scores(scope, List.of(office.domain())));
        // Only who saved it removes it, and nobody of the callers did.
        calls.put("ViewBook.remove(Scope, UUID)", (doors, scope, office) -> doors.get(ViewBook.class).remove(scope, office.id("saved-view")));
        calls.put("ViewBook.all(Scope, ViewPlace)", (doors, scope, _) -> doors.get(ViewBook.class).all(scope, ViewPlace.DOMAINS));
        calls.put("ViewBook.save(Scope, ViewPlace, String, ViewWish, boolean, boolean)", (doors, scope, _) ->
                doors.get(ViewBook.class).save(scope, ViewPlace.DOMAINS, "New", new ViewWish(Map.of("q", "x")), true, true).map(_ -> true));
        calls.put("TagBook.words(Scope)", (doors, scope, _) -> doors.get(TagBook.class).words(scope));
        calls.put("TagBook.known(Scope)", (doors, scope, _) -> doors.get(TagBook.class).known(scope));
        calls.put("People.staff(Scope)", (doors, scope, _) -> doors.get(People.class).staff(scope));
        calls.put("BulkDesk.list(Scope, int, int)", (doors, scope, _) -> doors.get(BulkDesk.class).list(scope, 0, MOST));
        calls.put("TrafficOverview.portfolio(Scope, DayRange)", (doors, scope, _) -> doors.get(TrafficOverview.class).portfolio(scope, DAYS));
        calls.put("TrafficTables.portfolioDays(Scope, DayRange)", (doors, scope, _) -> doors.get(TrafficTables.class).portfolioDays(scope, DAYS));
        calls.put("DemoStory.progress(Scope)", (doors, scope, _) -> doors.get(DemoStory.class).progress(scope));
        calls.put("ArrivalDesk.list(Scope, ArrivalQuery)", (doors, scope, _) -> doors.get(ArrivalDesk.class).list(scope, new ArrivalQuery(Set.of(ArrivalState.values()), Optional.empty(), 0, MOST)));
        calls.put("ReporterOverview.reporters(Scope, int)", (doors, scope, _) -> doors.get(ReporterOverview.class).reporters(scope, ALL_DAYS));
        calls.put("IntakeSetup.setup(Scope)", (doors, scope, _) -> doors.get(IntakeSetup.class).setup(scope));
        calls.put("IntakeSetup.receiveAt(Scope, Optional, int)", (doors, scope, _) ->
                doors.get(IntakeSetup.class).receiveAt(scope, Optional.of(ReportsHost.of("reports.new.example")), 0));
        calls.put("IntakeSetup.keep(Scope, Retention, int)", (doors, scope, _) -> doors.get(IntakeSetup.class).keep(scope, Retention.DEFAULT, 0));
        calls.put("IntakeSetup.look(Scope)", (doors, scope, _) -> doors.get(IntakeSetup.class).look(scope));
        calls.put("ArrivalDesk.counts(Scope)", (doors, scope, _) -> doors.get(ArrivalDesk.class).counts(scope));
        calls.put("NetworkKnowledge.known(Scope)", (doors, scope, _) -> doors.get(NetworkKnowledge.class).known(scope));
        calls.put("OverruleSources.page(Scope, boolean, int, int)", (doors, scope, _) -> List.of(doors.get(OverruleSources.class).page(scope, true, 0, MOST),
                doors.get(OverruleSources.class).page(scope, false, 0, MOST)));
        calls.put("MySettings.mine(Scope)", (doors, scope, _) -> doors.get(MySettings.class).mine(scope));
        calls.put("MySettings.choose(Scope, Preferences, MailWishes, int)", (doors, scope, _) ->
                doors.get(MySettings.class).choose(scope, Preferences.DEFAULT, new MailWishes(false, false, false), -1));
        calls.put("OutboxDesk.service(Scope)", (doors, scope, _) -> doors.get(OutboxDesk.class).service(scope));
        calls.put("OutboxDesk.page(Scope, Collection, int, int)", (doors, scope, _) -> doors.get(OutboxDesk.class).page(scope, List.of(), 0, MOST));
        calls.put("MailboxDesk.all(Scope)", (doors, scope, _) -> doors.get(MailboxDesk.class).all(scope));
        calls.put("OnceOnly.begin(Scope, String, String)", (doors, scope, _) -> doors.get(OnceOnly.class).begin(scope, "a key", "a hash"));
        calls.put("OnceOnly.finish(Scope, String, Answer)", (doors, scope, _) -> {
            doors.get(OnceOnly.class).finish(scope, "a key", new ApiAnswer.Answer(201, "", ""));
            return null;
        });
        calls.put("OnceOnly.release(Scope, String)", (doors, scope, _) -> {
            doors.get(OnceOnly.class).release(scope, "a key");
            return null;
        });
        calls.put("KeyRing.all(Scope)", (doors, scope, _) -> doors.get(KeyRing.class).all(scope));
        calls.put("PortfolioOverview.totals(Scope)", (doors, scope, _) -> doors.get(PortfolioOverview.class).totals(scope));
        calls.put("PortfolioOverview.customerCount(Scope)", (doors, scope, _) -> doors.get(PortfolioOverview.class).customerCount(scope));
        calls.put("PortfolioOverview.customers(Scope, CustomerQuery)", (doors, scope, _) -> doors.get(PortfolioOverview.class).customers(scope, CustomerQuery.byName(MOST)));
        calls.put("Attention.today(Scope)", (doors, scope, _) -> doors.get(Attention.class).today(scope));
        calls.put("Finder.find(Scope, String, int)", (doors, scope, _) -> doors.get(Finder.class).find(scope, "r", MOST));
        calls.put("PortfolioOverview.portfolio(Scope)", (doors, scope, _) -> doors.get(PortfolioOverview.class).portfolio(scope));
        calls.put("CustomerRegister.page(Scope, String, Optional, int, int)", (doors, scope, _) -> doors.get(CustomerRegister.class).page(scope, "", Optional.empty(), 0, MOST));
        calls.put("CustomerRegister.all(Scope)", (doors, scope, _) -> doors.get(CustomerRegister.class).all(scope));
        calls.put("Branding.look(Scope)", (doors, scope, _) -> doors.get(Branding.class).look(scope));
        calls.put("Branding.logo(Scope)", (doors, scope, _) -> doors.get(Branding.class).logo(scope));
        calls.put("Branding.restyle(Scope, BrandStyle, int)", (doors, scope, _) -> doors.get(Branding.class).restyle(scope, BrandStyle.PLAIN, 0));
        calls.put("Branding.showLogo(Scope, Logo)", (doors, scope, _) -> doors.get(Branding.class).showLogo(scope, picture()));
        calls.put("Branding.answerAt(Scope, String)", (doors, scope, _) -> doors.get(Branding.class).answerAt(scope, "new.example"));
        calls.put("Branding.dropLogo(Scope)", (doors, scope, _) -> doors.get(Branding.class).dropLogo(scope));
        calls.put("CheckerDesk.setup(Scope)", (doors, scope, _) -> doors.get(CheckerDesk.class).setup(scope));
        calls.put("CheckerDesk.set(Scope, CheckerHandle, boolean, int)", (doors, scope, _) ->
                doors.get(CheckerDesk.class).set(scope, new CheckerHandle("another-word"), true, 0));
        calls.put("CheckerDesk.checks(Scope, int, int)", (doors, scope, _) -> doors.get(CheckerDesk.class).checks(scope, 0, MOST));
        calls.put("CheckerDesk.start(Scope, String)", (doors, scope, _) -> doors.get(CheckerDesk.class).start(scope, "no domain"));
        calls.put("StaffLookUps.explain(Scope, byte[])", (doors, scope, _) -> doors.get(StaffLookUps.class).explain(scope, new byte[0]));
        calls.put("StaffLookUps.look(Scope, Wish)", (doors, scope, _) -> doors.get(StaffLookUps.class).look(scope, NO_DOMAIN));
        calls.put("ProspectRegister.page(Scope, int, int)", (doors, scope, _) -> doors.get(ProspectRegister.class).page(scope, 0, MOST));
        calls.put("DomainImport.decode(Scope, byte[])", (doors, scope, _) -> doors.get(DomainImport.class).decode(scope, "example.org".getBytes(StandardCharsets.UTF_8)));
        return Map.copyOf(calls);
    }

    private static OverruleSources.Draft overruling(Optional<UUID> customer, Optional<UUID> domain) {
        return new OverruleSources.Draft(customer, domain, RulingSubject.of(RulingSubject.Kind.ADDRESS, "203.0.113.0/24", ServiceCatalogue.standard()), Verdict.of(SourceClass.FORWARDER));
    }

    private static Operator operator(Scope scope) {
        return new Operator(scope.actor().subject(), scope.actor().name(), "test");
    }

    private static CustomerProfile profile(String name) {
        return new CustomerProfile(name, "", "", "food", "en", "DE");
    }

    /// The head of a PNG picture of one pixel, which is as far as it is read.
    private static Logo picture() {
        var png = new byte[64];
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2}, 0, png, 0, 26);
        return Logo.read(png);
    }
}
