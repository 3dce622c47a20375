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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.audit.boundary.AuditTrail;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.AuditJson;
import org.mailward.web.api.json.AuditJson.DeedJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Who did what to whom.
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Activity log")
public class AuditResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private AuditTrail trail;

    @GET
    @Does(value = "Reads the activity log", answer = "A part of it, the newest first.", right = KeyRight.ADMINISTER)
    public AuditJson readAudit(
            @QueryParam("customer") @Nullable @Described("Only what is about this customer.") UUID customer,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var page = trail.deeds(caller.scope(), Optional.ofNullable(customer), first, count);
        return new AuditJson(page.total(), first, page.rows().stream().map(DeedJson::of).toList());
    }
}
