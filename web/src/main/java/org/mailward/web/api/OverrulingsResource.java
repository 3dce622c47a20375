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
import java.util.UUID;
import org.mailward.platform.persistence.Page;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.boundary.OverruleSources;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.OverrulingJson;
import org.mailward.web.api.json.OverrulingJson.NewOverrulingJson;
import org.mailward.web.api.json.OverrulingJson.OverrulingsJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Decisions about sources, for the provider's own programs.
@Path("overrulings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Decisions about sources")
public class OverrulingsResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private OverruleSources overrule;

    @Inject
    private ServiceCatalogue catalogue;

    @GET
    @Does(value = "Lists decisions about sources", answer = "A part of the list, the newest first; those that were taken back are in it.")
    public OverrulingsJson listOverrulings(
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        return OverrulingsJson.of(overrule.page(caller.scope(), false, first, count), first);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Decides what a source is", answer = "The decision; Location has its address. It is applied to what was reported before, domain by domain.", status = 201,
            refuses = "It is for all customers, and the key does not see all; the customer was off-boarded; or strangers register names below the subject.")
    public OverrulingJson createOverruling(NewOverrulingJson wish) {
        var scope = caller.scope();
        return OverrulingJson.of(found(overrule.find(scope, done(overrule.decide(scope, wish.draft(catalogue), wish.note())))));
    }

    @GET
    @Path("{overruling}")
    @Does(value = "Shows a decision about a source", answer = "The decision, and in how many domains it is still to be applied.")
    public OverrulingJson getOverruling(@PathParam("overruling") @Described("The decision's id.") UUID overruling) {
        return OverrulingJson.of(found(overrule.find(caller.scope(), overruling)));
    }

    @POST
    @Path("{overruling}/take-back")
    @Does(value = "Takes a decision about a source back", answer = "The decision. Its paths are again what the evidence, or a wider decision, says.", refuses = "It was taken back already, or the customer was off-boarded.")
    public OverrulingJson takeOverrulingBack(@PathParam("overruling") @Described("The decision's id.") UUID overruling) {
        var scope = caller.scope();
        return OverrulingJson.of(found(overrule.find(scope, done(overrule.takeBack(scope, overruling)))));
    }
}
