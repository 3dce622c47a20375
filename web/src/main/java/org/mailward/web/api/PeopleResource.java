package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.onboarding.boundary.People;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.Part;
import org.mailward.web.api.json.PeopleJson;
import org.mailward.web.api.json.PeopleJson.AssignmentJson;
import org.mailward.web.api.json.PeopleJson.MemberJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// Who has a seat with the provider or with one of its customers.
@Path("people")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("People")
public class PeopleResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private People people;

    @GET
    @Does(value = "Lists people who have a seat", answer = "A part of the list, by name; who is only invited is not in it.", right = KeyRight.ADMINISTER)
    public PeopleJson listPeople(
            @QueryParam("customer") @Nullable @Described("The people of this customer; the provider's own when left out.") UUID customer,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var all = people.members(caller.scope(), Optional.ofNullable(customer));
        return new PeopleJson(all.size(), first, Part.of(all, first, count).stream().map(MemberJson::of).toList());
    }

    @DELETE
    @Path("{member}")
    @Does(value = "Ends a membership", answer = "The person has this seat no more.", status = 204, refuses = "It is your own.", right = KeyRight.ADMINISTER)
    public void endMembership(@PathParam("member") @Described("The membership's id.") UUID member) {
        done(people.end(caller.scope(), member));
    }

    @PUT
    @Path("{member}/customers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Says which customers one of the provider's people looks after", answer = "The person's seat as it is now. An analyst who does not see all customers sees these alone.", refuses = "The seat is at a customer, or a customer that the person did not look after was off-boarded.", right = KeyRight.ADMINISTER)
    public MemberJson assignCustomers(@PathParam("member") @Described("The membership's id.") UUID member, AssignmentJson assignment) {
        return MemberJson.of(done(people.assign(caller.scope(), member, assignment.allCustomers(), new HashSet<>(assignment.customers()))));
    }
}
