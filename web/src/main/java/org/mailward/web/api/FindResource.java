package org.mailward.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.mailward.estate.boundary.Finder;
import org.mailward.web.api.json.NamesFoundJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Customers and domains by a part of their name.
@Path("find")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Find")
public class FindResource {

    private static final int MOST = 50;

    @Inject
    private ApiCaller caller;

    @Inject
    private Finder finder;

    @GET
    @Does(value = "Finds customers and domains by a part of their name", answer = "Those whose name begins with the text first.")
    public NamesFoundJson find(
            @QueryParam("text") @DefaultValue("") @Described("A part of a name; nothing is found by an empty one.") String text,
            @QueryParam("most") @DefaultValue("10") @Min(1) @Max(MOST) @Described("Most customers, and most domains.") int most) {
        return NamesFoundJson.of(finder.find(caller.scope(), text, most));
    }
}
