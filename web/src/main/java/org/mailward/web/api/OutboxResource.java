package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.outbox.MailState;
import org.mailward.outbox.boundary.OutboxDesk;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.OutboxJson.OutgoingMailJson;
import org.mailward.web.api.json.OutboxJson.OutgoingMailsJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Mails that the portal wrote, for the provider's own programs.
@Path("outbox")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Outbox")
public class OutboxResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private OutboxDesk desk;

    @GET
    @Does(value = "Lists mails that the portal wrote", answer = "A part of the list, the newest first, and how many there are in each state.", right = KeyRight.ADMINISTER)
    public OutgoingMailsJson listOutgoingMails(
            @QueryParam("state") @Described("Only mails in this state.") @Nullable MailState state,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var scope = caller.scope();
        return OutgoingMailsJson.of(desk.service(scope), desk.page(scope, state == null ? List.of() : List.of(state), first, count), first);
    }

    @GET
    @Path("{mail}")
    @Does(value = "Shows a mail", answer = "To whom it goes, whether it went, and why not. Its words are not given.", right = KeyRight.ADMINISTER)
    public OutgoingMailJson getOutgoingMail(@PathParam("mail") @Described("The mail's id.") UUID mail) {
        return OutgoingMailJson.of(found(desk.find(caller.scope(), mail)));
    }

    @POST
    @Path("{mail}/retry")
    @Does(value = "Has a mail sent again", answer = "The mail, which waits now.", refuses = "It did not fail, or its customer was off-boarded.", right = KeyRight.ADMINISTER)
    public OutgoingMailJson retryOutgoingMail(@PathParam("mail") @Described("The mail's id.") UUID mail) {
        var scope = caller.scope();
        return OutgoingMailJson.of(found(desk.find(scope, done(desk.retry(scope, mail)))));
    }
}
