package org.mailward.web.api;

import jakarta.ejb.EJBException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailward.assessment.CheckId;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.RecordInWords;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Score;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.assessment.StageVerdict;
import org.mailward.assessment.UnknownCheck;
import org.mailward.assessment.boundary.DomainLine;
import org.mailward.assessment.boundary.DomainPosture;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.assessment.boundary.Totals;
import org.mailward.compliance.ProfileResult;
import org.mailward.compliance.Profiles;
import org.mailward.compliance.boundary.ComplianceOverview;
import org.mailward.checker.CheckState;
import org.mailward.checker.boundary.CheckView;
import org.mailward.checker.boundary.CheckerDesk;
import org.mailward.estate.NameReading;
import org.mailward.estate.ProofState;
import org.mailward.assessment.Gathering;
import org.mailward.builder.Draft;
import org.mailward.builder.Rehearsal;
import org.mailward.builder.RecordKind;
import org.mailward.builder.boundary.RecordBuilder;
import org.mailward.builder.form.Entries;
import org.mailward.builder.form.Filled;
import org.mailward.builder.form.Published;
import org.mailward.builder.form.Worked;
import org.mailward.estate.DomainQuery;
import org.mailward.history.Change;
import org.mailward.history.ChangeQuery;
import org.mailward.history.Difference;
import org.mailward.history.Subject;
import org.mailward.history.Topic;
import org.mailward.history.boundary.DomainChanges;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.intake.ArrivalQuery;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.PartState;
import org.mailward.intake.HostLook;
import org.mailward.intake.ReportsHost;
import org.mailward.intake.Retention;
import org.mailward.intake.Way;
import org.mailward.intake.boundary.IntakeSetup;
import org.mailward.mailbox.Afterwards;
import org.mailward.mailbox.MailboxPlan;
import org.mailward.mailbox.MailboxProof;
import org.mailward.mailbox.Protection;
import org.mailward.mailbox.boundary.MailboxDesk;
import org.mailward.mailbox.boundary.MailboxView;
import org.mailward.intake.boundary.ArrivalDesk;
import org.mailward.intake.boundary.BringReports;
import org.mailward.intake.boundary.ReportAddressBook;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.lookup.LookUp;
import org.mailward.lookup.Wish;
import org.mailward.lookup.boundary.StaffLookUps;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.onboarding.boundary.DomainImport;
import org.mailward.onboarding.boundary.ImportPlan;
import org.mailward.onboarding.boundary.ProveControl;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.platform.persistence.Page;
import org.mailward.prospect.boundary.ExposureReports;
import org.mailward.prospect.boundary.ProspectLine;
import org.mailward.prospect.boundary.ProspectRegister;
import org.mailward.prospect.boundary.ProspectView;
import org.mailward.publishing.boundary.PostureReports;
import org.mailward.publishing.ReportFile;
import org.mailward.scanning.boundary.Scanning;
import org.mailward.scanning.SnapshotLine;
import org.mailward.tenancy.CustomerProfile;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Scope;

/// A provider with one customer, one domain and one batch of scans, behind the boundaries that the API calls.
///
/// Throws as the container does: what a boundary throws arrives wrapped.
final class House {

    static final UUID CUSTOMER = UUID.fromString("01900000-0000-7000-8000-000000000001");
    static final UUID DOMAIN = UUID.fromString("01900000-0000-7000-8000-000000000002");
    static final UUID BATCH = UUID.fromString("01900000-0000-7000-8000-000000000003");
    static final UUID NOBODYS = UUID.fromString("01900000-0000-7000-8000-0000000000ff");
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private House() {
    }

    static CustomerView customer(UUID id, String name, CustomerState state) {
        return new CustomerView(id, new CustomerProfile(name, "", "", "energy", "en", "GB"), state, NOON, "Created", NOON, 3);
    }

    static DomainLine line(UUID id, String name) {
        return new DomainLine(id, CUSTOMER, DomainName.of(name), Optional.of(Stage.MONITORING), Optional.of(NOON), Optional.of(55), Optional.of(Grade.D),
                Optional.of(Severity.HIGH), 2, 1, Optional.of(NOON), Optional.of(NOON), ProofState.AWAITED, Optional.empty());
    }

    static class Desk extends CheckerDesk {
        @Override
        public Setup setup(Scope scope) {
            return new Setup("northwind", true, 0);
        }

        @Override
        public Outcome<Asked> start(Scope scope, String text) {
            return text.equals("nonsense") ? Outcome.refused("domain", "No domain.") : Outcome.done(new Asked(BATCH, "secret"));
        }

        @Override
        public Optional<CheckView> check(Scope scope, UUID id) {
            return Optional.of(id).filter(BATCH::equals).map(known -> new CheckView(known, DomainName.of("example.org"), CheckState.RUNNING, Optional.empty(),
                    Set.of(Protocol.SPF), NOON, "key", false, NOON));
        }
    }

    static class Looking extends StaffLookUps {
        @Override
        public Outcome<LookUp> look(Scope scope, Wish wish) {
            return wish.domain().equals("nonsense") ? Outcome.refused("domain", "No domain.") : Outcome.refused("", "Too often.");
        }
    }

    static class Prospecting extends ProspectRegister {
        @Override
        public Page<ProspectLine> page(Scope scope, int first, int count) {
            return new Page<>(0, List.of());
        }

        @Override
        public Optional<ProspectView> find(Scope scope, UUID id) {
            return Optional.empty();
        }
    }

    /// Something that happens while a request is worked on.
    @FunctionalInterface
    interface Meanwhile {
        void happens() throws IOException, InterruptedException;
    }

    static class Register extends CustomerRegister {
        int created;
        Meanwhile meanwhile = () -> {
        };
        RuntimeException trouble;

        @Override
        public Page<CustomerView> page(Scope scope, String search, Optional<CustomerState> state, int first, int count) {
            var fitting = all(scope).stream().filter(one -> one.name().toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT)) && (state.isEmpty() || one.state() == state.get())).toList();
            return new Page<>(fitting.size(), fitting.stream().skip(first).limit(count).toList());
        }

        @Override
        public List<CustomerView> all(Scope scope) {
            if (trouble != null) {
                throw trouble;
            }
            var all = new ArrayList<CustomerView>();
            all.add(customer(CUSTOMER, "Acme", CustomerState.ACTIVE));
            for (int i = 1; i < 7; i++) {
                all.add(customer(new UUID(7, i), "Customer " + i, CustomerState.TRIAL));
            }
            return all;
        }

        @Override
        public Optional<CustomerView> find(Scope scope, UUID id) {
            return id.equals(CUSTOMER) ? Optional.of(customer(CUSTOMER, "Acme", CustomerState.ACTIVE)) : Optional.empty();
        }

        @Override
        public List<LifeStep> life(Scope scope, UUID id) {
            return List.of(new LifeStep(CustomerState.ACTIVE, "Contract signed", NOON, "Ann Alyst"));
        }

        @Override
        public Outcome<UUID> create(Scope scope, CustomerProfile profile, CustomerState state) {
            var first = meanwhile;
            meanwhile = () -> {
            };
            try {
                first.happens();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            created += profile.name().equals("Acme") ? 0 : 1;
            return profile.name().equals("Acme") ? Outcome.refused("name", "There is a customer named 'Acme' already.") : Outcome.done(CUSTOMER);
        }

        @Override
        public Outcome<CustomerView> describe(Scope scope, UUID id, CustomerProfile profile, int version) {
            return find(scope, id).map(known -> Outcome.done(new CustomerView(id, profile, known.state(), NOON, "Created", NOON, version + 1))).orElseGet(Outcome::missing);
        }

        @Override
        public Outcome<CustomerView> enter(Scope scope, UUID id, CustomerState state, String reason) {
            return id.equals(CUSTOMER) ? Outcome.done(customer(id, "Acme", state)) : Outcome.missing();
        }
    }

    static class Overview extends PortfolioOverview {
        DomainQuery asked;

        @Override
        public Portfolio portfolio(Scope scope) {
            var totals = Totals.of(List.of(line(DOMAIN, "acme.example")));
            return new Portfolio(totals, List.of(new CustomerLine(CUSTOMER, "Acme", "energy", "GB", CustomerState.ACTIVE, totals)));
        }

        @Override
        public Page<DomainLine> domains(Scope scope, DomainQuery wish) {
            asked = wish;
            return new Page<>(2, List.of(line(DOMAIN, "münchen.example")));
        }
    }

    static class Posing extends DomainPosture {
        @Override
        public Optional<Posture> posture(Scope scope, UUID id) {
            if (!id.equals(DOMAIN)) {
                return Optional.empty();
            }
            var finding = new Finding("dmarc.policy.none", Severity.HIGH, "acme.example", "The policy asks receivers to do nothing.", "Anyone can forge.",
                    List.of("_dmarc.acme.example TXT \"v=DMARC1; p=none\""),
                    Optional.of(Remedy.txt("Publish this.", DomainName.of("_dmarc.acme.example"), "v=DMARC1; p=quarantine")), "RFC 9989 §4.7");
            return Optional.of(new Posture(line(DOMAIN, "acme.example"), "Acme", List.of(new OpenFinding(finding, NOON, NOON)),
                    List.of(new EasedFinding(finding, NOON, NOON)), Optional.of(new StageVerdict(Stage.MONITORING, Stage.UNPROTECTED, "Watching only.")),
                    Optional.of(new Score(55, Grade.D, 90, List.of(new Score.Deduction(new CheckId("dmarc.policy.none", "acme.example"), Protocol.DMARC, Severity.HIGH, 30)))),
                    List.of(new RecordInWords(Protocol.DMARC, DomainName.of("_dmarc.acme.example"), RecordType.TXT, "v=DMARC1; p=none",
                            List.of(new Meaning("p=none", "Do nothing.")))),
                    List.of(new UnknownCheck(Protocol.SPF, "acme.example TXT", "The server did not answer.")),
                    List.of(new SnapshotLine(BATCH, NOON, "UNKNOWN", null, "UNGRADED", 1, 2, 3)), true));
        }
    }

    static class Changing extends DomainChanges {
        ChangeQuery asked = ChangeQuery.all(1);

        @Override
        public Page<Line> list(Scope scope, ChangeQuery wish) {
            asked = wish;
            var change = new Change(new Subject("_dmarc.acme.example", "TXT"), List.of("v=DMARC1; p=none"), List.of("v=DMARC1; p=reject"));
            return new Page<>(3, List.of(new Line(BATCH, CUSTOMER, DOMAIN, DomainName.of("acme.example"), BATCH, NOON, Topic.DMARC, change,
                    Difference.between(change.before(), change.after()), List.of(), List.of())));
        }

        @Override
        public Optional<Page<Line>> ofDomain(Scope scope, UUID domain, int first, int count) {
            return domain.equals(DOMAIN) ? Optional.of(list(scope, ChangeQuery.ofDomain(domain, first, count))) : Optional.empty();
        }
    }

    static class Building extends RecordBuilder {
        @Override
        public Outcome<Standing> standing(Scope scope, UUID id, RecordKind kind, String label) {
            return id.equals(DOMAIN) ? Outcome.done(new Standing(id, DomainName.of("acme.example"), CUSTOMER, kind, label, List.of("v=DMARC1; p=none"))) : Outcome.missing();
        }

        @Override
        public Outcome<Worked> work(Scope scope, UUID id, Worked.Sheet sheet) {
            if (!id.equals(DOMAIN)) {
                return Outcome.missing();
            }
            var name = DomainName.of("acme.example");
            var published = new Published(name, sheet.label(), Map.of(RecordKind.DMARC, List.of("v=DMARC1; p=none")), List.of(), NOON);
            var opened = new Worked(sheet.kind(), published, sheet.typed().orElse(Entries.NONE), List.of(), List.of(), Optional.empty());
            if (!sheet.judged()) {
                return Outcome.done(opened);
            }
            return Outcome.done(switch (sheet.kind().sheet().fill(opened.entries(), published)) {
                case Filled.Wrong(var faults) -> opened.with(faults.getFirst());
                case Filled.Written(var parts) -> opened.with(rehearse(scope, id, parts.stream().map(part -> new Wish(part.kind(), part.label(), part.value())).toList())
                        .success().orElseThrow());
            });
        }

        @Override
        public Outcome<Rehearsal> rehearse(Scope scope, UUID id, List<Wish> wishes) {
            if (!id.equals(DOMAIN)) {
                return Outcome.missing();
            }
            if (wishes.getFirst().value().equals("wrong")) {
                return Outcome.refused("value", "This is no record.");
            }
            var name = DomainName.of("acme.example");
            var draft = new Draft(wishes.getFirst().kind(), name, wishes.getFirst().label(), wishes.getFirst().value());
            PolicyFetcher nobody = _ -> new FetchedPolicy.Status(404);
            DnsResolver empty = question -> new Answer.NoData(question, false);
            return Outcome.done(Rehearsal.of(Gathering.gather(name, empty, nobody, NOON), List.of(draft), empty, nobody, Gathering.Settings.DEFAULT));
        }
    }

    static class Compliance extends ComplianceOverview {
        @Override
        public Optional<DomainCompliance> domain(Scope scope, UUID id) {
            return id.equals(DOMAIN) ? Optional.of(new DomainCompliance(DOMAIN, DomainName.of("acme.example"), Optional.of(NOON), results())) : Optional.empty();
        }

        @Override
        public Optional<CustomerCompliance> customer(Scope scope, UUID id) {
            return id.equals(CUSTOMER) ? Optional.of(new CustomerCompliance(CUSTOMER, "Acme", 1,
                    Profiles.all().stream().map(profile -> new Total(profile, 0, 1, 0, 0)).toList(),
                    List.of(new Row(DOMAIN, DomainName.of("acme.example"), results().stream().map(result -> new Cell(result.profile().id(), result.standing(), 1)).toList())))) : Optional.empty();
        }

        private static List<ProfileResult> results() {
            return Profiles.judge(new Evidence(DomainName.of("acme.example"), NOON, Map.of(), Optional.empty(), List.of(), "probe"));
        }
    }

    static class Scans extends Scanning {
        long queued = 1;

        @Override
        public Outcome<Asked> scan(Scope scope, Collection<UUID> ids) {
            return ids.equals(List.of(DOMAIN)) ? Outcome.done(new Asked(BATCH, queued)) : Outcome.missing();
        }

        @Override
        public Outcome<Asked> scanCustomer(Scope scope, UUID customer) {
            return customer.equals(CUSTOMER) ? Outcome.done(new Asked(BATCH, queued)) : Outcome.missing();
        }

        @Override
        public Optional<Progress> progress(Scope scope, UUID batch) {
            return batch.equals(BATCH) ? Optional.of(new Progress(4, 2, 1)) : Optional.empty();
        }
    }

    static class Proving extends ProveControl {
        @Override
        public Optional<Proof> proof(Scope scope, UUID domain) {
            return domain.equals(DOMAIN) ? Optional.of(new Proof("_domain-control.acme.example", "control-token=ab", ProofState.NOT_FOUND, Optional.of(NOON),
                    Optional.empty())) : Optional.empty();
        }

        boolean often;

        @Override
        public Outcome<Proof> check(Scope scope, UUID id) {
            if (often) {
                return Outcome.refused("", "It goes on in 12 seconds.");
            }
            return proof(scope, id).map(Outcome::done).orElseGet(Outcome::missing);
        }
    }

    static class Importing extends DomainImport {
        String list = "";
        WrongRows wrong;

        @Override
        public String decode(Scope scope, byte[] file) {
            if (file.length > 1000) {
                throw new EJBException(new InvalidInput("file", "The file is too large. Split it."));
            }
            return new String(file, StandardCharsets.UTF_8);
        }

        @Override
        public Outcome<ImportPlan> plan(Scope scope, UUID customer, String text) {
            list = text;
            if (!customer.equals(CUSTOMER)) {
                return Outcome.missing();
            }
            var rows = new ArrayList<ImportPlan.Row>();
            for (var line : text.lines().toList()) {
                rows.add(switch (NameReading.of(line)) {
                    case NameReading.Understood(var name) -> new ImportPlan.Row(rows.size() + 1, line, Optional.of(name), ImportPlan.Fate.CREATE, "");
                    case NameReading.NotUnderstood(var sentence) -> new ImportPlan.Row(rows.size() + 1, line, Optional.empty(), ImportPlan.Fate.WRONG, sentence);
                });
            }
            return Outcome.done(new ImportPlan(rows));
        }

        @Override
        public Outcome<Imported> run(Scope scope, UUID customer, String text, WrongRows wish) {
            wrong = wish;
            return plan(scope, customer, text).map(plan -> new Imported(plan, BATCH));
        }
    }

    static class Ledger extends ArrivalDesk {
        ArrivalQuery asked;

        static Line line(ArrivalState state) {
            var part = new Found(0, "r.xml", "gzip", "AGGREGATE", PartState.HELD, "intake.not-proven", "This domain is not proven.", "google.com", "42", "acme.example",
                    Optional.of(new ReportRange(NOON, NOON.plusSeconds(86_400))), 2, 17, Optional.empty());
            return new Line(BATCH, Optional.of(CUSTOMER), Optional.empty(), NOON, Way.API, "key", "", "", "", "../r\"é.xml.gz", "application/gzip", "00", 3, LocalDate.of(2027, 1, 1), Optional.empty(), state,
                    "intake.not-proven", "This domain is not proven.", 1, Optional.of(NOON), "", List.of(part));
        }

        @Override
        public Page<Line> list(Scope scope, ArrivalQuery wish) {
            asked = wish;
            return new Page<>(3, List.of(line(ArrivalState.HELD)));
        }

        @Override
        public Optional<Line> find(Scope scope, UUID id) {
            return id.equals(BATCH) ? Optional.of(line(ArrivalState.HELD)) : Optional.empty();
        }

        @Override
        public Outcome<ArrivedBytes> raw(Scope scope, UUID id) {
            return id.equals(BATCH) ? Outcome.done(ArrivedBytes.of("<feedback/>".getBytes(StandardCharsets.UTF_8))) : Outcome.missing();
        }

        @Override
        public Outcome<Line> retry(Scope scope, UUID id) {
            return id.equals(BATCH) ? Outcome.done(line(ArrivalState.RECEIVED)) : Outcome.missing();
        }

        @Override
        public Outcome<Line> discard(Scope scope, UUID id, String why) {
            if (!id.equals(BATCH)) {
                return Outcome.missing();
            }
            return why.isBlank() ? Outcome.refused("reason", "Say why.") : Outcome.done(line(ArrivalState.DISCARDED));
        }
    }

    static class Boxes extends MailboxDesk {
        MailboxView box = new MailboxView(BATCH, new MailboxPlan("Reports", Optional.empty(), "imap.example.org", 993, Protection.TLS, "reports", MailboxProof.PASSWORD, "", "", "", "INBOX",
                Afterwards.MOVE, "Done", "Failed"), false, 4, Optional.empty(), NOON, 7, 0, false, "", Optional.empty());
        String password = "";
        boolean removed;

        @Override
        public List<MailboxView> all(Scope scope) {
            return List.of(box);
        }

        @Override
        public Optional<MailboxView> find(Scope scope, UUID id) {
            return id.equals(BATCH) ? Optional.of(box) : Optional.empty();
        }

        @Override
        public Outcome<UUID> add(Scope scope, MailboxPlan plan, String secret, String refreshToken) {
            return describe(scope, BATCH, plan, secret, refreshToken, box.version());
        }

        @Override
        public Outcome<UUID> describe(Scope scope, UUID id, MailboxPlan plan, String secret, String refreshToken, int version) {
            if (version != box.version()) {
                return Outcome.refused("", "Somebody else changed it.");
            }
            password = secret;
            box = new MailboxView(BATCH, plan, box.paused(), version + 1, Optional.empty(), NOON, 7, 0, false, "", Optional.empty());
            return Outcome.done(BATCH);
        }

        @Override
        public Outcome<UUID> pause(Scope scope, UUID id, boolean paused) {
            box = new MailboxView(BATCH, box.plan(), paused, box.version(), Optional.empty(), NOON, 7, 0, false, "", Optional.empty());
            return Outcome.done(BATCH);
        }

        @Override
        public Outcome<UUID> remove(Scope scope, UUID id) {
            removed = true;
            return Outcome.done(BATCH);
        }

        @Override
        public Outcome<Tried> tryIt(Scope scope, UUID id) {
            return id.equals(BATCH) ? Outcome.done(new Tried(3)) : Outcome.missing();
        }
    }

    static class Taking extends IntakeSetup {
        Setup setup = new Setup(DomainName.of("reports.example.net"), Optional.empty(), HostLook.wanted(DomainName.of("reports.example.net"), Optional.of(DomainName.of("mx.example.net"))),
                Optional.empty(), Retention.DEFAULT, -1);

        @Override
        public Setup setup(Scope scope) {
            return setup;
        }

        @Override
        public Outcome<Setup> receiveAt(Scope scope, Optional<ReportsHost> host, int version) {
            return version != setup.version() ? Outcome.refused("", "Somebody else changed it.")
                    : Outcome.done(new Setup(host.map(ReportsHost::name).orElse(setup.host()), host, List.of(), Optional.empty(), setup.retention(), 0));
        }

        @Override
        public Outcome<Setup> keep(Scope scope, Retention retention, int version) {
            return Outcome.done(new Setup(setup.host(), Optional.empty(), List.of(), Optional.empty(), retention, 0));
        }

        @Override
        public Outcome<List<HostLook>> look(Scope scope) {
            return Outcome.done(HostLook.at(setup.host(), Optional.empty(), question -> new Answer.NoSuchName(question, false)));
        }
    }

    static class Bringing extends BringReports {
        Optional<UUID> owner = Optional.empty();
        String name = "";
        String type = "";
        byte[] content = new byte[0];

        @Override
        public Outcome<UUID> bring(Scope scope, Optional<UUID> customer, Brought file) {
            owner = customer;
            name = file.name();
            type = file.contentType();
            try (var in = file.content().open()) {
                content = in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return customer.equals(Optional.of(NOBODYS)) ? Outcome.missing() : Outcome.done(BATCH);
        }
    }

    static class Addresses extends ReportAddressBook {
        @Override
        public Outcome<Address> of(Scope scope, UUID domain) {
            return domain.equals(DOMAIN) ? Outcome.done(new Address("abc@reports.example", "rua=mailto:abc@reports.example", DomainName.of("acme.example._report._dmarc.reports.example"),
                    "v=DMARC1", new TlsReporting(DomainName.of("_smtp._tls.acme.example"), "v=TLSRPTv1; rua=mailto:abc@reports.example", Optional.empty()))) : Outcome.missing();
        }
    }

    static class Reports extends PostureReports {
        Optional<PaperSize> paper = Optional.empty();
        Edition edition;

        boolean busy;

        @Override
        public Outcome<ReportFile> pdf(Scope scope, UUID customer, Optional<PaperSize> wish, Edition kind) {
            paper = wish;
            edition = kind;
            return file(customer, new ReportFile("Acme-2026-11-20.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public Outcome<ReportFile> csv(Scope scope, UUID customer) {
            return file(customer, new ReportFile("Acme-2026-11-20.csv", "text/csv;charset=UTF-8", "domain".getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Outcome<String> preview(Scope scope, UUID customer, Optional<PaperSize> wish, Edition kind, int days) {
            return file(customer, "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>");
        }

        private <T> Outcome<T> file(UUID customer, T file) {
            if (!customer.equals(CUSTOMER)) {
                return Outcome.missing();
            }
            return busy ? Outcome.refused("", "Ask again in a few seconds.") : Outcome.done(file);
        }
    }

    /// All places are taken.
    static class Exposures extends ExposureReports {
        @Override
        public Outcome<ReportFile> pdf(Scope scope, UUID prospect, PaperSize paper) {
            return Outcome.refused("", "Ask again in a few seconds.");
        }
    }
}
