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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.onboarding.boundary.People;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.Part;
import org.mailward.web.api.json.PeopleJson.InvitationJson;
import org.mailward.web.api.json.PeopleJson.InvitationsJson;
import org.mailward.web.api.json.PeopleJson.InvitedJson;
import org.mailward.web.api.json.PeopleJson.NewInvitationJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.onboarding.InvitationLink;

/// Seats that are kept for people who have not come yet.
@Path("invitations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Invitations")
public class InvitationsResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private People people;

    @Inject
    private InvitationLink links;

    @GET
    @Does(value = "Lists invitations that nobody has accepted or withdrawn", answer = "A part of the list, the newest first; of those that are too old the link works no more.", right = KeyRight.ADMINISTER)
    public InvitationsJson listInvitations(
            @QueryParam("customer") @Nullable @Described("Those of this customer; the provider's own when left out.") UUID customer,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var all = people.invitations(caller.scope(), Optional.ofNullable(customer));
        return new InvitationsJson(all.size(), first, Part.of(all, first, count).stream().map(InvitationJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Invites a person", answer = "The invitation; with its link, this once, where no mail can be sent.", status = 201, once = true, secret = true,
            refuses = "The role cannot be given by this key.", right = KeyRight.ADMINISTER)
    public InvitedJson invitePerson(NewInvitationJson person) {
        var invited = doneWith("customer", people.invite(caller.scope(), person.name(), person.email(), person.place()));
        return InvitedJson.of(invited, invited.token().map(links::to));
    }

    @DELETE
    @Path("{invitation}")
    @Does(value = "Withdraws an invitation", answer = "Its link works no more.", status = 204, right = KeyRight.ADMINISTER)
    public void withdrawInvitation(@PathParam("invitation") @Described("The invitation's id.") UUID invitation) {
        done(people.withdraw(caller.scope(), invitation));
    }
}
