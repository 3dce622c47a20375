package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.asked;
import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Narrowing;
import org.mailward.access.KeyRight;
import org.mailward.assessment.Stage;
import org.mailward.assessment.boundary.DomainPosture;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.builder.RecordKind;
import org.mailward.builder.boundary.RecordBuilder;
import org.mailward.compliance.boundary.ComplianceOverview;
import org.mailward.estate.DomainQuery;
import org.mailward.history.boundary.DomainChanges;
import org.mailward.intake.boundary.ReportAddressBook;
import org.mailward.onboarding.boundary.ProveControl;
import org.mailward.platform.persistence.Page;
import org.mailward.scanning.boundary.Scanning;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.ChangesJson;
import org.mailward.web.api.json.DomainComplianceJson;
import org.mailward.web.api.json.DomainsJson;
import org.mailward.web.api.json.DraftJson;
import org.mailward.web.api.json.FormJson.PublishedJson;
import org.mailward.web.api.json.PostureJson;
import org.mailward.web.api.json.ScoresJson;
import org.mailward.web.api.json.ProofJson;
import org.mailward.web.api.json.RehearsalJson;
import org.mailward.web.api.json.ReportAddressJson;
import org.mailward.web.api.json.ScansAskedJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.traffic.Today;

/// Domains: how they stand, scanning them, and proving control of them.
@Path("domains")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Domains")
public class DomainsResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private PortfolioOverview overview;

    @Inject
    private Today today;

    @Inject
    private DomainPosture posture;

    @Inject
    private ComplianceOverview compliance;

    @Inject
    private Scanning scanning;

    @Inject
    private ProveControl control;

    @Inject
    private DomainChanges changes;

    @Inject
    private RecordBuilder builder;

    @Inject
    private ReportAddressBook addresses;

    @GET
    @Does(value = "Lists the domains of all customers", answer = "A part of the list, without those of off-boarded customers, in the order asked for: customer, stage, score and worst finding of each.")
    public DomainsJson listDomains(
            @QueryParam("search") @Nullable @Described("Part of a name.") String search,
            @QueryParam("stage") @Nullable @Described("Only domains whose last known stage this is.") Stage stage,
            @QueryParam("tag") @Nullable @Described("Only those that bear this tag; for the provider's own keys.") String tag,
            @QueryParam("worst") @Nullable @Described("Only those whose worst open finding is of this severity.") Severity worst,
            @QueryParam("overdue") @DefaultValue("false") @Described("Only those that have not reached their target in time.") boolean overdue,
            @QueryParam("assignee") @Nullable @Described("Only those of customers that this member looks after; for the provider's own keys.") UUID assignee,
            @QueryParam("sort") @DefaultValue("NAME") @Described("What to order by.") DomainQuery.Sort sort,
            @QueryParam("descending") @DefaultValue("false") @Described("Largest first.") boolean descending,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var narrowing = new Narrowing(Optional.ofNullable(tag), Optional.ofNullable(worst), overdue ? Optional.of(today.day()) : Optional.empty(), Optional.ofNullable(assignee));
        var wish = new DomainQuery(Optional.empty(), Optional.ofNullable(search), Optional.ofNullable(stage).map(Stage::name), narrowing, sort, descending,
                first, count);
        return DomainsJson.of(overview.domains(caller.scope(), wish), first);
    }

    @GET
    @Path("{domain}")
    @Does(value = "Shows how a domain stands", answer = "Stage, score, findings with evidence and remedy, records in words, unknowns and history.")
    public PostureJson getDomain(@PathParam("domain") @Described("The domain's id.") UUID domain) {
        return PostureJson.of(found(posture.posture(caller.scope(), domain)));
    }

    @GET
    @Path("{domain}/scores")
    @Does(value = "Shows how a domain's score went", answer = "Its scores of the last 30 days.")
    public ScoresJson getScores(@PathParam("domain") @Described("The domain's id.") UUID domain) {
        var scope = caller.scope();
        var known = found(posture.posture(scope, domain)).line().id();
        return new ScoresJson(overview.scores(scope, List.of(known)).getOrDefault(known, List.of()));
    }

    @GET
    @Path("{domain}/compliance")
    @Does(value = "Shows how a domain meets what others ask", answer = "Each profile with its controls, and the findings that speak against them.")
    public DomainComplianceJson getDomainCompliance(@PathParam("domain") @Described("The domain's id.") UUID domain) {
        return DomainComplianceJson.of(found(compliance.domain(caller.scope(), domain)));
    }

    @POST
    @Path("{domain}/scan")
    @Does(value = "Scans a domain", answer = "The scan is queued; Location has the address of its progress.", status = 202,
            refuses = "The customer was off-boarded.", right = KeyRight.SCAN, once = true)
    public ScansAskedJson scanDomain(@PathParam("domain") @Described("The domain's id.") UUID domain) {
        return ScansAskedJson.of(asked(scanning.scan(caller.scope(), List.of(domain))));
    }

    @GET
    @Path("{domain}/proof")
    @Does(value = "Shows how to prove control of a domain", answer = "The record to publish, and what was last seen of it.")
    public ProofJson getProof(@PathParam("domain") @Described("The domain's id.") UUID domain) {
        return ProofJson.of(found(control.proof(caller.scope(), domain)));
    }

    @POST
    @Path("{domain}/proof/check")
    @Does(value = "Looks for the proof of control now", answer = "What DNS said.", refuses = "The customer was off-boarded.", right = KeyRight.SCAN)
    public ProofJson checkProof(@PathParam("domain") @Described("The domain's id.") UUID domain) {
        return ProofJson.of(asked(control.check(caller.scope(), domain)));
    }

    @GET
    @Path("{domain}/report-address")
    @Does(value = "Shows where a domain's reports are to be sent", answer = "The address, and what to publish so that reports come to it.", refuses = "The customer was off-boarded before the domain got an address.")
    public ReportAddressJson getReportAddress(@PathParam("domain") @Described("The domain's id.") UUID domain) {
        return ReportAddressJson.of(done(addresses.of(caller.scope(), domain)));
    }

    @GET
    @Path("{domain}/changes")
    @Does(value = "Lists what changed in a domain's DNS", answer = "A part of the list, the newest first.")
    public ChangesJson listChangesOfDomain(
            @PathParam("domain") @Described("The domain's id.") UUID domain,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        return ChangesJson.of(found(changes.ofDomain(caller.scope(), domain, first, count)), first);
    }

    @GET
    @Path("{domain}/published")
    @Does(value = "Shows what is published of one kind", answer = "The records as they are now.")
    public PublishedJson getPublished(
            @PathParam("domain") @Described("The domain's id.") UUID domain,
            @QueryParam("type") @DefaultValue("DMARC") @Described("What to look for.") RecordKind type,
            @QueryParam("label") @DefaultValue("") @Described("The selector of a DKIM key or BIMI record, or the whole name of a TLSA record.") String label) {
        return PublishedJson.of(asked(builder.standing(caller.scope(), domain, type, label)));
    }

    @POST
    @Path("{domain}/drafts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Judges a draft of a record", answer = "What would be, were it published; nothing is stored.", refuses = "The draft cannot be a record of this type.", right = KeyRight.READ)
    public RehearsalJson judgeDraft(@PathParam("domain") @Described("The domain's id.") UUID domain, DraftJson draft) {
        return RehearsalJson.of(asked(builder.rehearse(caller.scope(), domain, List.of(new RecordBuilder.Wish(draft.type(), draft.label().orElse(""), draft.value())))));
    }
}
