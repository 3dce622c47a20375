package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.mailward.scanning.boundary.Scanning;
import org.mailward.web.api.json.ScanProgressJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// How far scans are.
@Path("scans")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Scans")
public class ScansResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private Scanning scanning;

    @GET
    @Path("{batch}")
    @Does(value = "Shows how far a batch of scans is", answer = "How many of its scans are done, were given up, and still wait or run.")
    public ScanProgressJson getScanProgress(@PathParam("batch") @Described("The batch, as given when the scans were asked for.") UUID batch) {
        return ScanProgressJson.of(batch, found(scanning.progress(caller.scope(), batch)));
    }
}
