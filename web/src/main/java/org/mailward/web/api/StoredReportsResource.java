package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.mailward.traffic.boundary.ReportReading;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.StoredReportJson.FailureJson;
import org.mailward.web.api.json.StoredReportJson.FailuresJson;
import org.mailward.web.api.json.StoredReportJson.ReportJson;
import org.mailward.web.api.json.StoredReportJson.WholeFailureJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Reports themselves, and failure reports without personal data.
@Path("stored-reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Stored reports")
public class StoredReportsResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private ReportReading reading;

    @GET
    @Path("{report}")
    @Does(value = "Shows a stored report", answer = "What it is, and a part of its rows.")
    public ReportJson getStoredReport(
            @PathParam("report") @Described("The report's id.") UUID report,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        return ReportJson.of(found(reading.report(caller.scope(), report, first, count)), first);
    }

    @GET
    @Path("failures")
    @Does(value = "Lists failure reports", answer = "A part of the list, the newest first, without personal data.")
    public FailuresJson listFailures(
            @QueryParam("domain") @Nullable @Described("Only those about this domain.") UUID domain,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        return FailuresJson.of(found(reading.failures(caller.scope(), Optional.ofNullable(domain), first, count)).lines(), first);
    }

    @GET
    @Path("failures/{report}")
    @Does(value = "Shows a failure report", answer = "Its text without personal data.")
    public FailureJson getFailure(@PathParam("report") @Described("The report's id.") UUID report) {
        return FailureJson.of(found(reading.failure(caller.scope(), report)));
    }

    @GET
    @Path("failures/{report}/whole")
    @Does(value = "Shows a failure report with its personal data", answer = "Its whole text. That it was read is noted in the activity log.", right = KeyRight.ADMINISTER)
    public WholeFailureJson getWholeFailure(@PathParam("report") @Described("The report's id.") UUID report) {
        return new WholeFailureJson(report, found(reading.wholeFailure(caller.scope(), report)));
    }
}
