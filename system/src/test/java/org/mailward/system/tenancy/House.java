package org.mailward.system.tenancy;

import jakarta.persistence.EntityManagerFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mailward.assessment.Stage;
import org.mailward.estate.StageTarget;
import org.mailward.bulk.BulkDeed;
import org.mailward.bulk.BulkOf;
import org.mailward.bulk.BulkTask;
import org.mailward.bulk.BulkJob;
import org.mailward.access.ApiAnswer;
import org.mailward.access.ApiKey;
import org.mailward.access.KeyRight;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Gathering;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Severity;
import org.mailward.audit.AuditEvent;
import org.mailward.branding.Brand;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.PortalHost;
import org.mailward.checker.CheckFigures;
import org.mailward.checker.Checker;
import org.mailward.checker.CheckerHandle;
import org.mailward.checker.CheckerResult;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.ProofState;
import org.mailward.estate.ProofToken;
import org.mailward.estate.SnapshotFigures;
import org.mailward.history.Change;
import org.mailward.history.DnsChange;
import org.mailward.history.Ledger;
import org.mailward.history.LedgerRow;
import org.mailward.history.Subject;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailbox.Afterwards;
import org.mailward.mailbox.Mailbox;
import org.mailward.mailbox.MailboxLook;
import org.mailward.mailbox.MailboxPlan;
import org.mailward.mailbox.MailboxProof;
import org.mailward.mailbox.Protection;
import org.mailward.onboarding.Invitation;
import org.mailward.prospect.Prospect;
import org.mailward.prospect.ProspectProfile;
import org.mailward.publishing.KeptReport;
import org.mailward.publishing.KeptReportFile;
import org.mailward.scanning.Scan;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.Snapshot;
import org.mailward.scanning.TrackedFinding;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Assignment;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.CustomerProfile;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.CustomerStateChange;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Provider;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.Secret;
import org.mailward.tenancy.TenantRow;

/// A provider with everything that a provider can have, at two customers.
///
/// Ids follow from names. Every text holds the name of its house and, where it belongs to one, of its customer, so that a
/// leak shows in whatever form it comes out.
enum House {
    ALDER, BIRCH;

    static final Instant THEN = Instant.parse("2026-03-02T08:00:00Z");
    /// Messages in the one report of each customer.
    static final long MESSAGES = 7;
    /// A person with a seat in both houses.
    static final String SHARED_PERSON = "shared-person";
    private static final Duration YEARS = Duration.ofDays(3650);

    /// A customer of a house.
    ///
    /// @param mark stands in every text of this customer's rows
    record Office(House house, String name, String mark) {

        UUID id(String what) {
            return house.id(name + "/" + what);
        }

        UUID customer() {
            return id("customer");
        }

        UUID domain() {
            return id("domain");
        }

        DomainName domainName() {
            return DomainName.of(mark + ".example");
        }

        String subject(Role role) {
            return mark + "-" + role;
        }

        String invitationToken() {
            return "inv_" + mark;
        }

        String keySecret() {
            return "mk_" + mark;
        }

        String resultSecret() {
            return "res_" + mark;
        }

        /// A provider's analyst who looks after this customer alone.
        Membership analyst() {
            return new Membership(id("analyst"), subject(Role.PROVIDER_ANALYST), subject(Role.PROVIDER_ANALYST), mark + "@people.example",
                    new Place(Role.PROVIDER_ANALYST, Optional.empty(), false), THEN);
        }

        /// What one of this customer's own people sees.
        Scope seenBy(Role role) {
            return new Scope.OneCustomer(house.provider(), customer(), new Actor(subject(role), subject(role), role, "test"));
        }

        /// Every id of this customer's rows, its own among them.
        Set<UUID> ids() {
            return Set.copyOf(Stream.of("customer", "change", "domain", "snapshot", "dns-change", "scan", "batch", "waiting", "open-finding", "eased-finding",
                    "admin", "viewer", "analyst", "assignment", "invitation", "key", "answer", "kept-report", "event", "result", "prospect", "report-address", "arrival", "report", "path", "overruling", "mail", "bulk-job", "saved-view", "news").map(this::id).toList());
        }

        private List<TenantRow> rows() {
            var rows = new ArrayList<TenantRow>();
            var profile = new CustomerProfile(mark, mark + " contact", mark + "@example.org", "food", "en", "DE");
            rows.add(new Customer(customer(), profile, CustomerState.ACTIVE, mark, THEN));
            rows.add(new CustomerStateChange(id("change"), customer(), CustomerState.ACTIVE, mark, THEN, mark));
            var domain = new ManagedDomain(domain(), customer(), domainName(), new ProofToken("0".repeat(32)), THEN);
            domain.noteSnapshot(new SnapshotFigures(id("snapshot"), THEN.minusSeconds(60), "REJECTING", Optional.of(90), "A", Optional.empty(), 0, 0));
            domain.noteSnapshot(new SnapshotFigures(id("snapshot"), THEN, "MONITORING", Optional.of(42), "D", Optional.of("CRITICAL"), 1, 0));
            domain.noteProof(ProofState.NOT_FOUND, THEN);
            domain.aim(Optional.of(new StageTarget(Stage.REJECTING, Optional.of(LocalDate.ofInstant(THEN, ZoneOffset.UTC)))));
            rows.add(domain);
            rows.add(new Snapshot(id("snapshot"), customer(), domain(), THEN, "MONITORING", Optional.of(42), "D", new Snapshot.Seen.Whole(evidence()), Optional.of(new Snapshot.Prints(mark, mark)), 1, 0, 1));
            rows.add(new LedgerRow(domain(), customer(), Ledger.EMPTY.enter(EvidenceJson.read(evidence())).ledger(), THEN));
            rows.add(new DnsChange(id("dns-change"), customer(), domain(), id("snapshot"), THEN, new Change(new Subject("_dmarc." + domainName(), "TXT"), List.of(), List.of(mark))));
            rows.add(new TrackedFinding(id("open-finding"), customer(), domain(), finding("mta-sts.policy.certificate"), THEN));
            var eased = new TrackedFinding(id("eased-finding"), customer(), domain(), finding("test.eased"), THEN);
            eased.ease(THEN);
            rows.add(eased);
            var done = new Scan(id("scan"), customer(), domain(), id("batch"), ScanReason.REQUESTED, mark, THEN);
            done.fail(mark, THEN);
            rows.add(done);
            var waiting = new Scan(id("waiting"), customer(), domain(), id("batch"), ScanReason.REQUESTED, mark, THEN);
            waiting.sent(THEN);
            rows.add(waiting);
            rows.add(member("admin", Role.CUSTOMER_ADMIN));
            rows.add(member("viewer", Role.CUSTOMER_VIEWER));
            var analyst = analyst();
            rows.add(analyst);
            rows.add(new Assignment(id("assignment"), customer(), analyst));
            var viewer = new Place(Role.CUSTOMER_VIEWER, Optional.of(customer()), false);
            rows.add(new Invitation(id("invitation"), mark + "@invited.example", mark, viewer, new Secret(invitationToken()).hash(), mark, THEN, THEN.plus(YEARS)));
            rows.add(new ApiKey(id("key"), mark, viewer, KeyRight.ALL, new Secret(keySecret()).hash(), mark, mark, THEN));
            var answer = new ApiAnswer(id("answer"), Optional.of(customer()), mark, mark, mark, THEN, THEN.plus(YEARS));
            answer.finish(new ApiAnswer.Answer(201, mark, mark));
            rows.add(answer);
            rows.add(new AuditEvent(id("event"), house.actor(Role.PROVIDER_ADMIN), Optional.of(customer()), THEN, "customer.created", mark, mark));
            var figures = CheckFigures.of(Examination.examine(EvidenceJson.read(evidence())));
            var result = new CheckerResult(id("result"), new Secret(resultSecret()).hash(), domainName(), mark, THEN, THEN.plus(YEARS));
            result.finish(evidence(), figures);
            rows.add(result);
            var prospect = new Prospect(id("prospect"), new ProspectProfile(mark, mark, mark + "@example.org", mark),
                    new Prospect.Baseline(domainName(), evidence(), figures), mark, THEN);
            prospect.become(customer(), THEN);
            rows.add(prospect);
            var report = new KeptReport(id("kept-report"), customer(), new KeptReport.Wish("TECHNICAL", "A4", 90), mark, THEN);
            report.finish(THEN, THEN, mark, 1);
            rows.add(report);
            rows.add(new KeptReportFile(id("kept-report"), customer(), mark.getBytes(StandardCharsets.UTF_8), mark.getBytes(StandardCharsets.UTF_8)));
            rows.add(new BulkJob(id("bulk-job"), new Actor(subject(Role.PROVIDER_ANALYST), mark, Role.PROVIDER_ANALYST, "test"), id("once"),
                    new BulkTask(BulkOf.CUSTOMERS, BulkDeed.ASSIGN, Optional.empty(), Optional.empty(), Optional.of(id("analyst"))), 1, THEN));
            rows.add(new Mailbox(id("mailbox"), mailbox(mark, Optional.of(customer())), "v1." + mark, THEN));
            rows.add(new MailboxLook(id("mailbox"), THEN));
            return rows;
        }

        private Membership member(String what, Role role) {
            return new Membership(id(what), subject(role), subject(role), mark + "@people.example", new Place(role, Optional.of(customer()), false), THEN);
        }

        private Finding finding(String rule) {
            return new Finding(rule, Severity.CRITICAL, mark, mark, mark, List.of(mark),
                    Optional.of(Remedy.txt(mark, domainName(), mark)), "RFC 9989 §4.10");
        }

        /// What was gathered where nothing is published.
        private String evidence() {
            return EvidenceJson.write(Gathering.gather(domainName(), question -> new Answer.NoSuchName(question, false),
                    _ -> new FetchedPolicy.Failed(FetchFailure.NO_ADDRESS, mark), THEN));
        }
    }

    /// A mailbox that nobody has.
    static MailboxPlan mailbox(String name, Optional<UUID> customer) {
        return new MailboxPlan(name, customer, "imap.example", 993, Protection.TLS, name + "@example.org", MailboxProof.PASSWORD, "", "", "", "INBOX", Afterwards.MOVE, "Done", "Failed");
    }

    UUID id(String what) {
        return UUID.nameUUIDFromBytes((mark() + "/" + what).getBytes(StandardCharsets.UTF_8));
    }

    String mark() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Where its portal answers.
    String host() {
        return "portal." + mark() + ".example";
    }

    UUID provider() {
        return id("provider");
    }

    Provider row() {
        return new Provider(provider(), mark(), THEN);
    }

    Office first() {
        return new Office(this, "first", mark() + "-first");
    }

    Office second() {
        return new Office(this, "second", mark() + "-second");
    }

    /// A customer that this house does not have: ids that nobody has.
    Office unknown() {
        return new Office(this, "unknown", "unknown");
    }

    String subject(Role role) {
        return mark() + "-" + role;
    }

    Actor actor(Role role) {
        return new Actor(subject(role), subject(role), role, "test");
    }

    Scope whole() {
        return new Scope.WholeProvider(provider(), actor(Role.PROVIDER_ADMIN));
    }

    /// What the first customer's analyst sees.
    Scope assigned() {
        var subject = first().subject(Role.PROVIDER_ANALYST);
        return new Scope.AssignedCustomers(provider(), Set.of(first().customer()), new Actor(subject, subject, Role.PROVIDER_ANALYST, "test"));
    }

    /// What an analyst without a customer sees.
    Scope nobodys() {
        return new Scope.AssignedCustomers(provider(), Set.of(), actor(Role.PROVIDER_ANALYST));
    }

    String invitationToken() {
        return "inv_" + mark();
    }

    String keySecret() {
        return "mk_" + mark();
    }

    /// Every id of the house's rows that belong to no customer.
    Set<UUID> ownIds() {
        return Set.copyOf(Stream.of("provider", "brand", "checker", "admin", "shared", "invitation", "key", "event", "arrival", "overruling", "mail").map(this::id).toList());
    }

    /// Puts the house into a database.
    /// @param entities on a connection that no row-level security holds back
    void fill(EntityManagerFactory entities, Tenant tenant) {
        tenant.is(this);
        entities.runInTransaction(manager -> {
            manager.persist(row());
            manager.flush();
            // One by one: Hibernate would sort inserts by table, and knows of no references between them.
            for (var row : rows()) {
                manager.persist(row);
                manager.flush();
            }
            HouseReports.fill(manager, this);
        });
    }

    /// Every row of the house, in an order that foreign keys accept.
    List<TenantRow> rows() {
        var rows = new ArrayList<TenantRow>();
        var brand = new Brand(id("brand"), new BrandStyle(mark(), mark(), "#0b5c5c", "#ffffff", mark(), mark()));
        brand.answerAt(new PortalHost(host()));
        rows.add(brand);
        rows.add(new Checker(id("checker"), new CheckerHandle(mark()), true));
        var everywhere = new Place(Role.PROVIDER_ADMIN, Optional.empty(), true);
        rows.add(new Membership(id("admin"), subject(Role.PROVIDER_ADMIN), subject(Role.PROVIDER_ADMIN), mark() + "@people.example", everywhere, THEN));
        rows.add(new Membership(id("shared"), SHARED_PERSON, SHARED_PERSON, "shared@people.example",
                new Place(Role.PROVIDER_ANALYST, Optional.empty(), true), THEN));
        rows.add(new Invitation(id("invitation"), mark() + "@invited.example", mark(), everywhere, new Secret(invitationToken()).hash(), mark(), THEN, THEN.plus(YEARS)));
        rows.add(new ApiKey(id("key"), mark(), everywhere, KeyRight.ALL, new Secret(keySecret()).hash(), mark(), mark(), THEN));
        rows.add(new AuditEvent(id("event"), actor(Role.PROVIDER_ADMIN), Optional.empty(), THEN, "brand.changed", mark(), mark()));
        rows.addAll(first().rows());
        rows.addAll(second().rows());
        return rows;
    }
}
