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
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.history.ChangeQuery;
import org.mailward.history.Kind;
import org.mailward.history.Topic;
import org.mailward.history.boundary.DomainChanges;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.ChangesJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// What changed in DNS.
@Path("changes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Changes")
public class ChangesResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private DomainChanges changes;

    @GET
    @Does(value = "Lists the changes in DNS of all domains", answer = "A part of the list, the newest first.")
    public ChangesJson listChanges(
            @QueryParam("customer") @Nullable @Described("Only changes of this customer's domains.") UUID customer,
            @QueryParam("topic") @Nullable @Described("Only changes of records for this.") Topic topic,
            @QueryParam("kind") @Nullable @Described("Only what appeared, changed or vanished.") Kind kind,
            @QueryParam("from") @Nullable @Described("The earliest moment, included.") Instant from,
            @QueryParam("until") @Nullable @Described("The first moment that is too late.") Instant until,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var wish = new ChangeQuery(Optional.ofNullable(customer), Optional.empty(), Optional.ofNullable(topic), Optional.ofNullable(kind),
                Optional.ofNullable(from), Optional.ofNullable(until), first, count);
        return ChangesJson.of(changes.list(caller.scope(), wish), first);
    }
}
