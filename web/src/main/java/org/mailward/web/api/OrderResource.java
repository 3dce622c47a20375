package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.mailward.assessment.boundary.DomainPosture;
import org.mailward.estate.boundary.StageTargets;
import org.mailward.estate.boundary.TagBook;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.Part;
import org.mailward.web.api.json.TagsJson;
import org.mailward.web.api.json.TagsJson.KnownTagJson;
import org.mailward.web.api.json.TagsJson.TagListJson;
import org.mailward.web.api.json.TargetJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// By what the provider's people keep order: tags, and the stage that a domain is to reach.
@Path("order")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Order")
public class OrderResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private TagBook book;

    @Inject
    private StageTargets targets;

    @Inject
    private CustomerRegister register;

    @Inject
    private DomainPosture postures;

    @GET
    @Path("tags")
    @Does(value = "Lists tags in use", answer = "A part of the list, by their words.")
    public TagsJson listTags(
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var known = book.known(caller.scope());
        return new TagsJson(known.size(), first, Part.of(known, first, count).stream().map(KnownTagJson::of).toList());
    }

    @GET
    @Path("customers/{customer}/tags")
    @Does(value = "Shows a customer's tags", answer = "The tags.")
    public TagListJson getCustomerTags(@PathParam("customer") @Described("The customer's id.") UUID customer) {
        var scope = caller.scope();
        found(register.find(scope, customer));
        return new TagListJson(book.ofCustomers(scope, List.of(customer)).getOrDefault(customer, List.of()));
    }

    @PUT
    @Path("customers/{customer}/tags")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Replaces a customer's tags", answer = "The tags as they are kept.", refuses = "The customer was off-boarded.")
    public TagListJson replaceCustomerTags(@PathParam("customer") @Described("The customer's id.") UUID customer, TagListJson tags) {
        return new TagListJson(done(book.tagCustomer(caller.scope(), customer, tags.tags())));
    }

    @GET
    @Path("domains/{domain}/tags")
    @Does(value = "Shows a domain's tags", answer = "The tags.")
    public TagListJson getDomainTags(@PathParam("domain") @Described("The domain's id.") UUID domain) {
        var scope = caller.scope();
        found(postures.posture(scope, domain));
        return new TagListJson(book.ofDomains(scope, List.of(domain)).getOrDefault(domain, List.of()));
    }

    @PUT
    @Path("domains/{domain}/tags")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Replaces a domain's tags", answer = "The tags as they are kept.", refuses = "The customer was off-boarded.")
    public TagListJson replaceDomainTags(@PathParam("domain") @Described("The domain's id.") UUID domain, TagListJson tags) {
        return new TagListJson(done(book.tagDomain(caller.scope(), domain, tags.tags())));
    }

    @PUT
    @Path("domains/{domain}/target")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Says which stage a domain is to reach", answer = "The target.", refuses = "The customer was off-boarded.")
    public TargetJson setTarget(@PathParam("domain") @Described("The domain's id.") UUID domain, TargetJson target) {
        done(targets.aim(caller.scope(), domain, target.target()));
        return target;
    }
}
