package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.drawn;
import static org.mailward.web.api.problem.ProblemException.doneWith;
import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.platform.persistence.Page;
import org.mailward.prospect.boundary.ExposureReports;
import org.mailward.prospect.boundary.ProspectRegister;
import org.mailward.publishing.ReportFile;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.http.Precondition;
import org.mailward.web.api.json.AssessmentJson;
import org.mailward.web.api.json.CustomerJson;
import org.mailward.web.api.json.CustomerProfileJson;
import org.mailward.web.api.json.NewProspectJson;
import org.mailward.web.api.json.ProspectJson;
import org.mailward.web.api.json.ProspectProfileJson;
import org.mailward.web.api.json.ProspectsJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Companies that may become customers.
@Path("prospects")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Prospects")
public class ProspectsResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private ProspectRegister register;

    @Inject
    private ExposureReports reports;

    @Inject
    private CustomerRegister customers;

    @GET
    @Does(value = "Lists prospects", answer = "A part of the list, newest first.")
    public ProspectsJson listProspects(
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var page = register.page(caller.scope(), first, count);
        return new ProspectsJson(page.total(), first, page.rows().stream().map(ProspectJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Makes a prospect of a check", answer = "The new prospect; Location has its address.", status = 201,
            refuses = "The check is not finished.", once = true)
    public ProspectJson createProspect(NewProspectJson wish) {
        var scope = caller.scope();
        return ProspectJson.of(found(register.find(scope, doneWith("check", register.add(scope, wish.check(), wish.profile())))).line());
    }

    @GET
    @Path("{prospect}")
    @Does(value = "Gets a prospect", answer = "The prospect.")
    public ProspectJson getProspect(@PathParam("prospect") @Described("The prospect's id.") UUID prospect) {
        return ProspectJson.of(found(register.find(caller.scope(), prospect)).line());
    }

    @PUT
    @Path("{prospect}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Replaces what is noted of a prospect", answer = "The prospect as it is now.", refuses = "It is a customer already.")
    public ProspectJson replaceProspect(@PathParam("prospect") @Described("The prospect's id.") UUID prospect,
            @HeaderParam(Precondition.HEADER) @Nullable @Described(Precondition.MEANING) String ifMatch, ProspectProfileJson profile) {
        var scope = caller.scope();
        int version = Precondition.holds(ifMatch, found(register.find(scope, prospect)).line().version());
        done(register.describe(scope, prospect, profile.profile(), version));
        return ProspectJson.of(found(register.find(scope, prospect)).line());
    }

    @GET
    @Path("{prospect}/baseline")
    @Does(value = "Shows how a prospect's domain stood", answer = "The baseline, judged by today's rules.")
    public AssessmentJson getBaseline(@PathParam("prospect") @Described("The prospect's id.") UUID prospect) {
        return AssessmentJson.of(found(register.find(caller.scope(), prospect)).baseline());
    }

    @POST
    @Path("{prospect}/convert")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Makes a prospect a customer", answer = "The new customer; its one domain begins with the prospect's baseline.", status = 201,
            refuses = "It is a customer already, or the name is taken.", once = true)
    public CustomerJson convertProspect(@PathParam("prospect") @Described("The prospect's id.") UUID prospect, CustomerProfileJson profile) {
        var scope = caller.scope();
        return CustomerJson.of(found(customers.find(scope, done(register.convert(scope, prospect, profile.profile())))));
    }

    @GET
    @Path("{prospect}/report.pdf")
    @Produces("application/pdf")
    @Does(value = "Draws a prospect's exposure report", answer = "The report as PDF, under the provider's brand.")
    public ReportFile getExposureReport(
            @PathParam("prospect") @Described("The prospect's id.") UUID prospect,
            @QueryParam("paper") @DefaultValue("A4") @Described("The sheet.") PaperSize paper) {
        return drawn(reports.pdf(caller.scope(), prospect, paper));
    }
}
