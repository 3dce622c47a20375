package org.mailward.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.web.api.json.PortfolioJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

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

    @GET
    @Does(value = "Shows how all customers stand", answer = "Totals, and each customer's.")
    public PortfolioJson getPortfolio() {
        return PortfolioJson.of(overview.portfolio(caller.scope()));
    }
}
