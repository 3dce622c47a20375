package org.mailward.web.api.json;

import java.util.List;
import java.util.UUID;
import org.mailward.assessment.boundary.PortfolioOverview.CustomerLine;
import org.mailward.assessment.boundary.PortfolioOverview.Portfolio;
import org.mailward.tenancy.CustomerState;
import org.mailward.web.api.openapi.Described;

@Described("How all customers stand that the key may see.")
public record PortfolioJson(
        @Described("Over all domains.") TotalsJson totals,
        @Described("By name.") List<CustomerTotalsJson> customers) {

    @Described("A customer and the figures of its domains.")
    public record CustomerTotalsJson(
            @Described("The customer's id.") UUID id,
            @Described("The customer's name.") String name,
            @Described("The branch of business.") String sector,
            @Described("ISO 3166-1 code of two letters.") String country,
            @Described("Where the customer stands in its life with the provider.") CustomerState state,
            @Described("Over this customer's domains.") TotalsJson totals) {

        public static CustomerTotalsJson of(CustomerLine line) {
            return new CustomerTotalsJson(line.id(), line.name(), line.sector(), line.country(), line.state(), TotalsJson.of(line.totals()));
        }
    }

    public static PortfolioJson of(Portfolio portfolio) {
        return new PortfolioJson(TotalsJson.of(portfolio.totals()), portfolio.customers().stream().map(CustomerTotalsJson::of).toList());
    }
}
