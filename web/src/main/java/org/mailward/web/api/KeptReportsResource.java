package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.doneWith;
import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.platform.persistence.Page;
import org.mailward.publishing.ReportFile;
import org.mailward.publishing.boundary.ReportDesk;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.KeptReportJson;
import org.mailward.web.api.json.KeptReportJson.KeptReportsJson;
import org.mailward.web.api.json.KeptReportJson.NewReportJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Reports that are made in the background and kept.
@Path("kept-reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Kept reports")
public class KeptReportsResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private ReportDesk desk;

    @GET
    @Does(value = "Lists reports that were asked for", answer = "A part of the list, the newest first.")
    public KeptReportsJson listKeptReports(
            @QueryParam("customer") @Nullable @Described("Only those about this customer.") UUID customer,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var page = desk.list(caller.scope(), Optional.ofNullable(customer), first, count);
        return new KeptReportsJson(page.total(), first, page.rows().stream().map(KeptReportJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Has a report made", answer = "It is being made; Location has the address of its progress.", status = 202, once = true,
            refuses = "Too many reports of this customer are being made.", right = KeyRight.SCAN)
    public KeptReportJson makeReport(NewReportJson wish) {
        var scope = caller.scope();
        return KeptReportJson.of(found(desk.find(scope, doneWith("customer", desk.ask(scope, wish.customer(), wish.wish())))));
    }

    @GET
    @Path("{report}")
    @Does(value = "Shows how far a report is", answer = "The report.")
    public KeptReportJson getKeptReport(@PathParam("report") @Described("The report's id.") UUID report) {
        return KeptReportJson.of(found(desk.find(caller.scope(), report)));
    }

    @GET
    @Path("{report}/report.pdf")
    @Produces("application/pdf")
    @Does(value = "Takes a report", answer = "The PDF file as it was made; not found until it is done.")
    public ReportFile getKeptPdf(@PathParam("report") @Described("The report's id.") UUID report) {
        return found(desk.pdf(caller.scope(), report));
    }

    @GET
    @Path("{report}/domains.csv")
    @Produces("text/csv")
    @Does(value = "Takes a report's table", answer = "The same report's domains, for a spreadsheet; not found until it is done.")
    public ReportFile getKeptCsv(@PathParam("report") @Described("The report's id.") UUID report) {
        return found(desk.csv(caller.scope(), report));
    }

    @DELETE
    @Path("{report}")
    @Does(value = "Forgets a report", answer = "It is gone.", status = 204)
    public void removeKeptReport(@PathParam("report") @Described("The report's id.") UUID report) {
        done(desk.remove(caller.scope(), report));
    }
}
