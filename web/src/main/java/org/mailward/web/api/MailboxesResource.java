package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.mailward.access.KeyRight;
import org.mailward.mailbox.boundary.MailboxDesk;
import org.mailward.web.api.json.MailboxJson;
import org.mailward.web.api.json.MailboxJson.MailboxTriedJson;
import org.mailward.web.api.json.MailboxJson.MailboxWishJson;
import org.mailward.web.api.json.MailboxJson.MailboxesJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.api.problem.ProblemException;

/// The mailboxes that reports are read from, for keys of an administrator. Secrets come in and never go out.
@Path("mailboxes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Mailboxes")
public class MailboxesResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private MailboxDesk desk;

    @GET
    @Does(value = "Lists the mailboxes", answer = "The provider's mailboxes, and how the last look at each went.", right = KeyRight.ADMINISTER)
    public MailboxesJson listMailboxes() {
        return MailboxesJson.of(desk.all(caller.scope()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Adds a mailbox", answer = "The new mailbox; Location has its address.", status = 201, refuses = "A secret is missing, the installation has no key to seal it with, or the customer was off-boarded.", right = KeyRight.ADMINISTER)
    public MailboxJson addMailbox(MailboxWishJson wish) {
        var scope = caller.scope();
        return shown(done(desk.add(scope, wish.plan(), wish.password().orElse(""), wish.refreshToken().orElse(""))));
    }

    @GET
    @Path("{mailbox}")
    @Does(value = "Gets a mailbox", answer = "The mailbox.", right = KeyRight.ADMINISTER)
    public MailboxJson getMailbox(@PathParam("mailbox") @Described("The mailbox's id.") UUID mailbox) {
        return shown(mailbox);
    }

    @PUT
    @Path("{mailbox}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Changes a mailbox", answer = "The mailbox as it is now.",
            refuses = "Somebody else changed it meanwhile, the customer was off-boarded, or its server or name changed and the secret for it was not sent along.", right = KeyRight.ADMINISTER)
    public MailboxJson changeMailbox(@PathParam("mailbox") @Described("The mailbox's id.") UUID mailbox, MailboxWishJson wish) {
        var known = shown(mailbox);
        int version = wish.version().orElseThrow(() -> ProblemException.unreadable("version", "The field 'version' is missing: send the one that this change started from."));
        return shown(done(desk.describe(caller.scope(), known.id(), wish.plan(), wish.password().orElse(""), wish.refreshToken().orElse(""), version)));
    }

    @POST
    @Path("{mailbox}/try")
    @Does(value = "Signs in to a mailbox and counts", answer = "It could be signed in to: how many messages would be read. None was.", refuses = "It could not be read; the detail says why.", right = KeyRight.ADMINISTER)
    public MailboxTriedJson tryMailbox(@PathParam("mailbox") @Described("The mailbox's id.") UUID mailbox) {
        return new MailboxTriedJson(done(desk.tryIt(caller.scope(), mailbox)).waiting());
    }

    @POST
    @Path("{mailbox}/pause")
    @Does(value = "Pauses a mailbox", answer = "It is not read any more for now.", right = KeyRight.ADMINISTER)
    public MailboxJson pauseMailbox(@PathParam("mailbox") @Described("The mailbox's id.") UUID mailbox) {
        return shown(done(desk.pause(caller.scope(), mailbox, true)));
    }

    @POST
    @Path("{mailbox}/resume")
    @Does(value = "Has a paused mailbox read again", answer = "It is read again.", refuses = "The customer was off-boarded.", right = KeyRight.ADMINISTER)
    public MailboxJson resumeMailbox(@PathParam("mailbox") @Described("The mailbox's id.") UUID mailbox) {
        return shown(done(desk.pause(caller.scope(), mailbox, false)));
    }

    @DELETE
    @Path("{mailbox}")
    @Does(value = "Removes a mailbox", answer = "The mailbox as it was. Its secret is forgotten; reports that came from it stay.", right = KeyRight.ADMINISTER)
    public MailboxJson removeMailbox(@PathParam("mailbox") @Described("The mailbox's id.") UUID mailbox) {
        var known = shown(mailbox);
        done(desk.remove(caller.scope(), mailbox));
        return known;
    }

    private MailboxJson shown(UUID mailbox) {
        return MailboxJson.of(found(desk.find(caller.scope(), mailbox)));
    }
}
