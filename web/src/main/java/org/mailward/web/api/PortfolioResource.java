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
import org.mailward.assessment.Severity;
import org.mailward.assessment.Narrowing;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.boundary.Attention;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.json.AttentionJson;
import org.mailward.web.api.json.PortfolioJson;
import org.mailward.web.api.json.StandingsJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.traffic.Today;

/// All customers at a glance.
@Path("portfolio")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Portfolio")
public class PortfolioResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private PortfolioOverview overview;

    @Inject
    private Today today;

    @Inject
    private Attention attention;

    @GET
    @Does(value = "Shows how all customers stand", answer = "Totals, and each customer's; off-boarded customers are no part of them.")
    public PortfolioJson getPortfolio() {
        return PortfolioJson.of(overview.portfolio(caller.scope()));
    }

    @GET
    @Path("customers")
    @Does(value = "Lists customers by how they stand", answer = "A part of the list, without off-boarded customers, with each one's score over the last 30 days.")
    public StandingsJson listStandings(
            @QueryParam("search") @Nullable @Described("Part of a name.") String search,
            @QueryParam("show") @DefaultValue("ALL") @Described("Which customers.") CustomerQuery.Show show,
            @QueryParam("tag") @Nullable @Described("Only those that bear this tag; for the provider's own keys.") String tag,
            @QueryParam("worst") @Nullable @Described("Only those whose worst open finding is of this severity.") Severity worst,
            @QueryParam("overdue") @DefaultValue("false") @Described("Only those with a domain that has not reached its target in time.") boolean overdue,
            @QueryParam("assignee") @Nullable @Described("Only those that this member looks after; for the provider's own keys.") UUID assignee,
            @QueryParam("sort") @DefaultValue("NAME") @Described("What to order by.") CustomerQuery.Sort sort,
            @QueryParam("descending") @DefaultValue("false") @Described("Largest first.") boolean descending,
            @QueryParam("first") @DefaultValue("0") @Min(0) @Described("Place of the first item, counted from 0.") int first,
            @QueryParam("count") @DefaultValue("" + Answering.COUNT) @Min(1) @Max(Page.LARGEST) @Described("Most items to send.") int count) {
        var narrowing = new Narrowing(Optional.ofNullable(tag), Optional.ofNullable(worst), overdue ? Optional.of(today.day()) : Optional.empty(), Optional.ofNullable(assignee));
        return StandingsJson.of(overview.customers(caller.scope(), new CustomerQuery(Optional.ofNullable(search), show, narrowing, sort, descending, first, count)), first);
    }

    @GET
    @Path("attention")
    @Does(value = "Shows what needs attention today", answer = "By kind, most urgent first; empty when nothing does.")
    public AttentionJson getAttention() {
        return AttentionJson.of(attention.today(caller.scope()));
    }
}
