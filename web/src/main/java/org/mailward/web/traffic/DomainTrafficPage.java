package org.mailward.web.traffic;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.sources.boundary.NetworkKnowledge;
import org.mailward.sources.boundary.NetworkKnowledge.Known;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.boundary.TrafficOverview.DomainTraffic;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Who sends in the name of one domain.
@Named
@ViewScoped
public class DomainTrafficPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private Today today;

    @Inject
    private TrafficOverview overview;

    @Inject
    private NetworkKnowledge networks;

    @Inject
    private Text text;

    private final RangeWish wish = new RangeWish();
    private @Nullable UUID id;
    private @Nullable DomainTraffic traffic;
    private @Nullable DayChart chart;
    private @Nullable Known known;

    public void load() {
        if (id == null) {
            throw new NotInScope();
        }
        var range = wish.range(today.day());
        traffic = overview.domain(current.scope(), id, range).orElseThrow(NotInScope::new);
        chart = DayChart.of(range, traffic.days());
        known = networks.known(current.scope());
    }

    /// For staff the domain, for its own people how it stands.
    public String getHeadline() {
        return traffic == null ? "" : current.isCustomerPerson() ? ClientHeadline.of(text, traffic.figures().now(), traffic.stricter().wanted()) : traffic.name().unicode();
    }

    public @Nullable StricterWords getStricter() {
        return traffic == null ? null : new StricterWords(text, traffic.stricter(), current.isCustomerPerson());
    }

    /// What is known of networks at all.
    public @Nullable Known getKnown() {
        return known;
    }

    /// Is the country of any of the messages known?
    public boolean isAnyCountry() {
        return traffic != null && traffic.countries().keySet().stream().anyMatch(code -> !code.isEmpty());
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

    public @Nullable DomainTraffic getTraffic() {
        return traffic;
    }

    public @Nullable DayChart getChart() {
        return chart;
    }

    public String getUnseen() {
        return traffic == null ? "" : String.join(", ", traffic.unseenReporters());
    }
}
