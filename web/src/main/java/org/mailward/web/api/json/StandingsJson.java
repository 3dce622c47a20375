package org.mailward.web.api.json;

import java.util.List;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.web.api.json.PortfolioJson.CustomerTotalsJson;
import org.mailward.web.api.openapi.Described;

@Described("A part of a list of customers by how they stand.")
public record StandingsJson(
        @Described("Customers in the whole list.") long total,
        @Described("Place of the first item in the whole list, counted from 0.") int first,
        @Described("In the order that was asked for.") List<StandingJson> items) implements Listed {

    @Described("A customer, the figures of its domains, and how its score went.")
    public record StandingJson(
            @Described("The customer and its domains' figures.") CustomerTotalsJson customer,
            @Described("The mean score of its domains on days of the last 30, the oldest first; days without a scan are not there.") List<Long> scores) {
    }

    public static StandingsJson of(PortfolioOverview.Listed listed, int first) {
        return new StandingsJson(listed.customers().total(), first,
                listed.customers().rows().stream().map(line -> new StandingJson(CustomerTotalsJson.of(line), listed.scores().getOrDefault(line.id(), List.of()))).toList());
    }
}
