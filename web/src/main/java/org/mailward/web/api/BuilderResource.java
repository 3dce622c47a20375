package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.asked;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
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
import org.mailward.builder.boundary.RecordBuilder;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.Worked;
import org.mailward.web.api.json.FormJson;
import org.mailward.web.api.json.FormJson.FilledJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// The forms that write records. Nothing is stored, and nothing is published.
@Path("domains/{domain}/form")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Builder")
public class BuilderResource {

    private static final String LABEL = "The selector of a DKIM key or BIMI record, or the whole name of a TLSA record.";

    @Inject
    private ApiCaller caller;

    @Inject
    private RecordBuilder builder;

    @GET
    @Does(value = "Opens a builder's form", answer = "The form, filled in with what is published.")
    public FormJson openForm(
            @PathParam("domain") @Described("The domain's id.") UUID domain,
            @QueryParam("form") @DefaultValue("DMARC") @Described("Which form.") FormKind form,
            @QueryParam("label") @DefaultValue("") @Described(LABEL) String label) {
        return FormJson.of(asked(builder.work(caller.scope(), domain, new Worked.Sheet(form, label, Optional.empty(), false))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Fills in a builder's form", answer = "The records that it writes and what they would change, or what is wrong in its fields.", right = KeyRight.READ)
    public FormJson fillForm(
            @PathParam("domain") @Described("The domain's id.") UUID domain,
            @QueryParam("form") @NotNull @Described("Which form.") FormKind form,
            @QueryParam("label") @DefaultValue("") @Described(LABEL) String label,
            FilledJson filled) {
        return FormJson.of(asked(builder.work(caller.scope(), domain, new Worked.Sheet(form, label, Optional.of(filled.entries()), true))));
    }
}
