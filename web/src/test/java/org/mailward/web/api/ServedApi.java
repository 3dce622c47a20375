package org.mailward.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mailward.views.boundary.ViewBook;
import org.mailward.assessment.boundary.Attention;
import org.mailward.assessment.boundary.DomainPosture;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.compliance.boundary.ComplianceOverview;
import org.mailward.builder.boundary.RecordBuilder;
import org.mailward.estate.boundary.Finder;
import org.mailward.history.boundary.DomainChanges;
import org.mailward.checker.boundary.CheckerDesk;
import org.mailward.lookup.boundary.StaffLookUps;
import org.mailward.intake.boundary.ArrivalDesk;
import org.mailward.intake.boundary.BringReports;
import org.mailward.intake.boundary.IntakeSetup;
import org.mailward.intake.boundary.ReportAddressBook;
import org.mailward.mailbox.boundary.MailboxDesk;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.DomainImport;
import org.mailward.onboarding.boundary.ProveControl;
import org.mailward.outbox.boundary.OutboxDesk;
import org.mailward.platform.time.Ids;
import org.mailward.prospect.boundary.ExposureReports;
import org.mailward.prospect.boundary.ProspectRegister;
import org.mailward.publishing.boundary.PostureReports;
import org.mailward.publishing.boundary.ReportDesk;
import org.mailward.scanning.boundary.Scanning;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.access.KeyRight;
import org.mailward.access.boundary.KeyRing;
import org.mailward.access.boundary.OnceOnly;
import org.mailward.audit.boundary.AuditTrail;
import org.mailward.branding.boundary.Branding;
import org.mailward.onboarding.boundary.People;
import org.mailward.platform.time.Time;
import org.mailward.web.onboarding.InvitationLink;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.mailward.bulk.boundary.BulkDesk;
import org.mailward.estate.boundary.StageTargets;
import org.mailward.estate.boundary.TagBook;
import org.mailward.web.api.problem.Problems;
import org.mailward.sources.boundary.OverruleSources;
import org.mailward.traffic.boundary.ReportReading;
import org.mailward.traffic.boundary.ReporterOverview;
import org.mailward.traffic.boundary.TlsOverview;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.boundary.TrafficTables;
import org.mailward.web.traffic.Today;

/// Serves the API to tests, over HTTP and with the server's REST implementation.
abstract class ServedApi {

    private static final Scope WHOLE = new Scope.WholeProvider(new UUID(1, 1), new Actor("key:1", "Key", Role.PROVIDER_ADMIN, "127.0.0.1"));
    static final int LIMIT = 4096;
    static final int PER_MINUTE = 60;
    static final int REPORT_LIMIT = 8192;

    final House.Register register = new House.Register();
    final House.Overview overview = new House.Overview();
    final House.Scans scans = new House.Scans();
    final House.Changing changing = new House.Changing();
    final House.Reports reports = new House.Reports();
    final House.Ledger ledger = new House.Ledger();
    final House.Boxes boxes = new House.Boxes();
    final House.Bringing bringing = new House.Bringing();
    final HouseOffice.Papers papers = new HouseOffice.Papers();
    final HouseOffice.Once once = new HouseOffice.Once();
    final HouseOffice.Ring ring = new HouseOffice.Ring();
    final House.Importing importing = new House.Importing();
    final HttpClient client = HttpClient.newHttpClient();
    HttpServer server;
    boolean keyIsValid = true;
    final House.Proving proving = new House.Proving();
    final HouseOffice.Persons persons = new HouseOffice.Persons();
    Set<KeyRight> rights = KeyRight.ALL;
    Instant now = House.NOON;

    @BeforeEach
    void start() {
        var config = ResourceConfig.forApplication(new Api()).register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(new ApiCaller() {
                    @Override
                    public Scope scope() {
                        return of(keyIsValid ? WHOLE : null);
                    }

                    @Override
                    protected Set<KeyRight> rights() {
                        return rights;
                    }
                }).to(ApiCaller.class);
                bind(new ApiSettings() {
                    @Override
                    public int requestsPerMinute() {
                        return PER_MINUTE;
                    }

                    @Override
                    public int largestBody() {
                        return LIMIT;
                    }

                    @Override
                    public long largestReport() {
                        return REPORT_LIMIT;
                    }
                }).to(ApiSettings.class);
                bind(register).to(CustomerRegister.class);
                bind(overview).to(PortfolioOverview.class);
                bind(new House.Posing()).to(DomainPosture.class);
                bind(new House.Compliance()).to(ComplianceOverview.class);
                bind(scans).to(Scanning.class);
                bind(changing).to(DomainChanges.class);
                bind(new House.Building()).to(RecordBuilder.class);
                bind(proving).to(ProveControl.class);
                bind(importing).to(DomainImport.class);
                bind(reports).to(PostureReports.class);
                bind(ledger).to(ArrivalDesk.class);
                bind(bringing).to(BringReports.class);
                bind(boxes).to(MailboxDesk.class);
                bind(new HouseOffice.Mails()).to(OutboxDesk.class);
                bind(new House.Taking()).to(IntakeSetup.class);
                bind(new House.Addresses()).to(ReportAddressBook.class);
                bind(new House.Desk()).to(CheckerDesk.class);
                bind(new House.Looking()).to(StaffLookUps.class);
                bind(new HouseOffice.Branded()).to(Branding.class);
                bind(persons).to(People.class);
                bind(ring).to(KeyRing.class);
                bind(new HouseOffice.Trail()).to(AuditTrail.class);
                bind(papers).to(ReportDesk.class);
                bind(once).to(OnceOnly.class);
                bind(new InvitationLink() {
                    @Override
                    public String to(String token) {
                        return "https://portal.example/invitation?token=" + token;
                    }
                }).to(InvitationLink.class);
                bind(new Time() {
                    @Override
                    public Instant now() {
                        return now;
                    }
                }).to(Time.class);
                bind(new House.Prospecting()).to(ProspectRegister.class);
                bind(new House.Exposures()).to(ExposureReports.class);
                bind(new Ids() {
                    @Override
                    public UUID next() {
                        return House.NOBODYS;
                    }
                }).to(Ids.class);
                bind(ServiceCatalogue.standard()).to(ServiceCatalogue.class);
                bind(new Today() {
                    @Override
                    public LocalDate day() {
                        return LocalDate.ofInstant(now, ZoneOffset.UTC);
                    }
                }).to(Today.class);
                bindAsContract(Problems.class);
                others().forEach(this::bindAsItself);
            }

            /// What no test speaks with: it is there, so that what is wrong in a request is told before it is asked.
            private <T> void bindAsItself(Class<T> type) {
                try {
                    bind(type.getDeclaredConstructor().newInstance()).to(type);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(type + " cannot be made", e);
                }
            }

            /// The boundaries that resources want and nobody stands in for.
            private List<Class<?>> others() {
                return List.of(TrafficOverview.class, TrafficTables.class, TlsOverview.class, ReportReading.class, ReporterOverview.class, OverruleSources.class, Attention.class, Finder.class, TagBook.class, StageTargets.class, BulkDesk.class, ViewBook.class);
            }
        });
        server = JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), config);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    record Answer(int status, HttpResponse<String> response) {
        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject();
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    final Answer send(String method, String path, String contentType, String body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + Api.PATH + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        var response = client.send(request.build(), BodyHandlers.ofString());
        var answer = new Answer(response.statusCode(), response);
        assertEquals("no-store", answer.header("Cache-Control"), () -> answer.status() + " " + response.body());
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        return answer;
    }

    final Answer documented(String method, String path, String contentType, String body, String... headers) throws IOException, InterruptedException {
        var answer = send(method, path, contentType, body, headers);
        Documented.check(method, path.replaceAll("\\?.*", ""), answer.status(), answer.header("Content-Type"), answer.response().body().isEmpty() ? JsonValue.NULL : answer.json());
        return answer;
    }

    final Answer get(String path) throws IOException, InterruptedException {
        return documented("GET", path, null, null);
    }

    final Answer post(String path, String json, String... headers) throws IOException, InterruptedException {
        return documented("POST", path, "application/json", json, headers);
    }
}
