package org.mailward.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.persistence.Page;
import org.mailward.traffic.boundary.ReporterOverview;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.ReportersJson;
import org.mailward.web.api.json.ReportersJson.ReportsOfReporterJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Who sends reports, and what is odd about them.
@Path("reporters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Reporters")
public class ReportersResource {

    private static final String DAYS = "30";
    private static final int MOST_DAYS = 366;

    @Inject
    private ApiCaller caller;

    @Inject
    private ReporterOverview overview;

    @GET
    @Does(value = "Lists who sent reports lately", answer = "Each reporter with what is odd about its reports.")
    public ReportersJson listReporters(@QueryParam("days") @DefaultValue(DAYS) @Min(1) @Max(MOST_DAYS) @Described("Reports stored in so many days.") int days) {
        return ReportersJson.of(overview.reporters(caller.scope(), days));
    }

    @GET
    @Path("reports")
    @Does(value = "Lists the reports of a reporter", answer = "A part of the list, the newest first.")
    public ReportsOfReporterJson listReportsOfReporter(
            @QueryParam("reporter") @NotNull @Described("The reporter's key.") String reporter,
            @QueryParam("quirk") @Nullable @Described("Only reports with this quirk, by its id.") String quirk,
            @QueryParam("days") @DefaultValue(DAYS) @Min(1) @Max(MOST_DAYS) @Described("Reports stored in so many days.") int days,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        return ReportsOfReporterJson.of(overview.reports(caller.scope(), reporter, Optional.ofNullable(quirk), days, first, count), first);
    }
}
