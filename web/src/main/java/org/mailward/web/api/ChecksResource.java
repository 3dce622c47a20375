package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.begun;
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
import java.util.UUID;
import org.mailward.access.KeyRight;
import org.mailward.checker.boundary.CheckerDesk;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.CheckAskedJson;
import org.mailward.web.api.json.CheckJson;
import org.mailward.web.api.json.CheckerJson.CheckLineJson;
import org.mailward.web.api.json.CheckerJson.ChecksJson;
import org.mailward.web.api.json.NewCheckJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.publicsite.PublicSite;

/// Checks of any domain, as the public checker makes them.
@Path("checks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Checks")
public class ChecksResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private CheckerDesk desk;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Checks a domain", answer = "The check is under way; Location has the address of its progress and result.", status = 202, limited = true, right = KeyRight.SCAN, once = true)
    public CheckAskedJson checkDomain(NewCheckJson wish) {
        var scope = caller.scope();
        var asked = begun(desk.start(scope, wish.domain()));
        var setup = desk.setup(scope);
        return new CheckAskedJson(asked.id(), Optional.of(PublicSite.ROOT + "/" + setup.handle() + "/result/" + asked.secret()).filter(_ -> setup.enabled()));
    }

    @GET
    @Does(value = "Lists checks", answer = "A part of the list, the newest first.")
    public ChecksJson listChecks(
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var page = desk.checks(caller.scope(), first, count);
        return new ChecksJson(page.total(), first, page.rows().stream().map(CheckLineJson::of).toList());
    }

    @GET
    @Path("{check}")
    @Does(value = "Shows a check", answer = "Its state, which areas are known by now, and what can be said of them.")
    public CheckJson getCheck(@PathParam("check") @Described("The check's id.") UUID check) {
        return CheckJson.of(found(desk.check(caller.scope(), check)));
    }
}
