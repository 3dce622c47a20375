package org.mailward.web.api;

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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.intake.ArrivalQuery;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.boundary.ArrivalDesk;
import org.mailward.platform.persistence.Page;
import org.mailward.publishing.ReportFile;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.ArrivalJson;
import org.mailward.web.api.json.ArrivalJson.ArrivalCountsJson;
import org.mailward.web.api.json.ArrivalJson.ArrivalsJson;
import org.mailward.web.api.json.ArrivalJson.DiscardJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.intake.RawFile;

/// The ledger of what came in, for the provider's own programs.
@Path("arrivals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Arrivals")
public class ArrivalsResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private ArrivalDesk desk;

    @GET
    @Does(value = "Lists what came in", answer = "A part of the list, the newest first.")
    public ArrivalsJson listArrivals(
            @QueryParam("state") @Nullable @Described("Only arrivals in this state.") ArrivalState state,
            @QueryParam("customer") @Nullable @Described("Only those of this customer.") UUID customer,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        return ArrivalsJson.of(desk.list(caller.scope(), new ArrivalQuery(state == null ? Set.of() : Set.of(state), Optional.ofNullable(customer), first, count)), first);
    }

    @GET
    @Path("counts")
    @Does(value = "Counts what came in", answer = "How many arrivals are in each state that there are any in.")
    public ArrivalCountsJson countArrivals() {
        return ArrivalCountsJson.of(desk.counts(caller.scope()));
    }

    @GET
    @Path("{arrival}")
    @Does(value = "Shows an arrival", answer = "How it came, and what became of each file in it.")
    public ArrivalJson getArrival(@PathParam("arrival") @Described("The arrival's id.") UUID arrival) {
        return ArrivalJson.of(found(desk.find(caller.scope(), arrival)));
    }

    @GET
    @Path("{arrival}/raw")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Does(value = "Takes an arrival's bytes", answer = "The bytes as they came, with whatever personal data is in them. That they were taken is noted in the activity log.", right = KeyRight.ADMINISTER)
    public ReportFile getRawArrival(@PathParam("arrival") @Described("The arrival's id.") UUID arrival) {
        var line = found(desk.find(caller.scope(), arrival));
        return RawFile.of(line, done(desk.raw(caller.scope(), arrival)));
    }

    @POST
    @Path("{arrival}/retry")
    @Does(value = "Has an arrival read again", answer = "It waits to be read.", status = 202, refuses = "It is waiting already, or its bytes are gone.", right = KeyRight.INTAKE)
    public ArrivalJson retryArrival(@PathParam("arrival") @Described("The arrival's id.") UUID arrival) {
        return ArrivalJson.of(done(desk.retry(caller.scope(), arrival)));
    }

    @POST
    @Path("{arrival}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Lays an arrival aside", answer = "It stays in the ledger and is not read again by itself.", refuses = "It is neither held nor quarantined, or no reason is given.", right = KeyRight.INTAKE)
    public ArrivalJson discardArrival(@PathParam("arrival") @Described("The arrival's id.") UUID arrival, DiscardJson why) {
        return ArrivalJson.of(done(desk.discard(caller.scope(), arrival, why.reason())));
    }
}
