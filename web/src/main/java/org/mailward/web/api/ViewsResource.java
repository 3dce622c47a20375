package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.found;

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
import org.mailward.platform.persistence.Page;
import org.mailward.views.ViewPlace;
import org.mailward.views.boundary.ViewBook;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.Part;
import org.mailward.web.api.json.ViewsJson;
import org.mailward.web.api.json.ViewsJson.NewViewJson;
import org.mailward.web.api.json.ViewsJson.ViewJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Tables as somebody wants to see them again.
@Path("views")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Views")
public class ViewsResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private ViewBook book;

    @GET
    @Does(value = "Lists saved views of a table", answer = "A part of the list, by name: the key's own and those that are shared.")
    public ViewsJson listViews(
            @QueryParam("place") @DefaultValue("DOMAINS") @Described("The table.") ViewPlace place,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var all = book.all(caller.scope(), place);
        return new ViewsJson(all.size(), first, Part.of(all, first, count).stream().map(ViewJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Saves a view", answer = "The view; Location has its address.", status = 201, once = true, refuses = "There are too many views of this table already.")
    public ViewJson saveView(NewViewJson view) {
        var scope = caller.scope();
        return ViewJson.of(found(book.open(scope, done(book.save(scope, view.place(), view.name(), view.asked(), view.shared().orElse(false), view.standard().orElse(false))))));
    }

    @GET
    @Path("{view}")
    @Does(value = "Opens a view", answer = "The view, and what it asks for that is no longer there.")
    public ViewJson getView(@PathParam("view") @Described("The view's id.") UUID view) {
        return ViewJson.of(found(book.open(caller.scope(), view)));
    }

    @DELETE
    @Path("{view}")
    @Does(value = "Removes a view", answer = "It is gone.", status = 204)
    public void removeView(@PathParam("view") @Described("The view's id.") UUID view) {
        done(book.remove(caller.scope(), view));
    }
}
