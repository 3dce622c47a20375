package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.asked;
import static org.mailward.web.api.problem.ProblemException.done;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Narrowing;
import org.mailward.access.KeyRight;
import org.mailward.estate.DomainQuery;
import org.mailward.intake.boundary.IntakeSetup;
import org.mailward.intake.boundary.ReportAddressBook;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.ReportSettingsJson;
import org.mailward.web.api.json.ReportSettingsJson.HostLooksJson;
import org.mailward.web.api.json.ReportSettingsJson.NewReportsHostJson;
import org.mailward.web.api.json.ReportSettingsJson.NewRetentionJson;
import org.mailward.web.api.json.ReportSettingsJson.ReportAddressesJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Where reports are sent, and how long they are kept.
@Path("report-settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Report settings")
public class ReportSettingsResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private IntakeSetup setup;

    @Inject
    private ReportAddressBook book;

    @GET
    @Does(value = "Shows where reports are sent and how long they are kept", answer = "The settings, and the records to publish.", right = KeyRight.ADMINISTER)
    public ReportSettingsJson getReportSettings() {
        return ReportSettingsJson.of(setup.setup(caller.scope()));
    }

    @PUT
    @Path("host")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Chooses the host of all report addresses", answer = "The settings as they are now.", refuses = "The host is in use already, or somebody else changed the settings meanwhile.", right = KeyRight.ADMINISTER)
    public ReportSettingsJson chooseReportsHost(NewReportsHostJson wish) {
        return ReportSettingsJson.of(done(setup.receiveAt(caller.scope(), wish.wanted(), wish.version())));
    }

    @PUT
    @Path("retention")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Chooses how long each kind is kept", answer = "The settings as they are now.", refuses = "Somebody else changed the settings meanwhile.", right = KeyRight.ADMINISTER)
    public ReportSettingsJson chooseRetention(NewRetentionJson wish) {
        return ReportSettingsJson.of(done(setup.keep(caller.scope(), wish.retention(), wish.version())));
    }

    @GET
    @Path("dns")
    @Does(value = "Looks up the records of the reports host", answer = "What stands in DNS now, and what that means.", right = KeyRight.ADMINISTER)
    public HostLooksJson lookAtReportsHost() {
        return HostLooksJson.of(asked(setup.look(caller.scope())));
    }

    @GET
    @Path("addresses")
    @Does(value = "Lists the report address of each domain", answer = "A part of the list, by the domains' names.", right = KeyRight.ADMINISTER)
    public ReportAddressesJson listReportAddresses(
            @QueryParam("customer") @Nullable @Described("Only domains of this customer.") UUID customer,
            @QueryParam("search") @Nullable @Described("Part of a domain's name.") String search,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var wish = new DomainQuery(Optional.ofNullable(customer), Optional.ofNullable(search), Optional.empty(), Narrowing.NONE, DomainQuery.Sort.NAME, false, first, count);
        return ReportAddressesJson.of(book.list(caller.scope(), wish), first);
    }
}
