package org.mailward.web.traffic;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.boundary.TrafficOverview.PortfolioTraffic;
import org.mailward.web.shell.CurrentScope;

/// What was sent in the names of all customers' domains.
@Named
@ViewScoped
public class PortfolioTrafficPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private Today today;

    @Inject
    private TrafficOverview overview;

    private final RangeWish wish = new RangeWish();
    private @Nullable PortfolioTraffic traffic;
    private @Nullable DayChart chart;

    public void load() {
        var range = wish.range(today.day());
        traffic = overview.portfolio(current.scope(), range);
        chart = DayChart.of(range, traffic.days());
    }

    public RangeWish getWish() {
        return wish;
    }

    public @Nullable PortfolioTraffic getTraffic() {
        return traffic;
    }

    public @Nullable DayChart getChart() {
        return chart;
    }
}
