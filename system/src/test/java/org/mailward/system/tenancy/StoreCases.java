package org.mailward.system.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.views.store.SavedViews;
import org.mailward.views.SavedView;
import org.mailward.assessment.Severity;
import org.mailward.estate.store.Tags;
import org.mailward.bulk.store.BulkRows;
import org.mailward.bulk.store.BulkJobs;
import org.mailward.bulk.RowState;
import org.mailward.bulk.BulkJob;
import org.mailward.assessment.Narrowing;
import org.mailward.access.store.ApiAnswers;
import org.mailward.access.store.ApiKeys;
import org.mailward.audit.AuditQuery;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.store.Concerns;
import org.mailward.assessment.store.Standings;
import org.mailward.audit.store.AuditLog;
import org.mailward.branding.store.Brands;
import org.mailward.checker.store.CheckerResults;
import org.mailward.checker.store.Checkers;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.store.Finds;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.history.ChangeQuery;
import org.mailward.history.Kind;
import org.mailward.history.store.DnsChanges;
import org.mailward.history.store.Ledgers;
import org.mailward.history.Topic;
import org.mailward.identity.store.Seats;
import org.mailward.intake.ArrivalQuery;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.Owner;
import org.mailward.intake.ReportToken;
import org.mailward.intake.ReportsHost;
import org.mailward.intake.store.ArrivalParts;
import org.mailward.intake.store.Arrivals;
import org.mailward.intake.store.Expired;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.intake.store.ReportBooks;
import org.mailward.onboarding.store.Invitations;
import org.mailward.prospect.store.Prospects;
import org.mailward.publishing.store.KeptReports;
import org.mailward.scanning.store.Findings;
import org.mailward.scanning.store.Scans;
import org.mailward.scanning.store.Snapshots;
import org.mailward.system.tenancy.House.Office;
import org.mailward.mailbox.store.Mailboxes;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.Secret;
import org.mailward.sources.Overruling;
import org.mailward.sources.RulingSubject;
import org.mailward.sources.store.MailPaths;
import org.mailward.sources.store.Overrulings;
import org.mailward.sources.store.PathCatalogue;
import org.mailward.sources.store.PathNetworks;
import org.mailward.outbox.store.CriticalNewsBook;
import org.mailward.outbox.store.OutgoingMails;
import org.mailward.outbox.store.Weeks;
import org.mailward.preferences.SeatSettings;
import org.mailward.preferences.store.PersonalSettings;
import org.mailward.tenancy.store.Customers;
import org.mailward.tenancy.store.Members;
import org.mailward.tenancy.store.Providers;
import org.mailward.traffic.DayFigures;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.ReportHead;
import org.mailward.traffic.SourceKey;
import org.mailward.traffic.store.Reporters;
import org.mailward.traffic.store.StoredReports;
import org.mailward.traffic.store.TlsSessions;
import org.mailward.traffic.store.Traffic;
import org.mailward.traffic.store.TrafficSources;

/// How each method of each store is called by the tests. A store's method that is not named here fails one of them.
final class StoreCases {

    private static final int MOST = 100;
    private static final UUID FIRST = new UUID(0, 0);
    /// Later than everything in the houses.
    private static final Instant LATER = House.THEN.plus(Duration.ofDays(30));

    /// Around the day on which each house was reported on.
    private static final DayRange DAYS = DayRange.last(30, LocalDate.ofInstant(House.THEN, ZoneOffset.UTC).plusDays(7));

    /// Calls one method with the ids of one customer.
    @FunctionalInterface
    interface Reading {
        @Nullable Object read(Stores stores, Scope scope, Office office);
    }

    /// Every method that reads within a scope.
    static final Map<String, Reading> READINGS = readings();

    /// Every method that reads what is of the house alone: it gives something to those who see all customers, and nothing to others.
    static final Map<String, Reading> READINGS_OF_THE_HOUSE = Map.of(
            "Mailboxes.all(Scope)", (stores, scope, _) -> stores.get(Mailboxes.class).all(scope),
            "Mailboxes.find(Scope, UUID)", (stores, scope, office) -> stores.get(Mailboxes.class).find(scope, office.id("mailbox")),
            "Members.caretakers(Scope, Collection)", (stores, scope, office) -> stores.get(Members.class).caretakers(scope, List.of(office.customer())),
            "Mailboxes.looks(Scope)", (stores, scope, _) -> stores.get(Mailboxes.class).looks(scope),
            "Mailboxes.look(Scope, UUID)", (stores, scope, office) -> stores.get(Mailboxes.class).look(scope, office.id("mailbox")),
            "Mailboxes.hold(Scope, UUID)", (stores, scope, office) -> stores.get(Mailboxes.class).hold(scope, office.id("mailbox")),
            "Mailboxes.due(Scope, Instant)", (stores, scope, _) -> stores.get(Mailboxes.class).due(scope, LATER),
            "Checkers.ofProvider(Scope)", (stores, scope, _) -> stores.get(Checkers.class).ofProvider(scope),
            "CheckerResults.find(Scope, UUID)", (stores, scope, office) -> stores.get(CheckerResults.class).find(scope, office.id("result")),
            "CheckerResults.page(Scope, int, int)", (stores, scope, _) -> stores.get(CheckerResults.class).page(scope, 0, MOST));

    /// Methods that read what one of the provider's own people asked for or saved: it is given to that person and to those who see the
    /// whole provider, and to no customer's people. Called as the first customer's analyst and with what is his.
    static final Map<String, Reading> READINGS_OF_A_PERSON = Map.of(
            "SavedViews.find(Scope, UUID)", (stores, scope, office) -> stores.get(SavedViews.class).find(scope, office.id("saved-view")).map(SavedView::name),
            "BulkJobs.find(Scope, UUID)", (stores, scope, office) -> stores.get(BulkJobs.class).find(scope, office.id("bulk-job")).map(BulkJob::ownerName),
            "BulkJobs.hold(Scope, UUID)", (stores, scope, office) -> stores.get(BulkJobs.class).hold(scope, office.id("bulk-job")).map(BulkJob::ownerName),
            "BulkJobs.page(Scope, int, int)", (stores, scope, _) -> stores.get(BulkJobs.class).page(scope, 0, MOST).rows().stream().map(BulkJob::ownerName).toList());

    /// Methods that read what the caller proves to know, before there is a scope; called with a customer's own secrets.
    static final Map<String, Reading> PROOFS = Map.of(
            "ApiKeys.presented(String, String)", (stores, _, office) -> stores.get(ApiKeys.class).presented(new Secret(office.keySecret()).hash(), "test"),
            "Brands.presented(String)", (stores, _, office) -> stores.get(Brands.class).presented(office.name().equals("unknown") ? "unknown" : office.house().host()),
            "Checkers.presented(String)", (stores, _, office) -> stores.get(Checkers.class).presented(office.name().equals("unknown") ? "unknown" : office.house().mark()),
            "CheckerResults.presented(String)", (stores, _, office) -> stores.get(CheckerResults.class).presented(new Secret(office.resultSecret()).hash()),
            "Invitations.presented(String)", (stores, _, office) -> stores.get(Invitations.class).presented(new Secret(office.invitationToken()).hash()),
            "ReportAddresses.presented(ReportToken)", (stores, _, office) -> stores.get(ReportAddresses.class).presented(new ReportToken(HouseReports.token(office))),
            "ReportAddresses.presented(ReportsHost)", (stores, _, office) -> stores.get(ReportAddresses.class).presented(ReportsHost.of(
                    "reports." + (office.name().equals("unknown") ? "unknown" : office.house().mark()) + ".example")),
            "PersonalSettings.ofPerson(String)", (stores, _, office) -> stores.get(PersonalSettings.class).ofPerson(office.subject(Role.CUSTOMER_VIEWER)),
            "Seats.ofPerson(String)", (stores, _, office) -> stores.get(Seats.class).ofPerson(office.subject(Role.CUSTOMER_VIEWER)));

    /// The list of providers belongs to no provider: what guards it is row-level security and the operator's role.
    static final Set<String> OF_THE_PLATFORM = Set.of("Providers.all(Operator)", "Providers.add(Operator, Provider)");

    /// Methods that a clock reads what is to be done by, for the whole provider and for nobody else.
    static final Set<String> OF_A_CLOCK = Set.of("BulkJobs.due(Scope, Instant, int)", "BulkJobs.ofWish(Scope, UUID)", "SavedViews.seen(Scope, ViewPlace)", "SavedViews.named(Scope, ViewPlace, String)", "BulkJobs.open(Scope)", "KeptReports.due(Scope, Instant, int)", "KeptReports.open(Scope, UUID)",
            "Arrivals.waiting(Scope, Instant)", "Arrivals.waitingForProof(Scope, String, LocalDate)", "Arrivals.waitingFor(Scope, String, List, LocalDate, int)", "Arrivals.troubledBefore(Scope, int, LocalDate, int)",
            "Overrulings.due(Scope, int)", "Overrulings.holding(Scope)", "PathNetworks.next(Scope, int)", "PathCatalogue.next(Scope, int)", "MailPaths.unnamed(Scope, int, Collection)", "MailPaths.spread(Scope, String, int)", "MailPaths.unnamedAt(Scope, Unnamed)");

    /// Methods that write. Rows of customers are checked in `Persistence.add`; all others by the nets below.
    static final Set<String> WRITINGS = Set.of(
            "ApiAnswers.add(Scope, ApiAnswer)", "ApiAnswers.remove(Scope, String, String)", "ApiAnswers.forget(Scope, Instant)", "KeptReports.add(Scope, KeptReport)", "KeptReports.add(Scope, KeptReportFile)", "KeptReports.asked(Scope, KeptReport, ReportAsker)", "KeptReports.remove(Scope, UUID)", "KeptReports.forget(Scope, Instant)", "Customers.flush(Scope)",
            "ApiKeys.add(Scope, ApiKey)", "AuditLog.add(Scope, AuditEvent)", "Brands.add(Scope, Brand)", "Standings.renew(Scope, Collection, LocalDate)", "Standings.shift(Scope, Map, LocalDate)", "Standings.renewPast(Scope, Collection, LocalDate, LocalDate)", "Checkers.add(Scope, Checker)",
            "Overrulings.add(Scope, Overruling)", "Overrulings.spread(Scope, Ruling)", "Overrulings.spreadBack(Scope, UUID)", "Overrulings.perform(Scope, Work)",
            "ReportBooks.holdSums(Scope, UUID, UUID)", "MailPaths.name(Scope, Unnamed, List)", "MailPaths.lookAgain(Scope, String, boolean)",
            "PathCatalogue.begin(Scope, String)", "PathCatalogue.again(Scope, String)", "PathCatalogue.reached(Scope, Optional)", "PathNetworks.begin(Scope, LocalDate, int)", "PathNetworks.reached(Scope, Optional)", "PathNetworks.note(Scope, String, Optional)", "Arrivals.add(Scope, List, Function)", "Arrivals.take(Scope, Instant, Duration, int)", "Arrivals.beginAlone(Scope, UUID)", "Arrivals.outlived(Scope, Collection)", "Arrivals.putBack(Scope, Collection)",
            "ArrivalParts.finish(Scope, List, int, Instant)", "ArrivalParts.giveUp(Scope, Finished, int, Instant)", "ArrivalParts.begin(Scope, Owner, UUID, List)", "ReportBooks.enter(Scope, List, Instant)", "ReportBooks.sumAgain(Scope, UUID, UUID)",
            "ReportAddresses.add(Scope, ReportAddress)", "ReportAddresses.add(Scope, IntakeSettings)", "ReportAddresses.flush(Scope)", "Expired.forgetSessions(Scope, LocalDate)", "Expired.forgetPersonalBytes(Scope, LocalDate)", "CheckerResults.add(Scope, CheckerResult)", "CheckerResults.forget(Scope, Instant, int)", "Prospects.add(Scope, Prospect)",
            "ManagedDomains.add(Scope, Collection)", "Invitations.add(Scope, Invitation)", "Findings.add(Scope, Collection)", "Findings.rewrite(Scope, Collection)", "Findings.noteSeen(Scope, Map)", "Findings.ease(Scope, Map)",
            "Scans.add(Scope, Collection)", "Scans.begin(Scope, Collection, Instant, Duration)", "Scans.finish(Scope, Map, Instant)", "ManagedDomains.note(Scope, Map)",
            "Snapshots.add(Scope, Collection)", "Snapshots.forget(Scope, UUID)", "Findings.forget(Scope, UUID)", "DnsChanges.forget(Scope, UUID)", "Ledgers.forget(Scope, UUID)", "Ledgers.add(Scope, Collection)", "DnsChanges.add(Scope, Collection)", "Customers.add(Scope, Customer)", "Customers.add(Scope, CustomerStateChange)", "Members.add(Scope, Membership)",
            "Members.assign(Scope, Membership, Set)",
            "SavedViews.add(Scope, SavedView)", "SavedViews.flush(Scope)", "SavedViews.remove(Scope, UUID)", "BulkJobs.holdWish(Scope, UUID)", "BulkJobs.add(Scope, BulkJob)", "BulkJobs.forget(Scope, Instant)", "BulkRows.add(Scope, UUID, List)", "BulkRows.note(Scope, UUID, List)", "BulkRows.endWaiting(Scope, UUID, String)",
            "Tags.addToCustomers(Scope, Collection, String)", "Tags.addToDomains(Scope, Collection, String)", "Tags.takeFromCustomers(Scope, Collection, Set)", "Tags.takeFromDomains(Scope, Collection, Set)",
            "Mailboxes.add(Scope, Mailbox, MailboxLook)", "Mailboxes.remove(Scope, UUID)",
            "OutgoingMails.add(Scope, OutgoingMail, String)", "OutgoingMails.takeBack(Scope, String)", "OutgoingMails.takeBackFrom(Scope, UUID)", "OutgoingMails.take(Scope, Instant, Duration, int)", "OutgoingMails.sent(Scope, UUID, Instant)",
            "OutgoingMails.postpone(Scope, UUID, Instant, String, boolean)", "OutgoingMails.fail(Scope, UUID, String)", "OutgoingMails.retry(Scope, UUID, Instant, Instant)",
            "CriticalNewsBook.add(Scope, List, Instant)", "CriticalNewsBook.remove(Scope, Collection)", "PersonalSettings.add(Scope, SeatSettings)", "PersonalSettings.flush(Scope)",
            "OutgoingMails.expire(Scope, Instant, String)", "OutgoingMails.forget(Scope, Instant)");

    static final List<Class<?>> STORES = List.of(SavedViews.class, BulkJobs.class, BulkRows.class, Tags.class, ApiAnswers.class, KeptReports.class,
            ApiKeys.class, AuditLog.class, Brands.class, Checkers.class, CheckerResults.class, Prospects.class, ManagedDomains.class, Finds.class, Standings.class, Concerns.class, Seats.class, Invitations.class,
            Findings.class, Scans.class, Snapshots.class, Ledgers.class, DnsChanges.class, Customers.class, Members.class, Providers.class, Traffic.class, TrafficSources.class, StoredReports.class, Reporters.class, TlsSessions.class, Overrulings.class, PathNetworks.class, PathCatalogue.class, Expired.class, Arrivals.class, ArrivalParts.class, ReportAddresses.class, ReportBooks.class, MailPaths.class, Mailboxes.class, OutgoingMails.class, CriticalNewsBook.class, Weeks.class, PersonalSettings.class);

    private StoreCases() {
    }

    private static Map<String, Reading> readings() {
        var readings = new TreeMap<String, Reading>();
        readings.put("BulkRows.waiting(Scope, UUID, int)", (stores, scope, office) -> stores.get(BulkRows.class).waiting(scope, office.id("bulk-job"), MOST));
        readings.put("BulkRows.page(Scope, UUID, Optional, int, int)", (stores, scope, office) -> List.of(
                stores.get(BulkRows.class).page(scope, office.id("bulk-job"), Optional.empty(), 0, MOST), stores.get(BulkRows.class).page(scope, office.id("bulk-job"), Optional.of(RowState.WAITING), 0, MOST)));
        readings.put("Tags.words(Scope, int)", (stores, scope, _) -> stores.get(Tags.class).words(scope, MOST));
        readings.put("Tags.known(Scope, int)", (stores, scope, _) -> stores.get(Tags.class).known(scope, MOST));
        readings.put("Tags.ofCustomers(Scope, Collection)", (stores, scope, office) -> stores.get(Tags.class).ofCustomers(scope, List.of(office.customer())));
        readings.put("Tags.ofDomains(Scope, Collection)", (stores, scope, office) -> stores.get(Tags.class).ofDomains(scope, List.of(office.domain())));
        readings.put("ManagedDomains.matching(Scope, DomainQuery, int)", (stores, scope, office) -> List.of(
                stores.get(ManagedDomains.class).matching(scope, DomainQuery.all(MOST), MOST),
                stores.get(ManagedDomains.class).matching(scope, new DomainQuery(Optional.of(office.customer()), Optional.empty(), Optional.empty(), narrowed(office), DomainQuery.Sort.WORST, true, 0, MOST), MOST)));
        readings.put("ManagedDomains.counts(Scope, DomainQuery)", (stores, scope, _) -> noMore(scope, stores.get(ManagedDomains.class).counts(scope, DomainQuery.all(MOST)).getFirst()));
        readings.put("Standings.matching(Scope, CustomerQuery, int)", (stores, scope, office) -> List.of(
                stores.get(Standings.class).matching(scope, CustomerQuery.byName(MOST), MOST),
                stores.get(Standings.class).matching(scope, new CustomerQuery(Optional.empty(), CustomerQuery.Show.ALL, narrowed(office), CustomerQuery.Sort.NAME, false, 0, MOST), MOST)));
        readings.put("Standings.counts(Scope, CustomerQuery)", (stores, scope, _) -> noMore(scope, stores.get(Standings.class).counts(scope, CustomerQuery.byName(MOST)).getFirst()));
        readings.put("ApiKeys.all(Scope)", (stores, scope, _) -> stores.get(ApiKeys.class).all(scope));
        readings.put("ApiKeys.find(Scope, UUID)", (stores, scope, office) -> stores.get(ApiKeys.class).find(scope, office.id("key")));
        readings.put("KeptReports.find(Scope, UUID)", (stores, scope, office) -> stores.get(KeptReports.class).find(scope, office.id("kept-report")));
        readings.put("KeptReports.file(Scope, UUID)", (stores, scope, office) -> stores.get(KeptReports.class).file(scope, office.id("kept-report")));
        readings.put("KeptReports.askers(Scope, UUID, UUID)", (stores, scope, office) -> stores.get(KeptReports.class).askers(scope, office.customer(), office.id("kept-report")));
        readings.put("KeptReports.askedSince(Scope, UUID, Instant)", (stores, scope, office) -> noMore(scope, stores.get(KeptReports.class).askedSince(scope, office.customer(), House.THEN.minusSeconds(1))));
        readings.put("KeptReports.page(Scope, Optional, int, int)", (stores, scope, office) -> List.of(
                stores.get(KeptReports.class).page(scope, Optional.of(office.customer()), 0, MOST), stores.get(KeptReports.class).page(scope, Optional.empty(), 0, MOST)));
        readings.put("ApiAnswers.find(Scope, String, String)", (stores, scope, office) -> stores.get(ApiAnswers.class).find(scope, office.mark(), office.mark()));
        readings.put("Arrivals.find(Scope, UUID)", (stores, scope, office) -> stores.get(Arrivals.class).find(scope, office.id("arrival")));
        readings.put("Arrivals.page(Scope, ArrivalQuery)", (stores, scope, office) -> List.of(
                stores.get(Arrivals.class).page(scope, new ArrivalQuery(Set.of(), Optional.empty(), 0, MOST)),
                stores.get(Arrivals.class).page(scope, new ArrivalQuery(Set.of(ArrivalState.values()), Optional.of(office.customer()), 0, MOST))));
        readings.put("Arrivals.raw(Scope, UUID, LocalDate)", (stores, scope, office) ->
                stores.get(Arrivals.class).raw(scope, office.id("arrival"), LocalDate.now(ZoneOffset.UTC)).map(_ -> office.mark()));
        readings.put("Arrivals.raws(Scope, List)", (stores, scope, office) -> stores.get(Arrivals.class).raws(scope, List.of(new Arrivals.Due(office.id("arrival"),
                Owner.of(scope.provider()), "", 1, 1, House.THEN, LocalDate.now(ZoneOffset.UTC)))).keySet());
        readings.put("OutgoingMails.find(Scope, UUID)", (stores, scope, office) -> stores.get(OutgoingMails.class).find(scope, office.id("mail")));
        readings.put("OutgoingMails.page(Scope, Collection, int, int)", (stores, scope, _) -> stores.get(OutgoingMails.class).page(scope, List.of(), 0, MOST));
        // Besides the customers' mails there is one of the house.
        readings.put("OutgoingMails.told(Scope, String)", (stores, scope, office) -> stores.get(OutgoingMails.class).told(scope, office.mark()));
        readings.put("CriticalNewsBook.take(Scope, Instant, int)", (stores, scope, _) -> stores.get(CriticalNewsBook.class).take(scope, LATER, MOST));
        readings.put("Weeks.moves(Scope, Instant, int)", (stores, scope, _) -> stores.get(Weeks.class).moves(scope, House.THEN, MOST));
        readings.put("Weeks.raised(Scope, Instant, int)", (stores, scope, _) -> stores.get(Weeks.class).raised(scope, House.THEN, MOST));
        readings.put("Weeks.eased(Scope, Instant)", (stores, scope, _) -> stores.get(Weeks.class).eased(scope, House.THEN));
        readings.put("Weeks.changes(Scope, Instant)", (stores, scope, _) -> stores.get(Weeks.class).changes(scope, House.THEN));
        readings.put("Weeks.sizes(Scope)", (stores, scope, _) -> stores.get(Weeks.class).sizes(scope));
        readings.put("PersonalSettings.find(Scope, UUID)", (stores, scope, office) -> stores.get(PersonalSettings.class).find(scope, office.id("viewer")).map(SeatSettings::id));
        readings.put("PersonalSettings.all(Scope)", (stores, scope, _) -> stores.get(PersonalSettings.class).all(scope).stream().map(SeatSettings::id).toList());
        readings.put("Members.everybody(Scope)", (stores, scope, _) -> stores.get(Members.class).everybody(scope));
        readings.put("OutgoingMails.counts(Scope)", (stores, scope, _) -> noMore(scope, stores.get(OutgoingMails.class).counts(scope).values().stream().mapToLong(Long::longValue).sum()
                - (scope.seesAllCustomers() ? 1 : 0)));
        readings.put("ArrivalParts.of(Scope, List)", (stores, scope, office) -> stores.get(ArrivalParts.class).of(scope, List.of(office.id("arrival"))));
        readings.put("ArrivalParts.candidates(Scope, Set)", (stores, scope, office) -> stores.get(ArrivalParts.class).candidates(scope, Set.of(office.domainName().ascii())));
        readings.put("Overrulings.find(Scope, UUID)", (stores, scope, office) -> stores.get(Overrulings.class).find(scope, office.id("overruling")).map(Overruling::note));
        readings.put("Overrulings.page(Scope, boolean, int, int)", (stores, scope, office) -> List.of(
                stores.get(Overrulings.class).page(scope, true, 0, MOST).rows().stream().map(Overruling::note).toList(),
                stores.get(Overrulings.class).page(scope, false, 0, MOST).rows().stream().map(Overruling::note).toList()));
        readings.put("Overrulings.left(Scope, Collection)", (stores, scope, office) -> stores.get(Overrulings.class).left(scope, List.of(office.id("overruling"))));
        readings.put("Overrulings.fitting(Scope, RulingSubject, Optional, Optional, int)", (stores, scope, office) -> List.of(
                stores.get(Overrulings.class).fitting(scope, new RulingSubject.ReturnPathDomain(office.mark() + ".example"), Optional.empty(), Optional.empty(), MOST).paths(),
                stores.get(Overrulings.class).fitting(scope, new RulingSubject.Service(office.mark()), Optional.of(office.customer()), Optional.of(office.domain()), MOST).paths()));
        readings.put("Arrivals.troubled(Scope)", (stores, scope, _) -> stores.get(Arrivals.class).troubled(scope));
        readings.put("Arrivals.counts(Scope)", (stores, scope, _) -> stores.get(Arrivals.class).counts(scope));
        readings.put("ReportAddresses.settings(Scope)", (stores, scope, _) -> stores.get(ReportAddresses.class).settings(scope));
        readings.put("ReportAddresses.retention(Scope)", (stores, scope, _) -> stores.get(ReportAddresses.class).retention(scope));
        readings.put("ReportAddresses.of(Scope, Collection)", (stores, scope, office) -> stores.get(ReportAddresses.class).of(scope, List.of(office.domain())));
        readings.put("AuditLog.page(Scope, AuditQuery)", (stores, scope, office) -> List.of(
                stores.get(AuditLog.class).page(scope, AuditQuery.all(Optional.of(office.customer()), 0, MOST)),
                stores.get(AuditLog.class).page(scope, AuditQuery.all(Optional.empty(), 0, MOST)),
                stores.get(AuditLog.class).page(scope, new AuditQuery(Optional.of(office.customer()), Optional.of("%_\\"), Optional.of("none"), Optional.of(House.THEN), Optional.of(LATER), 0, MOST))));
        readings.put("Brands.ofProvider(Scope)", (stores, scope, _) -> stores.get(Brands.class).ofProvider(scope));
        readings.put("Customers.find(Scope, UUID)", (stores, scope, office) -> stores.get(Customers.class).find(scope, office.customer()));
        readings.put("Customers.page(Scope, String, Optional, int, int)", (stores, scope, office) -> List.of(
                stores.get(Customers.class).page(scope, "", Optional.empty(), 0, MOST), stores.get(Customers.class).page(scope, office.mark(), Optional.of(CustomerState.ACTIVE), 0, MOST)));
        readings.put("Customers.all(Scope)", (stores, scope, _) -> stores.get(Customers.class).all(scope));
        readings.put("Customers.inStates(Scope, List)", (stores, scope, _) -> stores.get(Customers.class).inStates(scope, List.of(CustomerState.values())));
        readings.put("Customers.nameTaken(Scope, String, Optional)", (stores, scope, office) -> stores.get(Customers.class).nameTaken(scope, office.mark(), Optional.empty()));
        readings.put("Customers.life(Scope, UUID)", (stores, scope, office) -> stores.get(Customers.class).life(scope, office.customer()));
        readings.put("DnsChanges.page(Scope, ChangeQuery)", (stores, scope, office) -> List.of(
                stores.get(DnsChanges.class).page(scope, ChangeQuery.all(MOST)),
                stores.get(DnsChanges.class).page(scope, ChangeQuery.all(MOST).ofCustomer(office.customer())),
                stores.get(DnsChanges.class).page(scope, new ChangeQuery(Optional.empty(), Optional.of(office.domain()), Optional.of(Topic.DMARC), Optional.of(Kind.APPEARED),
                        Optional.of(House.THEN), Optional.of(LATER), 0, MOST))));
        readings.put("Ledgers.known(Scope, Collection)", (stores, scope, office) -> stores.get(Ledgers.class).known(scope, List.of(office.domain())));
        readings.put("Ledgers.marks(Scope, Collection)", (stores, scope, office) ->
                stores.get(Ledgers.class).marks(scope, List.of(office.domain())).stream().map(mark -> new Named(mark.domain(), office.mark())).toList());
        readings.put("Ledgers.of(Scope, Collection)", (stores, scope, office) -> stores.get(Ledgers.class).of(scope, List.of(office.domain())));
        readings.put("Findings.open(Scope, UUID)", (stores, scope, office) -> stores.get(Findings.class).open(scope, office.domain()));
        readings.put("Findings.open(Scope, Collection)", (stores, scope, office) -> stores.get(Findings.class).open(scope, List.of(office.domain())));
        readings.put("Findings.openOfCustomer(Scope, UUID)", (stores, scope, office) -> stores.get(Findings.class).openOfCustomer(scope, office.customer()));
        readings.put("Findings.eased(Scope, UUID, int)", (stores, scope, office) -> stores.get(Findings.class).eased(scope, office.domain(), MOST));
        readings.put("Findings.turned(Scope, Collection, Collection)", (stores, scope, office) -> stores.get(Findings.class).turned(scope, List.of(office.domain()), List.of(House.THEN)));
        readings.put("Invitations.find(Scope, UUID)", (stores, scope, office) -> stores.get(Invitations.class).find(scope, office.id("invitation")));
        readings.put("Invitations.open(Scope, Optional)", (stores, scope, office) -> List.of(
                stores.get(Invitations.class).open(scope, Optional.of(office.customer())), stores.get(Invitations.class).open(scope, Optional.empty())));
        readings.put("ManagedDomains.find(Scope, UUID)", (stores, scope, office) -> stores.get(ManagedDomains.class).find(scope, office.domain()));
        readings.put("ManagedDomains.hold(Scope, UUID)", (stores, scope, office) -> stores.get(ManagedDomains.class).hold(scope, office.domain()));
        readings.put("ManagedDomains.holdAll(Scope, Collection)", (stores, scope, office) -> stores.get(ManagedDomains.class).holdAll(scope, List.of(office.domain())));
        readings.put("ManagedDomains.holdFigures(Scope, Collection)", (stores, scope, office) ->
                stores.get(ManagedDomains.class).holdFigures(scope, List.of(office.domain())).stream().map(held -> new Named(held.id(), office.mark())).toList());
        readings.put("ManagedDomains.briefs(Scope, Collection)", (stores, scope, office) -> stores.get(ManagedDomains.class).briefs(scope, List.of(office.domain())));
        readings.put("ManagedDomains.ofCustomer(Scope, UUID)", (stores, scope, office) -> stores.get(ManagedDomains.class).ofCustomer(scope, office.customer()));
        readings.put("ManagedDomains.some(Scope, Collection)", (stores, scope, office) -> stores.get(ManagedDomains.class).some(scope, List.of(office.domain())));
        readings.put("ManagedDomains.all(Scope)", (stores, scope, _) -> stores.get(ManagedDomains.class).all(scope));
        readings.put("ManagedDomains.page(Scope, DomainQuery)", (stores, scope, office) -> List.of(
                stores.get(ManagedDomains.class).page(scope, DomainQuery.all(MOST).ofCustomer(office.customer())),
                stores.get(ManagedDomains.class).page(scope, DomainQuery.all(MOST)),
                stores.get(ManagedDomains.class).page(scope, new DomainQuery(Optional.empty(), Optional.of(office.mark()), Optional.of("MONITORING"), Narrowing.NONE, DomainQuery.Sort.SCORE, true, 0, MOST))));
        readings.put("ManagedDomains.present(Scope, UUID, Collection)", (stores, scope, office) ->
                stores.get(ManagedDomains.class).present(scope, office.customer(), List.of(office.domainName())));
        readings.put("ManagedDomains.due(Scope, Instant, Duration, int)", (stores, scope, _) -> stores.get(ManagedDomains.class).due(scope, LATER, Duration.ofDays(1), MOST));
        readings.put("ManagedDomains.proofLookedForBefore(Scope, Instant, int)", (stores, scope, _) -> stores.get(ManagedDomains.class).proofLookedForBefore(scope, LATER, MOST));
        readings.put("Members.current(Scope, Optional)", (stores, scope, office) -> List.of(
                stores.get(Members.class).current(scope, Optional.of(office.customer())), stores.get(Members.class).current(scope, Optional.empty())));
        readings.put("Members.find(Scope, UUID)", (stores, scope, office) -> stores.get(Members.class).find(scope, office.id("viewer")));
        readings.put("Members.held(Scope, String, Optional)", (stores, scope, office) ->
                stores.get(Members.class).held(scope, office.subject(Role.CUSTOMER_VIEWER), Optional.of(office.customer())));
        readings.put("Members.assigned(Scope, Membership)", (stores, scope, office) -> stores.get(Members.class).assigned(scope, office.analyst()));
        readings.put("Prospects.find(Scope, UUID)", (stores, scope, office) -> stores.get(Prospects.class).find(scope, office.id("prospect")));
        readings.put("Prospects.hold(Scope, UUID)", (stores, scope, office) -> stores.get(Prospects.class).hold(scope, office.id("prospect")));
        readings.put("Prospects.page(Scope, int, int)", (stores, scope, _) -> stores.get(Prospects.class).page(scope, 0, MOST));
        readings.put("Scans.find(Scope, UUID)", (stores, scope, office) -> stores.get(Scans.class).find(scope, office.id("scan")));
        readings.put("Scans.hold(Scope, UUID)", (stores, scope, office) -> stores.get(Scans.class).hold(scope, office.id("scan")));
        readings.put("Scans.waiting(Scope, Collection)", (stores, scope, office) -> stores.get(Scans.class).waiting(scope, List.of(office.domain())));
        readings.put("Scans.progress(Scope, UUID)", (stores, scope, office) -> stores.get(Scans.class).progress(scope, office.id("batch")));
        readings.put("Scans.unfinished(Scope, Collection)", (stores, scope, office) -> stores.get(Scans.class).unfinished(scope, List.of(office.domain())));
        readings.put("Scans.forsaken(Scope, Instant, Instant, int)", (stores, scope, _) -> stores.get(Scans.class).forsaken(scope, LATER, LATER, MOST));
        readings.put("Snapshots.kept(Scope, UUID)", (stores, scope, office) -> stores.get(Snapshots.class).kept(scope, office.domain()));
        readings.put("Snapshots.steps(Scope, UUID)", (stores, scope, office) -> stores.get(Snapshots.class).steps(scope, office.customer()));
        readings.put("Snapshots.last(Scope, Collection)", (stores, scope, office) -> stores.get(Snapshots.class).last(scope, List.of(office.domain())));
        readings.put("Snapshots.newest(Scope, Collection)", (stores, scope, office) -> stores.get(Snapshots.class).newest(scope, List.of(office.domain())));
        readings.put("Snapshots.history(Scope, UUID, int)", (stores, scope, office) -> stores.get(Snapshots.class).history(scope, office.domain(), MOST));
        readings.put("Snapshots.scores(Scope, Collection, Instant)", (stores, scope, office) ->
                stores.get(Snapshots.class).scores(scope, List.of(office.domain()), House.THEN).stream().map(score -> new Named(score.domain(), office.mark())).toList());
        readings.putAll(ofLists());
        readings.putAll(ofTraffic());
        return Map.copyOf(readings);
    }

    /// Ids alone carry no mark.
    private record Named(UUID id, String mark) {
    }

    private static Map<String, Reading> ofLists() {
        var readings = new TreeMap<String, Reading>();
        readings.put("Standings.page(Scope, CustomerQuery)", (stores, scope, office) -> List.of(
                stores.get(Standings.class).page(scope, CustomerQuery.byName(MOST)),
                stores.get(Standings.class).page(scope, new CustomerQuery(Optional.of(office.mark()), CustomerQuery.Show.ALL, Narrowing.NONE, CustomerQuery.Sort.WORST, true, 0, MOST))));
        readings.put("Standings.find(Scope, UUID)", (stores, scope, office) -> stores.get(Standings.class).find(scope, office.customer()));
        readings.put("Standings.names(Scope, Collection)", (stores, scope, office) -> stores.get(Standings.class).names(scope, List.of(office.customer())));
        readings.put("Standings.total(Scope)", (stores, scope, _) -> noMore(scope, stores.get(Standings.class).total(scope).domains()));
        readings.put("Standings.count(Scope)", (stores, scope, _) -> noMore(scope, stores.get(Standings.class).count(scope)));
        readings.put("Standings.scores(Scope, Collection, LocalDate)", (stores, scope, office) ->
                stores.get(Standings.class).scores(scope, List.of(office.customer()), DAYS.from()).stream().map(score -> new Named(score.customer(), office.mark())).toList());
        readings.put("Concerns.critical(Scope, Instant, int)", (stores, scope, _) -> stores.get(Concerns.class).critical(scope, House.THEN, MOST));
        readings.put("Concerns.setbacks(Scope, Instant, int)", (stores, scope, _) -> stores.get(Concerns.class).setbacks(scope, House.THEN, MOST));
        readings.put("Concerns.expired(Scope, int)", (stores, scope, _) -> stores.get(Concerns.class).expired(scope, MOST));
        readings.put("Concerns.stuck(Scope, Instant, int)", (stores, scope, _) -> stores.get(Concerns.class).stuck(scope, LATER, MOST));
        readings.put("Finds.customers(Scope, String, int)", (stores, scope, office) -> stores.get(Finds.class).customers(scope, office.mark(), MOST));
        readings.put("Finds.domains(Scope, String, int)", (stores, scope, office) -> List.of(
                stores.get(Finds.class).domains(scope, office.mark(), MOST), stores.get(Finds.class).domains(scope, office.mark().substring(1), MOST)));
        return readings;
    }

    private static Narrowing narrowed(Office office) {
        return new Narrowing(Optional.of(office.mark()), Optional.of(Severity.CRITICAL), Optional.of(LocalDate.ofInstant(LATER, ZoneOffset.UTC)), Optional.of(office.id("analyst")));
    }

    /// Figures carry no marks: each customer has one domain.
    private static Optional<Long> noMore(Scope scope, long figure) {
        if (figure > scope.customers().map(Set::size).orElse(2)) {
            throw new AssertionError("Others' rows are counted in " + scope + ": " + figure);
        }
        return figure == 0 ? Optional.empty() : Optional.of(figure);
    }

    private static Map<String, Reading> ofTraffic() {
        var readings = new TreeMap<String, Reading>();
        readings.put("Traffic.daysOfCustomers(Scope, Optional, DayRange)", (stores, scope, office) -> List.of(
                stores.get(Traffic.class).daysOfCustomers(scope, Optional.of(office.customer()), DAYS), tooLarge(scope, stores.get(Traffic.class).daysOfCustomers(scope, Optional.empty(), DAYS))));
        readings.put("Traffic.daysOfDomain(Scope, UUID, UUID, DayRange)", (stores, scope, office) -> stores.get(Traffic.class).daysOfDomain(scope, office.customer(), office.domain(), DAYS));
        readings.put("Traffic.everything(Scope, DayRange)", (stores, scope, _) -> {
            var everything = stores.get(Traffic.class).everything(scope, DAYS);
            return List.of(everything.customers(), tooLarge(scope, everything.days()));
        });
        readings.put("Traffic.domains(Scope, UUID, DayRange)", (stores, scope, office) -> stores.get(Traffic.class).domains(scope, office.customer(), DAYS));
        readings.put("Traffic.reporters(Scope, UUID, Optional, DayRange)", (stores, scope, office) -> List.of(
                stores.get(Traffic.class).reporters(scope, office.customer(), Optional.of(office.domain()), DAYS), stores.get(Traffic.class).reporters(scope, office.customer(), Optional.empty(), DAYS)));
        readings.put("TrafficSources.sources(Scope, UUID, Optional, DayRange)", (stores, scope, office) -> List.of(
                stores.get(TrafficSources.class).sources(scope, office.customer(), Optional.of(office.domain()), DAYS),
                stores.get(TrafficSources.class).sources(scope, office.customer(), Optional.empty(), DAYS)));
        readings.put("TrafficSources.failedByClass(Scope, UUID, Optional, DayRange)", (stores, scope, office) ->
                stores.get(TrafficSources.class).failedByClass(scope, office.customer(), Optional.of(office.domain()), DAYS));
        readings.put("TrafficSources.paths(Scope, UUID, UUID, SourceKey, DayRange, int)", (stores, scope, office) ->
                stores.get(TrafficSources.class).paths(scope, office.customer(), office.domain(), new SourceKey(office.mark(), ""), DAYS, MOST));
        readings.put("TrafficSources.stoppedByStricterPolicy(Scope, UUID, UUID, DayRange, int)", (stores, scope, office) ->
                stores.get(TrafficSources.class).stoppedByStricterPolicy(scope, office.customer(), office.domain(), DAYS, MOST));
        readings.put("StoredReports.find(Scope, UUID)", (stores, scope, office) -> stores.get(StoredReports.class).find(scope, office.id("report")));
        readings.put("StoredReports.rowsOf(Scope, ReportHead, int, int)", (stores, scope, office) ->
                stores.get(StoredReports.class).rowsOf(scope, head(office), 0, MOST));
        readings.put("StoredReports.rows(Scope, UUID, UUID, Optional, DayRange, int, int)", (stores, scope, office) -> List.of(
                stores.get(StoredReports.class).rows(scope, office.customer(), office.domain(), Optional.empty(), DAYS, 0, MOST),
                stores.get(StoredReports.class).rows(scope, office.customer(), office.domain(), Optional.of(office.id("path")), DAYS, 0, MOST)));
        readings.put("StoredReports.failures(Scope, Optional, LocalDate, int, int)", (stores, scope, office) -> List.of(
                stores.get(StoredReports.class).failures(scope, Optional.of(office.domain()), DAYS.from(), 0, MOST),
                stores.get(StoredReports.class).failures(scope, Optional.empty(), DAYS.from(), 0, MOST)));
        readings.put("StoredReports.failure(Scope, UUID, LocalDate)", (stores, scope, office) -> stores.get(StoredReports.class).failure(scope, office.id("report"), DAYS.from()));
        readings.put("StoredReports.wholeFailure(Scope, UUID, LocalDate)", (stores, scope, office) -> stores.get(StoredReports.class).wholeFailure(scope, office.id("report"), DAYS.from()));
        readings.put("Reporters.since(Scope, UUID, int)", (stores, scope, _) -> stores.get(Reporters.class).since(scope, FIRST, MOST));
        readings.put("Reporters.reports(Scope, UUID, String, Optional, int, int)", (stores, scope, office) -> List.of(
                stores.get(Reporters.class).reports(scope, FIRST, office.mark(), Optional.empty(), 0, MOST),
                stores.get(Reporters.class).reports(scope, FIRST, office.mark(), Optional.of("no-pct"), 0, MOST)));
        readings.put("TlsSessions.days(Scope, UUID, UUID, DayRange)", (stores, scope, office) -> stores.get(TlsSessions.class).days(scope, office.customer(), office.domain(), DAYS));
        readings.put("TlsSessions.policies(Scope, UUID, UUID, DayRange)", (stores, scope, office) -> stores.get(TlsSessions.class).policies(scope, office.customer(), office.domain(), DAYS));
        readings.put("TlsSessions.failures(Scope, UUID, UUID, DayRange)", (stores, scope, office) -> stores.get(TlsSessions.class).failures(scope, office.customer(), office.domain(), DAYS));
        return readings;
    }

    /// Figures carry no marks: a sum that is larger than the scope's own customers have shows that others' rows are in it.
    private static List<DayFigures> tooLarge(Scope scope, List<DayFigures> days) {
        long most = House.MESSAGES * scope.customers().map(Set::size).orElse(2);
        days.forEach(day -> {
            if (day.figures().messages() > most) {
                throw new AssertionError("Others' messages are in the sums of " + scope + ": " + day);
            }
        });
        return days;
    }

    private static ReportHead head(Office office) {
        return new ReportHead(office.id("report"), office.customer(), office.domain(), "AGGREGATE", office.id("arrival"), 0, "", "", "", House.THEN, House.THEN, "", 0, 0, List.of(), false, false,
                "", House.THEN);
    }
}
