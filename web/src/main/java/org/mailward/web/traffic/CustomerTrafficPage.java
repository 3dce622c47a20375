package org.mailward.web.traffic;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.boundary.TrafficOverview.CustomerTraffic;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// What was sent in the names of one customer's domains.
@Named
@ViewScoped
public class CustomerTrafficPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private Today today;

    @Inject
    private TrafficOverview overview;

    @Inject
    private Text text;

    private final RangeWish wish = new RangeWish();
    private @Nullable UUID id;
    private @Nullable CustomerTraffic traffic;
    private @Nullable DayChart chart;

    /// A customer's own person needs to name no customer.
    public void load() {
        if (id == null) {
            id = current.seat().customer().orElseThrow(NotInScope::new);
        }
        var range = wish.range(today.day());
        traffic = overview.customer(current.scope(), id, range).orElseThrow(NotInScope::new);
        chart = DayChart.of(range, traffic.days());
    }

    public RangeWish getWish() {
        return wish;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public @Nullable CustomerTraffic getTraffic() {
        return traffic;
    }

    /// For staff the customer, for its own people how it stands.
    public String getHeadline() {
        return traffic == null ? "" : current.isCustomerPerson() ? ClientHeadline.of(text, traffic.figures().now(), traffic.stopped()) : traffic.name();
    }

    public @Nullable DayChart getChart() {
        return chart;
    }

    public String getUnseen() {
        return traffic == null ? "" : String.join(", ", traffic.unseenReporters());
    }
}
