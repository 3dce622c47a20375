package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.doneWith;

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
import java.util.UUID;
import org.mailward.access.KeyRight;
import org.mailward.access.boundary.KeyRing;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.KeysJson;
import org.mailward.web.api.json.KeysJson.KeyJson;
import org.mailward.web.api.json.KeysJson.MadeKeyJson;
import org.mailward.web.api.json.KeysJson.NewKeyJson;
import org.mailward.web.api.json.Part;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// The keys by which programs come in.
@Path("keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("API keys")
public class KeysResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private KeyRing keyRing;

    @GET
    @Does(value = "Lists API keys", answer = "A part of the list, the newest first.", right = KeyRight.ADMINISTER)
    public KeysJson listKeys(
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var all = keyRing.all(caller.scope());
        return new KeysJson(all.size(), first, Part.of(all, first, count).stream().map(KeyJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Makes an API key", answer = "The key with its secret, which is shown this once.", status = 201, once = true, secret = true,
            refuses = "It would have a right that your own key has not, or the customer was off-boarded.", right = KeyRight.ADMINISTER)
    public MadeKeyJson makeKey(NewKeyJson wish) {
        caller.mayGive(wish.wanted());
        var made = doneWith("customer", keyRing.make(caller.scope(), wish.name(), wish.place(), wish.wanted()));
        return new MadeKeyJson(made.id(), made.secret());
    }

    @DELETE
    @Path("{key}")
    @Does(value = "Revokes an API key", answer = "It opens nothing any more.", status = 204, right = KeyRight.ADMINISTER)
    public void revokeKey(@PathParam("key") @Described("The key's id.") UUID key) {
        done(keyRing.revoke(caller.scope(), key));
    }
}
