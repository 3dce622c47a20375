package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.checker.CheckerHandle;
import org.mailward.checker.boundary.CheckerDesk;
import org.mailward.web.api.http.Precondition;
import org.mailward.web.api.json.CheckerJson;
import org.mailward.web.api.json.CheckerJson.CheckerSetupJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Where the public checker is, and whether it is open.
@Path("checker")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Public checker")
public class CheckerResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private CheckerDesk desk;

    @GET
    @Does(value = "Shows how the public checker is set up", answer = "Its address and whether it is open.")
    public CheckerJson getChecker() {
        return CheckerJson.of(desk.setup(caller.scope()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Sets the public checker up", answer = "How it is now.", refuses = "The address is another checker's.", right = KeyRight.ADMINISTER)
    public CheckerJson setUpChecker(@HeaderParam(Precondition.HEADER) @Nullable @Described(Precondition.MEANING) String ifMatch, CheckerSetupJson setup) {
        var scope = caller.scope();
        int version = Precondition.holds(ifMatch, desk.setup(scope).version());
        return CheckerJson.of(done(desk.set(scope, new CheckerHandle(setup.handle()), setup.enabled(), version)));
    }
}
